"""A record's life (办理过程), read off the finished record: which stages, on which days, by whom.

Nothing is invented that the record does not say: a stage's day is the day its own fields or
approvals give, and only where they are silent a working day in between.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from recordroom.model.holdings import Record
from recordroom.model.policies import RecordType, State, Transition
from recordroom.model.text import Label
from recordroom.write.afterwards import first_round, with_afterwards
from recordroom.write.days import later, pick
from recordroom.write.people import REGISTRAR, People
from recordroom.write.stages import Approval, Stage, Surroundings, approvals_of
from recordroom.write.ways import begins, decides, state_path, stated_day

DRAFT = Label("拟稿", "Draft", "擬稿")
RECEIVE = Label("收到", "Receive")
NUMBER = Label("编号", "Number", "編號")

_STARTS = ("drafted-on", "applied-on", "received-on", "held-on", "started")
_ACTIONS = {
    "received": "received", "submitted": "submitted", "in-review": "submitted",
    "numbered": "registered", "sealed": "stamped",
    "signed": "approved", "approved": "approved", "adopted": "approved", "accepted": "approved",
    "confirmed": "reviewed", "checked": "reviewed", "registered": "registered",
    "issued": "issued", "filed": "filed", "refused": "refused",
    "rejected": "refused", "withdrawn": "withdrawn", "cancelled": "withdrawn",
    "voided": "voided", "superseded": "superseded", "repealed": "repealed", "active": "changed", "held": "changed",
}  # fmt: skip
_COMMANDS = {"submit": "submitted", "approve": "approved", "number": "numbered", "issue": "issued"}
_PHASES = {"draft": "submitted", "issued": "changed", "closed": "closed", "ended": "withdrawn"}
_TOGETHER = timedelta(days=5)
"""How long after a decision the step it decides may be entered together with it."""

_DECIDED = {"approved": "approved", "returned": "returned", "refused": "refused"}


@dataclass(slots=True)
class _Step:
    """A stage before its day is settled: `day` is None where nothing says when."""

    day: date | None
    by: str
    action: str
    label: Label
    state: str
    approvals: int
    numbered: bool
    who: tuple[str, ...] = ()
    note: str = ""


def life(record: Record, type_: RecordType, people: People, around: Surroundings) -> list[Stage]:
    """The stages of a record from its first writing to what it is today, days never falling."""
    path = state_path(record, type_)
    given = approvals_of(record, type_)
    steps = _steps(record, type_, path, people=people, around=around)
    first = _first_day(record, steps, around)
    days = _settle(record.id, first, [s.day for s in steps[1:]], around)
    stages = []
    for step, day in zip(steps, days, strict=True):
        by = step.by or people.actor(step.who, record, day)
        passed = path[: path.index(step.state) + 1]
        stages.append(
            Stage(day, by, step.action, step.label, step.state, passed, step.approvals,
                  step.numbered, step.note)
        )  # fmt: skip
    stages = with_afterwards(record, type_, stages, given)
    return _after_arrival(stages, people, around)


def _steps(
    record: Record, type_: RecordType, path: tuple[str, ...], *, people: People,
    around: Surroundings,
) -> list[_Step]:  # fmt: skip
    approvals = first_round(record, approvals_of(record, type_))
    steps, given, numbered = [_beginning(record, path[0], people, around)], 0, False
    may_bear = (*type_.number_may, *type_.number_states)
    taken = around.numbered.get(record.id)

    def approve(upto: int, state: str, *, decides: bool = False) -> None:
        nonlocal given
        rows = approvals[given:upto]
        for at, a in enumerate(rows, 1):
            given += 1
            step = _decision(a, state, given, numbered, decides=decides and at == len(rows))
            steps.append(step)
            if step.action == "returned":
                steps.extend(_sent_back(record, type_, step, people))

    stated = [stated_day(record, type_, type_.states[s], around) for s in path]
    for at, (before, after) in enumerate(pairwise(path), 1):
        state = type_.states[after]
        transition = next(
            (t for t in type_.transitions if (t.start, t.end) == (before, after)), None
        )
        day = stated[at]
        # What was decided after a later state began belongs to that one (立项 and 结项).
        end = min((d for d in stated[at:] if d is not None), default=around.as_of)
        open_ = [a if a.on <= end else None for a in approvals]
        match = _match(record, transition, open_, given=given, people=people)
        number_now = bool(taken) and not numbered and state.id in may_bear
        step = _state_step(record, type_, state, transition=transition, day=day, people=people)
        if match is not None:
            # A decision that is carried out only later is entered when it was taken.
            apart = step.day is not None and step.day - approvals[match].on > _TOGETHER
            alone = number_now or apart
            approve(match + (1 if alone else 0), before, decides=alone)
            if not alone:
                a = approvals[match]
                given += 1
                step = replace_step(step, a, given, numbered)
        elif state.phase != "draft" and "anyone" not in step.who:
            # Without a day of its own it leaves them to a decision that is still to come.
            waits = day is None and decides(type_, path[at:])
            approve(0 if waits else sum(a.on <= (day or a.on) for a in approvals), before)
        if number_now:
            numbered = True
            office = (f"post:{REGISTRAR}",)
            # Whoever decided has signed already: the office enters the decision with the number,
            # and where the state is one of being given out, that is its own act.
            own = transition is not None and transition.action == "number"
            entered = own or (match is not None and step.action == "approved")
            at_number, label = after if entered else before, step.label if own else NUMBER
            steps.append(_Step(taken, "", "numbered", label, at_number, given, True, office))
            if entered:
                continue
            if match is not None:
                step.by, step.who = "", office
        step.approvals, step.numbered = given, numbered
        steps.append(step)
    approve(len(approvals), path[-1])
    return steps


def _beginning(record: Record, state: str, people: People, around: Surroundings) -> _Step:
    """The first act: a draft, or the receipt of what came in."""
    action, label = ("received", RECEIVE) if state == "received" else ("drafted", DRAFT)
    writer = people.writer(record, record.day() or around.founded)
    return _Step(None, writer, action, label, state, 0, False)


def _decision(a: Approval, state: str, given: int, numbered: bool, *, decides: bool) -> _Step:
    """An approval as an act of its own."""
    action = _DECIDED.get(a.decision, "approved")
    if action == "approved" and not decides:
        action = "reviewed"
    return _Step(a.written, a.writer, action, a.label, state, given, numbered, note=a.note)


def _sent_back(record: Record, type_: RecordType, step: _Step, people: People) -> Iterator[_Step]:
    """A return puts the record back; the draft is mended and handed in again."""
    back = next((t for t in type_.transitions
                 if t.action == "return" and t.start == step.state), None)  # fmt: skip
    if back is None:
        return
    again = next((t for t in type_.transitions
                  if t.action == "submit" and (t.start, t.end) == (back.end, back.start)), None)  # fmt: skip
    if again is not None:
        writer = people.writer(record, step.day or record.day() or date.min)
        yield replace(step, day=None, by=writer, action="submitted", label=again.label, note="")
    step.state, step.label = back.end, back.label


def replace_step(step: _Step, approval: Approval, given: int, numbered: bool) -> _Step:
    """A change of state that is itself an approval: its day, its person, its note."""
    day = max(approval.written, step.day) if step.day else approval.written
    return replace(
        step, day=day, by=approval.writer, approvals=given, numbered=numbered, note=approval.note
    )


def _state_step(
    record: Record, type_: RecordType, state: State, *, transition: Transition | None,
    day: date | None, people: People,
) -> _Step:  # fmt: skip
    by = transition.by if transition is not None else ()
    named = [
        record.text(name)
        for name, spec in type_.fields.items()
        if spec.kind == "person" and begins(type_, spec.need.states) == state.id
    ]
    on = day or record.day() or date.min
    person = next((p for p in named if p and people.may(p, by, record, on)), "")
    label = transition.label if transition is not None else state.label
    command = transition.action if transition is not None else ""
    action = _ACTIONS.get(state.id) or _COMMANDS.get(command) or _PHASES[state.phase]
    return _Step(day, person, action, label, state.id, 0, False, by)


def _match(
    record: Record, transition: Transition | None, approvals: list[Approval | None], *, given: int,
    people: People,
) -> int | None:  # fmt: skip
    """The last approval by someone whom the transition names; it is what took the step."""
    if transition is None or "anyone" in transition.by:
        return None
    for i in reversed(range(given, len(approvals))):
        a = approvals[i]
        if (
            a is not None
            and a.decision != "returned"
            and people.may(a.by, transition.by, record, a.on)
        ):
            return i
    return None


def _first_day(record: Record, steps: list[_Step], around: Surroundings) -> date:
    """The day of the first writing: as stated; the record's own day, where what follows came
    later (a meeting, a service); else some days before the first act (a letter and its signing).
    """
    stated = [d for name in _STARTS if (d := record.day(name)) is not None]
    if stated:
        return stated[0]
    own = record.day() or around.founded
    acts = [s.day for s in steps[1:] if s.day is not None and (s.approvals or s.numbered)]
    if not acts or min(acts) > own:
        return own
    return later(min(acts), -1 - pick(record.id, 3))


def _settle(key: str, first: date, days: list[date | None], around: Surroundings) -> list[date]:
    """Days that never fall; an unknown one follows soon after the last, before the next known."""
    out = [min(max(first, around.founded), around.as_of)]
    for i, day in enumerate(days):
        known = [d for d in days[i:] if d is not None]
        end = min([around.as_of, *known])
        guess = later(out[-1], pick(f"{key}/{i}", 2) + (0 if known else 1))
        out.append(min(max(out[-1], day or min(guess, end)), around.as_of))
    return out


def _after_arrival(stages: list[Stage], people: People, around: Surroundings) -> list[Stage]:
    out: list[Stage] = []
    for stage in stages:
        day = max(stage.day, people.arrives(stage.by), *(s.day for s in out[-1:]))
        out.append(replace(stage, day=min(day, around.as_of)))
    return out
