"""Duties on one record that one person may not do together (不相容职责)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recordroom.authorise.entries import entries
from recordroom.model.holdings import Record
from recordroom.model.policies import Policies, Separation
from recordroom.model.text import FieldPath

APPROVALS = "approvals"


@dataclass(frozen=True, slots=True)
class Clash:
    """A person who did two duties that are kept apart; `place` and `other` are where it stands."""

    separation: Separation
    person: str
    place: FieldPath
    other: FieldPath


def clashes(record: Record, policies: Policies) -> tuple[Clash, ...]:
    """Every person who stands in two fields of a separation, each pair of fields once."""
    day = record.day()
    return tuple(
        clash
        for row in policies.authority.separations
        if row.type == record.type and row.validity.binds(day)
        for clash in _clashes(record, row)
    )


def _clashes(record: Record, separation: Separation) -> Iterator[Clash]:
    seen: dict[str, tuple[str, FieldPath]] = {}
    for name in separation.fields:
        told: set[str] = set()
        for person, place in _people(record, name):
            first = seen.setdefault(person, (name, place))
            if first[0] != name and person not in told:
                told.add(person)
                yield Clash(separation, person, place, first[1])


def _people(record: Record, name: str) -> Iterator[tuple[str, FieldPath]]:
    """The persons of a field; of `approvals` those who approved."""
    if name == APPROVALS:
        for row in entries(record):
            if row.by and row.decision == "approved":
                yield row.by, (APPROVALS, row.index, "by")
        return
    field = record.fields.get(name)
    if field is None:
        return
    if isinstance(field.value, str):
        yield field.value, field.path
    elif isinstance(field.value, tuple):
        for i, item in field.items(field.value, field.path):
            if isinstance(item, str):
                yield item, (*field.path, i)
