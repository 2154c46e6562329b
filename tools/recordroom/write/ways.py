"""The way of a finished record through the states of its type, and the days that it gives for it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from recordroom.model.holdings import Record
from recordroom.model.policies import RecordType, State, Transition
from recordroom.write.stages import Surroundings

_PLANNED = {"held": "starts", "active": "starts", "registered": "received-on"}


def state_path(record: Record, type_: RecordType) -> tuple[str, ...]:
    """The longest way forward to the present state through states the record has traces of."""
    order = list(type_.states)
    final = record.status

    def ways(at: str) -> list[tuple[str, ...]]:
        if at == final:
            return [(at,)]
        out = []
        for step in type_.transitions:
            forward = step.start == at and order.index(step.end) > order.index(at)
            if forward and (step.end == final or _has_traces(record, type_, step)):
                out += [(at, *rest) for rest in ways(step.end)]
        return out

    found = ways(order[0])
    return max(found, key=len) if found else tuple(dict.fromkeys((order[0], final)))


def _has_traces(record: Record, type_: RecordType, step: Transition) -> bool:
    """Whether a step on the way can have been: all that its state asks for is there, and the day
    that the step writes.
    """
    state = step.end
    if type_.states[state].phase == "ended":
        return False
    days = [name for name, value in step.sets.items() if value == "today"]
    return all(name in record.fields for name in days) and all(
        name in record.fields
        for name, spec in type_.fields.items()
        if state in spec.need.states and spec.need.validity.binds(record.day())
    )


def decides(type_: RecordType, path: tuple[str, ...]) -> bool:
    """Whether a step of this way is itself a decision."""
    ways = set(pairwise(path))
    return any(t.action == "approve" and (t.start, t.end) in ways for t in type_.transitions)


def stated_day(
    record: Record, type_: RecordType, state: State, around: Surroundings
) -> date | None:
    """The day the record gives for entering a state, in the fields that this state asks for or
    that the step to it writes.
    """
    if state.id == "superseded" and record.id in around.replaced:
        return around.replaced[record.id]
    if state.id == "voided" and record.id in around.voided:
        return around.voided[record.id]
    if state.id == "filed" and "filed-on" not in record.fields:
        return around.filed.get(record.id)
    written = {n for t in type_.transitions if t.end == state.id
               for n, value in t.sets.items() if value == "today"}  # fmt: skip
    days = [
        record.day(name)
        for name, spec in type_.fields.items()
        if spec.kind == "date" and name.endswith("-on")
        and (name in written or begins(type_, spec.need.states) == state.id)
    ]  # fmt: skip
    days.append(record.day(_PLANNED.get(state.id, "")))
    if state.phase == "closed" and not any(days):
        days.append(around.answered.get(record.id))
    return max((d for d in days if d is not None), default=None)


def begins(type_: RecordType, states: tuple[str, ...]) -> str:
    return next((s for s in type_.states if s in states), "")
