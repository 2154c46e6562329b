"""Circulation as the rules look at it: what was sent round and read, worked out once for all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from recordroom.authorise.circulation import FIELD, Reading, states
from recordroom.check.rule import Context
from recordroom.check.told import unread
from recordroom.model.holdings import Acknowledgement, Record


def readings(context: Context) -> Mapping[str, tuple[Reading, ...]]:
    """How it stands with every reader of every record that was sent round, on the check's day."""
    return states(context.holdings, context.policies, as_of=context.as_of)


def acknowledged(context: Context) -> Iterator[tuple[Acknowledgement, Record]]:
    """Every acknowledgement whose record and person exist; the rest is told by other rules."""
    people = context.policies.organisation.people
    for acknowledgement in context.holdings.acknowledgements:
        record = context.holdings.by_id.get(acknowledgement.record)
        if record is not None and acknowledgement.person in people:
            yield acknowledgement, record


def orphans(context: Context) -> Iterator[Acknowledgement]:
    """Acknowledgements of records that are not there, nor among the files that cannot be read."""
    gone = unread(context)
    for acknowledgement in context.holdings.acknowledgements:
        name = acknowledgement.record
        if name not in context.holdings.by_id and name not in gone:
            yield acknowledgement


def circulated(context: Context) -> Iterator[Record]:
    """The records that were sent round."""
    return (r for r in context.holdings.records if FIELD in r.fields)
