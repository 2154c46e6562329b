"""The life cycle of a record's type: which steps lead where, and which are open to a record now."""

from __future__ import annotations

from recordroom.capture.conditions import holds
from recordroom.model.holdings import Record
from recordroom.model.policies import RecordType, Transition


def reachable(type_: RecordType, start: str, end: str) -> bool:
    """Whether any way of one or more steps leads from one state to another."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        state = waiting.pop()
        for step in type_.transitions:
            if step.start == state and step.end not in seen:
                seen.add(step.end)
                waiting.append(step.end)
    return end in seen


def steps_from(record: Record, type_: RecordType) -> tuple[Transition, ...]:
    """The steps out of the record's present state whose condition it fulfils, in file order."""
    return tuple(
        step
        for step in type_.transitions
        if step.start == record.status and (step.when is None or holds(step.when, record, type_))
    )


def ahead(record: Record, type_: RecordType, action: str) -> bool:
    """Whether a step with this action lies ahead of the record, but not in its present state."""
    states = {step.start for step in type_.transitions if step.action == action}
    return record.status not in states and any(
        reachable(type_, record.status, state) for state in states
    )
