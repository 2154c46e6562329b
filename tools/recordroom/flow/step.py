"""One step of a record's life: may this person take it now, what is lacking, and what it writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from recordroom.flow.after import Fields, Items, after
from recordroom.flow.lifecycle import steps_from
from recordroom.flow.persons import Actor, Refusal, decided, known, seat, who_may
from recordroom.flow.requirements import Known, lacking, unfilled
from recordroom.flow.setting import written
from recordroom.flow.words import ACTION_WORDS, fields_missing, lacking_words, next_words, state_of
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Policies, RecordType, Transition
from recordroom.model.text import Label

__all__ = ["Actor", "Refusal", "Step", "choose", "take"]

_RECORDED = ("approve", "return", "refuse")
"""Actions that are decisions of a person and leave an entry among the approvals: see approval.py."""


@dataclass(frozen=True, slots=True)
class Step:
    """What taking a step means: the transition (None where the record stays in its state), the
    fields to write (None: take away), the items to append to lists, and what to tell.
    """

    transition: Transition | None
    fields: Fields
    append: Items
    notes: tuple[Label, ...] = field(default=())


def take(
    record: Record,
    action: str,
    *,
    actor: Actor,
    on: date,
    given: Mapping[str, str],
    policies: Policies,
    holdings: Holdings,
    landed_numbers: frozenset[str] | None,
    to: str = "",
    decision: str = "",
) -> Step | Refusal:
    """Take the step of a record that `action` stands for, as `actor` on the day `on`.

    `given` are values for fields that the step asks for; `to` is the state meant where several
    are possible, `decision` the record (`in`) by which a body decided. `landed_numbers` are the
    numbers that stand on the default branch (None: no git). Nothing is written: the caller lays
    the step over the file.
    """
    type_ = policies.types[record.type]
    facts = Known(policies, holdings, on, landed_numbers)
    refused = known(actor, policies, on) or _stateless(record, type_)
    if refused is not None:
        return refused
    found = choose(record, action, actor=actor, known_=facts, to=to, decision=decision)
    if isinstance(found, Refusal):
        return found
    return complete(record, found, actor=actor, known_=facts, given=given)


def choose(
    record: Record, action: str, *, actor: Actor, known_: Known, to: str = "", decision: str = ""
) -> Transition | Refusal:
    """The one step that is meant and that the actor may take, or why there is none."""
    policies = known_.policies
    type_ = policies.types[record.type]
    named = [t for t in type_.transitions if t.start == record.status and _meant(t, action, to)]
    if not named:
        return _no_step(record, action, type_, known_, to)
    open_ = [t for t in named if t in steps_from(record, type_)]
    if not open_:
        return _unfulfilled(record, named[0])
    refusals: list[Refusal] = []
    allowed: list[Transition] = []
    for step in open_:
        refused = _may(step, record, actor, known_, decision)
        if refused is None:
            allowed.append(step)
        else:
            refusals.append(refused)
    if not allowed:
        return refusals[0]
    if len({t.end for t in allowed}) > 1:
        return _several(record, allowed, type_)
    return allowed[0]


def complete(
    record: Record,
    step: Transition,
    *,
    actor: Actor,
    known_: Known,
    given: Mapping[str, str],
    entry: Items | None = None,
) -> Step | Refusal:
    """The step with all it writes, `entry` being what goes to lists besides; or what is lacking."""
    policies = known_.policies
    type_ = policies.types[record.type]
    sets = written(step, record, actor=actor, known_=known_, given=given)
    if isinstance(sets, Refusal):
        return sets
    fields, append = dict(sets[0]), {**sets[1], **(entry or {})}
    if step.end != record.status:
        fields["status"] = step.end
    captured = after(record, fields, append, policies)
    moved = captured.record
    assert moved is not None  # the type did not change
    lacks = lacking(step, moved, known_)
    if lacks:
        return Refusal(lacks[0].word, *lacking_words(record, step, lacks))
    missing = unfilled(step, moved, policies)
    if missing:
        return Refusal("missing-field", *fields_missing(missing, moved, step, type_))
    label = Label(
        f"✓ {step.label.hans}：{state_of(record, type_).hans} → {state_of(moved, type_).hans}",
        f"✓ {step.label.en}: {state_of(record, type_).en} → {state_of(moved, type_).en}",
    )
    return Step(
        step,
        fields,
        append,
        (label, *next_words(moved, policies, known_.on, holdings=known_.holdings)),
    )


def _meant(step: Transition, action: str, to: str) -> bool:
    if to and step.end != to:
        return False
    if step.action == action:
        return True
    # An approval that waited for something else (a stamped page) lets the step be taken later by
    # anybody who may: what it needs is the approvals, and they are there or the step is refused.
    return action == "advance" and step.action == "approve" and "approvals" in step.requires


def _may(
    step: Transition, record: Record, actor: Actor, known_: Known, decision: str
) -> Refusal | None:
    """Why the actor may not take the step; None when they may."""
    policies, on = known_.policies, known_.on
    found = seat(step.by, actor, record, policies=policies, on=on)
    name = policies.organisation.people[actor.person].name
    who = who_may(step.by, record, policies=policies, on=on)
    if found is None:
        return Refusal(
            "not-allowed",
            f"{name.hans}不能办理「{step.label.hans}」。可以办理的是：{who.hans}。请交他们办理；"
            "受托代行的，先在 authority.yml 的 delegations 登记。",
            f"{name.en} may not take the step “{step.label.en}”. Those who may: {who.en}. Hand it "
            "to them; a delegation is entered in authority.yml first.",
        )
    if not found.word.startswith("body:") or step.action in _RECORDED:
        return None
    # Other words of the step may let the same person act on their own.
    own = tuple(w for w in step.by if not w.startswith("body:"))
    if seat(own, actor, record, policies=policies, on=on) is not None:
        return None
    if decided(found.word, decision=decision, holdings=known_.holdings, policies=policies, on=on):
        return None
    bodies = policies.organisation.bodies
    body = bodies[found.word.removeprefix("body:")].label
    return Refusal(
        "no-decision",
        f"「{step.label.hans}」要由{body.hans}决定。请用 --in 写明{body.hans}的决议或纪要的标识：它须已生效，"
        f"日期不晚于 {on}。还没有决定的，先开会表决。",
        f"“{step.label.en}” is for the {body.en} to decide. Name its resolution or minutes with "
        f"--in: settled, and dated no later than {on}. Without a decision there has to be one first.",
    )


def _stateless(record: Record, type_: RecordType) -> Refusal | None:
    if record.status in type_.states:
        return None
    states = "、".join(type_.states)
    return Refusal(
        "unknown-status",
        f"「{record.id}」的状态 status 写的是「{record.status}」，{type_.label.hans}没有这个状态（有：{states}）。"
        "请先运行 recordroom check 并改正。",
        f"The status of {record.id} is “{record.status}”, which {type_.label.en} does not have "
        f"(known: {', '.join(type_.states)}). Run recordroom check and mend it first.",
    )


def _no_step(record: Record, action: str, type_: RecordType, known_: Known, to: str) -> Refusal:
    """In this state there is no such step: where it could be taken, and what can be done now."""
    word = ACTION_WORDS[action]
    here = state_of(record, type_)
    from_ = dict.fromkeys(t.start for t in type_.transitions if _meant(t, action, to))
    labels = [type_.states[s].label for s in from_ if s in type_.states]
    if to and to not in type_.states:
        states = "、".join(type_.states)
        return Refusal(
            "unknown-state",
            f"{type_.label.hans}没有「{to}」这个状态。可以写的有：{states}。",
            f"{type_.label.en} has no state {to}. Known: {', '.join(type_.states)}.",
        )
    if labels:
        hans = f"要在「{'」或「'.join(x.hans for x in labels)}」时才能{word.hans}"
        en = f"one can {word.en} in the state “{'” or “'.join(x.en for x in labels)}”"
    else:
        hans = f"{type_.label.hans}没有「{word.hans}」这一步"
        en = f"{type_.label.en} has no step to {word.en}"
    after_ = next_words(record, known_.policies, known_.on, holdings=known_.holdings)
    return Refusal(
        "wrong-state",
        f"「{record.title or record.id}」现在是「{here.hans}」，{hans}。"
        + "".join(f"\n{x.hans}" for x in after_),
        f"{record.id} is in the state “{here.en}”; {en}." + "".join(f"\n{x.en}" for x in after_),
    )


def _unfulfilled(record: Record, step: Transition) -> Refusal:
    fields = "、".join(sorted(_fields_of(step)))
    return Refusal(
        "condition",
        f"「{step.label.hans}」只适用于满足条件的文件，「{record.title or record.id}」不满足。"
        f"请核对这些字段：{fields}；规定见该类型设置的 transitions。",
        f"“{step.label.en}” is only for records of a certain kind, and {record.id} is not one. "
        f"Look at: {fields}; the transitions of its type say which.",
    )


def _fields_of(step: Transition) -> set[str]:
    waiting = [step.when] if step.when is not None else []
    found: set[str] = set()
    while waiting:
        condition = waiting.pop()
        waiting.extend(condition.parts)
        if condition.field:
            found.add(condition.field)
    return found


def _several(record: Record, steps: list[Transition], type_: RecordType) -> Refusal:
    ends = {t.end: t.label for t in steps}
    hans = "；".join(f"--to {end}（{label.hans}）" for end, label in ends.items())
    return Refusal(
        "several",
        f"「{record.title or record.id}」现在有几种办法往下走，请用 --to 选一个：{hans}。",
        f"There are several ways on for {record.id}; choose one: "
        + "; ".join(f"--to {end} ({label.en})" for end, label in ends.items())
        + ".",
    )


def with_notes(step: Step, *notes: Label) -> Step:
    """The step with more to tell."""
    return replace(step, notes=(*step.notes, *notes))
