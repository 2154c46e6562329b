"""What a change does to one record: its steps, number, filing, readers and time of keeping."""

from __future__ import annotations

from dataclasses import dataclass

from recordroom.access.decide import decide_record, demand_of, label_of
from recordroom.authorise.entries import entries
from recordroom.model.change import Change, Pair, Side
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Policies
from recordroom.model.text import Label
from recordroom.report.summary.kinds import KINDS, fresh, kinds_of
from recordroom.report.summary.readers import Named, Readers
from recordroom.retain.schedule import Keeping, keeping

PERMANENT = Label("永久", "permanent")
NOT_STARTED = Label("期限未起算", "period not started")
NO_CLASS = Label("未定保管类别", "no disposal class")

Shift = tuple[Label | None, Label | None]
"""Before and after; None where the record is not there."""


@dataclass(frozen=True, slots=True)
class Move:
    """One changed record. `kinds` are of KINDS, the weightiest first; `states`, `access` and `kept`
    are given when they differ. `gained` and `lost` are audiences that can, or can no longer, read
    it. `number` and `reference` are those it gets, `given` who answered as an approver,
    `successor` is the record that replaces it.
    """

    named: Named
    type: Label
    kinds: tuple[str, ...]
    states: Shift | None
    access: Shift | None
    kept: Shift | None
    gained: tuple[Label, ...] = ()
    lost: tuple[Label, ...] = ()
    number: str = ""
    reference: str = ""
    given: tuple[Label, ...] = ()
    successor: Named | None = None


def holdings_of(side: Side) -> Holdings:
    """A side's records as holdings, for what looks from one record to others."""
    by_type: dict[str, list[Record]] = {}
    by_number: dict[str, list[Record]] = {}
    for record in side.by_id.values():
        by_type.setdefault(record.type, []).append(record)
        by_number.setdefault(record.number, []).append(record)
    return Holdings(
        records=tuple(side.by_id.values()),
        by_id=side.by_id,
        by_type={k: tuple(v) for k, v in by_type.items()},
        by_number={k: tuple(v) for k, v in by_number.items() if k},
        registers=(), references=(), problems=(),
    )  # fmt: skip


def moves(change: Change, readers: Readers) -> tuple[Move, ...]:
    """Every changed record that the readers may know of, the weightiest kind first."""
    before, after = holdings_of(change.base), holdings_of(change.head)
    found = [
        _move(pair, change, readers, before, after)
        for pair in change.records
        if readers.may_read(pair.before, pair.after)
    ]
    order = list(KINDS)
    return tuple(sorted(found, key=lambda m: (order.index(m.kinds[0]), m.named.path)))


def _move(pair: Pair, change: Change, readers: Readers, before: Holdings, after: Holdings) -> Move:
    base, head = change.base.policies, change.head.policies
    old, new = pair.before, pair.after
    record, policies = (new, head) if new is not None else (old, base)
    assert record is not None  # a pair has at least one side
    was = None if old is None else _audiences(old, base)
    now = {} if new is None else _audiences(new, head)
    named = readers.name(record, policies)
    states = _shift(_state(old, base), _state(new, head))
    return Move(
        named=named,
        type=policies.types[record.type].label,
        kinds=kinds_of(pair, head),
        states=states,
        access=_shift(_level(old, base), _level(new, head)),
        kept=_shift(_kept(old, before, base), _kept(new, after, head)),
        gained=tuple(v for k, v in now.items() if was is not None and k not in was),
        lost=tuple(v for k, v in (was or {}).items() if new is not None and k not in now),
        # A number that the readers may not see is told no more than in its place.
        number=named.number if fresh(old, new, "number") else "",
        reference=fresh(old, new, "reference-code"),
        given=_answers(old, new, head) if readers.see_field(record, "approvals", policies) else (),
        successor=_successor(new, change.head, readers) if states is not None else None,
    )


def _successor(record: Record | None, side: Side, readers: Readers) -> Named | None:
    """The record that says of itself that it replaces this one, and is no draft."""
    if record is None:
        return None
    for other in side.by_id.values():
        named = other.value("supersedes")
        replaces = isinstance(named, tuple) and record.id in named
        if replaces and side.policies.phase(other) != "draft" and readers.may_read(other):
            return readers.name(other, side.policies)
    return None


def _state(record: Record | None, policies: Policies) -> Label | None:
    if record is None:
        return None
    state = policies.types[record.type].states.get(record.status)
    return state.label if state is not None else Label(record.status, record.status)


def _level(record: Record | None, policies: Policies) -> Label | None:
    return None if record is None else label_of(demand_of(record), policies.access)


def _kept(record: Record | None, holdings: Holdings, policies: Policies) -> Label | None:
    return None if record is None else kept_label(keeping(record, holdings, policies))


def kept_label(kept: Keeping) -> Label:
    """Until when, in words: a day, 永久, or why there is none."""
    if kept.assignment.disposal_class is None:
        return NO_CLASS
    if kept.permanent:
        return PERMANENT
    if kept.until is None:
        return NOT_STARTED
    return Label(kept.until.isoformat(), kept.until.isoformat())


def _audiences(record: Record, policies: Policies) -> dict[str, Label]:
    return {
        a.id: a.label
        for a in policies.access.audiences.values()
        if decide_record(record, a, policies.access).shown
    }


def _shift(old: Label | None, new: Label | None) -> Shift | None:
    return None if old == new else (old, new)


def _answers(old: Record | None, new: Record | None, policies: Policies) -> tuple[Label, ...]:
    """Who answered as an approver in this change, by name."""
    if new is None:
        return ()
    rows = entries(new)[len(entries(old)) if old is not None else 0 :]
    people = policies.organisation.people
    ids = dict.fromkeys(row.by for row in rows if row.by)
    return tuple(people[i].name if i in people else Label(i, i) for i in ids)
