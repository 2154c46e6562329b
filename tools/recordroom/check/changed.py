"""What the rules over a change ask of its two sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from recordroom.authorise.content import content_hash
from recordroom.authorise.entries import Amendment, Entry, amendments, entries, round_of
from recordroom.check.periods import is_below
from recordroom.model.change import Change, Pair
from recordroom.model.holdings import Record
from recordroom.model.policies import Policies
from recordroom.model.text import Label, Place, Position, Source
from recordroom.model.value import Duration, Value
from recordroom.retain.schedule import assign, stated_period

OFFICIAL = ("issued", "closed", "ended")


def phase(record: Record, policies: Policies) -> str:
    """The phase of a record's state; empty where its type or state is not known."""
    return policies.phase(record) if record.type in policies.types else ""


def kept(change: Change) -> Iterator[tuple[Pair, Record, Record]]:
    """The records that both sides have, as one of the same type."""
    for pair in change.records:
        before, after = pair.before, pair.after
        if before is not None and after is not None and before.type == after.type:
            yield pair, before, after


def is_official(record: Record, policies: Policies) -> bool:
    """Whether a record had left the draft phase."""
    return phase(record, policies) in OFFICIAL


def is_settled(record: Record, policies: Policies) -> bool:
    """Whether somebody had decided on a record as it stood: it is official, or was approved."""
    if is_official(record, policies):
        return True
    return any(entry.decision == "approved" for entry in round_of(entries(record)))


def new_entries(pair: Pair) -> tuple[Entry, ...]:
    """The approvals that the change adds to a record."""
    if pair.after is None:
        return ()
    known = len(entries(pair.before)) if pair.before is not None else 0
    return entries(pair.after)[known:]


def new_amendments(
    change: Change, before: Record, after: Record
) -> tuple[int, tuple[Amendment, ...]]:
    """The amendments that account for this change, with the place of the first in their list: those
    it adds, and one that was announced before and whose change this is.
    """
    old = amendments(before)
    announced = bool(old) and old[-1].start in hashes_of(before, change)
    known = len(old) - announced
    return known, amendments(after)[known:]


def hashes_of(record: Record, change: Change) -> frozenset[str]:
    """The content hashes of a record by the settings of either side: they include what a policy
    governs, and an entry may hold one or the other.
    """
    return frozenset(content_hash(record, side.policies) for side in (change.base, change.head))


def is_import(pair: Pair, change: Change) -> bool:
    """Whether a new record came in finished: it was made elsewhere and is only entered here."""
    if pair.before is not None:
        return False
    first = pair.versions[0].record if pair.versions else pair.after
    return first is not None and is_official(first, change.head.policies)


def rows(record: Record, name: str) -> tuple[tuple[int, Mapping[str, Value]], ...]:
    """The objects of a list field, each with its index in the file."""
    field = record.fields.get(name)
    if field is None or not isinstance(field.value, tuple):
        return ()
    found = field.items(field.value, field.path)
    return tuple((i, row) for i, row in found if isinstance(row, Mapping))


def opening(path: PurePosixPath) -> Place:
    """The first place of a file, also of one that is no longer there."""
    return Place(Source(path, "", "", "", 1), position=Position(1, 1))


def first_difference(source: Source, earlier: str) -> Place:
    """Where a text first differs from its earlier one: the line, or the last that is left."""
    now, old = source.text.split("\n"), earlier.split("\n")
    at = next((i for i, (a, b) in enumerate(zip(now, old, strict=False)) if a != b), None)
    line = (min(len(now), len(old)) if at is None else at) + 1
    last = max(len(source.text.rstrip("\n").split("\n")), 1)
    return Place(source, position=Position(min(line, last), 1))


def state_label(record: Record, policies: Policies) -> Label:
    """A record's state in words, as its type calls it."""
    type_ = policies.types.get(record.type)
    state = type_.states.get(record.status) if type_ is not None else None
    return state.label if state is not None else Label(record.status, record.status)


def kept_for(record: Record, policies: Policies) -> tuple[Duration | None] | None:
    """How long a record is kept, in a tuple where None is for ever; None where no class says."""
    class_ = assign(record, policies).disposal_class
    if class_ is None:
        return None
    forever, own = stated_period(record)
    if forever or class_.period is None:
        return (None,)
    return (own if own is not None and is_below(class_.period, own) else class_.period,)
