"""The bands of a matter as numbers, at each span of days in which the same ones are in force."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from recordroom.capture.typed import to_scalar
from recordroom.model.policies import Band, FieldSpec, Matter, Policies
from recordroom.model.text import Label

Cut = tuple[Decimal, int]
"""A place between numbers: `(n, 0)` just before a number, `(n, 1)` just after it, so that a limit
with and one without its number differ."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A band by measure, from one cut to another; None is open."""

    band: Band
    start: Cut | None
    end: Cut | None

    @property
    def lower(self) -> str:
        """The key under which the lower limit stands, empty where there is none."""
        return "above" if self.band.above else "at-least" if self.band.at_least else ""

    @property
    def upper(self) -> str:
        """The key under which the upper limit stands, empty where there is none."""
        return "up-to" if self.band.up_to else "below" if self.band.below else ""

    @property
    def is_empty(self) -> bool:
        """Whether the band ends before it begins, or holds no number."""
        return self.start is not None and self.end is not None and self.start >= self.end


def measure(matter: Matter, policies: Policies) -> FieldSpec | None:
    """The field that a matter is measured by."""
    type_ = policies.types.get(matter.type)
    return type_.fields.get(matter.field) if type_ is not None else None


def in_force(matter: Matter) -> Iterator[tuple[Band, ...]]:
    """The sets of bands that are in force together, each set once, from the earliest days on."""
    days: set[date] = {date.min}
    for band in matter.bands:
        if band.validity.start is not None:
            days.add(band.validity.start)
        if band.validity.end is not None and band.validity.end < date.max:
            days.add(band.validity.end + timedelta(days=1))
    seen: set[tuple[int, ...]] = set()
    for day in sorted(days):
        bands = [(i, b) for i, b in enumerate(matter.bands) if b.validity.binds(day)]
        key = tuple(i for i, _ in bands)
        if bands and key not in seen:
            seen.add(key)
            yield tuple(band for _, band in bands)


def stretches(bands: tuple[Band, ...]) -> tuple[Stretch, ...] | None:
    """The bands in order of measure; None when one of them has a limit that is no number."""
    out = []
    for band in bands:
        limits = (band.above, band.at_least, band.below, band.up_to)
        if any(text and amount(text) is None for text in limits):
            return None
        start = _cut(band.above, 1) or _cut(band.at_least, 0)
        end = _cut(band.up_to, 1) or _cut(band.below, 0)
        out.append(Stretch(band, start, end))
    lowest: Cut = (Decimal("-Infinity"), 0)
    return tuple(sorted(out, key=lambda s: lowest if s.start is None else s.start))


def _cut(text: str | None, side: int) -> Cut | None:
    value = amount(text)
    return None if value is None else (value, side)


def between(start: Cut, end: Cut | None) -> Label:
    """What lies between two cuts, in words."""
    low, with_low = start[0], start[1] == 0
    if end is None:
        if with_low:
            return Label(f"{low} 及以上", f"{low} and what is above it")
        return Label(f"{low} 以上", f"what is above {low}")
    high, with_high = end[0], end[1] == 1
    if low == high:
        return Label(f"恰好 {low}", f"exactly {low}")
    zh = f"{low}（含）" if with_low else f"{low} 以上"
    en = f"from {low}" if with_low else f"above {low}"
    if with_high:
        return Label(f"{zh}至 {high}", f"{en} up to {high}")
    return Label(f"{zh}至不到 {high}", f"{en} to less than {high}")


def amount(text: str | None) -> Decimal | None:
    """A number as written, None for anything else."""
    value = to_scalar("number", text or "")
    return value if isinstance(value, Decimal) else None
