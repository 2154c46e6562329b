"""The bands of a matter as numbers, at each span of days in which the same ones are in force."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from recordroom.capture.typed import to_scalar
from recordroom.model.policies import Band, FieldSpec, Matter, Policies


@dataclass(frozen=True, slots=True)
class Stretch:
    """A band by measure: more than `above`, up to and including `up_to`; None is open."""

    band: Band
    above: Decimal | None
    up_to: Decimal | None


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
        above, up_to = amount(band.above), amount(band.up_to)
        if (band.above and above is None) or (band.up_to and up_to is None):
            return None
        out.append(Stretch(band, above, up_to))
    lowest = Decimal("-Infinity")
    return tuple(sorted(out, key=lambda s: lowest if s.above is None else s.above))


def amount(text: str | None) -> Decimal | None:
    """A number as written, None for anything else."""
    value = to_scalar("number", text or "")
    return value if isinstance(value, Decimal) else None
