"""Which records count as one, so that a matter is not split into small ones (化整为零)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Matter, Policies, Splitting
from recordroom.model.value import Value

Runs = Mapping[tuple[str, str], tuple[Record, ...]]
"""By matter and record id: the records that came before this one and count together with it,
earliest first. Records that stand alone are not in it."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: date
    end: date
    record: Record


def runs(policies: Policies, holdings: Holdings) -> Runs:
    """The runs of every matter that has `splitting`."""
    found: dict[tuple[str, str], tuple[Record, ...]] = {}
    for matter in policies.authority.matters:
        if matter.splitting is not None:
            for group in _groups(matter, matter.splitting, holdings, policies):
                found.update(_chain(matter, matter.splitting, group, policies))
    return found


def _groups(
    matter: Matter, splitting: Splitting, holdings: Holdings, policies: Policies
) -> Sequence[list[_Stretch]]:
    """The records of the matter's type that agree in every field of `over`."""
    by_key: dict[tuple[str, ...], list[_Stretch]] = {}
    for record in holdings.by_type.get(matter.type, ()):
        key = tuple(_same(record.value(name)) for name in splitting.over)
        start, end = record.day(splitting.start), record.day(splitting.end)
        # What is left out of a field says nothing about whose it is.
        if not all(key) or start is None or policies.phase(record) in ("ended", ""):
            continue
        stretch = _Stretch(start, max(start, end or start), record)
        by_key.setdefault(key, []).append(stretch)
    return [sorted(g, key=_order) for g in by_key.values() if len(g) > 1]


def _order(stretch: _Stretch) -> tuple[date, date, str]:
    return stretch.start, stretch.record.day() or stretch.start, stretch.record.id


def _same(value: Value | None) -> str:
    if value is None or isinstance(value, (datetime, Mapping)):
        return ""
    return "\n".join(map(str, value)) if isinstance(value, tuple) else str(value)


def _chain(matter: Matter, splitting: Splitting, group: list[_Stretch], policies: Policies) -> Runs:
    """What each record of a group follows without a break longer than the gap.

    A draft asks for nothing yet: it is measured with those before it, but not they with it.
    """
    found: dict[tuple[str, str], tuple[Record, ...]] = {}
    gap = timedelta(days=splitting.gap.rough_days)
    run: list[Record] = []
    last = date.min
    for stretch in group:
        if run and stretch.start - last > gap:
            run = []
        if run:
            found[matter.id, stretch.record.id] = tuple(run)
        if policies.phase(stretch.record) != "draft":
            last = max(last, stretch.end) if run else stretch.end
            run.append(stretch.record)
    return found
