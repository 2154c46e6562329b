"""What was in force on a day: the records that replace one another, and the texts of one record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Policies
from recordroom.model.value import Value
from recordroom.relate.links import successors

STARTS = ("effective-from", "issued-on", "date")
"""Fields that say from which day a record binds, the first that is filled in."""


@dataclass(frozen=True, slots=True)
class Term:
    """The days on which a record is in force, first and last included; `end` None: still.

    `unsure` marks a record that has ended (suspended, withdrawn …) without saying on which day.
    """

    record: Record
    start: date
    end: date | None
    unsure: bool = False

    def holds(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)


def lineage(record: Record, holdings: Holdings) -> tuple[Record, ...]:
    """The record with all it replaced and all that replaced it, near and far, oldest first."""
    later = successors(holdings)
    earlier: dict[str, list[Record]] = {}
    for target, newer in later.items():
        if target in holdings.by_id:
            for one in newer:
                earlier.setdefault(one.id, []).append(holdings.by_id[target])
    found = {record.id: record}
    waiting = [record]
    while waiting:
        one = waiting.pop()
        for other in (*later.get(one.id, ()), *earlier.get(one.id, ())):
            if other.id not in found:
                found[other.id] = other
                waiting.append(other)
    return tuple(sorted(found.values(), key=lambda r: (_start(r) or date.max, r.id)))


def terms(records: Sequence[Record], policies: Policies, holdings: Holdings) -> tuple[Term, ...]:
    """When each of the records is in force; drafts never are, and are left out."""
    later = successors(holdings)
    out = []
    for record in records:
        start = _start(record)
        if start is None or policies.phase(record) in ("draft", ""):
            continue
        end = record.day("effective-to")
        following = [
            day
            for newer in later.get(record.id, ())
            if policies.phase(newer) not in ("draft", "") and (day := _start(newer)) is not None
        ]
        if end is None and following:
            end = min(following) - timedelta(days=1)
        unsure = end is None and policies.phase(record) == "ended"
        out.append(Term(record, start, end, unsure))
    return tuple(out)


def in_force(
    record: Record, policies: Policies, holdings: Holdings, *, on: date
) -> tuple[Term, ...]:
    """The terms of a record's lineage that hold on a day: one, none, or several after a split."""
    found = terms(lineage(record, holdings), policies, holdings)
    return tuple(term for term in found if term.holds(on))


def content_on(record: Record, day: date) -> str:
    """The content hash of the record's text as it stood at the end of a day: what the first
    amendment after it started `from`. Empty for the text as it stands now.
    """
    rows = record.value("amendments")
    later = [
        (on, str(row.get("from", "")))
        for row in (rows if isinstance(rows, tuple) else ())
        if isinstance(row, Mapping) and (on := _day(row.get("on"))) is not None and on > day
    ]
    return min(later, key=lambda item: item[0])[1] if later else ""


def _start(record: Record) -> date | None:
    return next((day for name in STARTS if (day := record.day(name)) is not None), None)


def _day(value: Value | None) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None
