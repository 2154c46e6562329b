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
from recordroom.flow.ways import is_meant, no_step, several, stateless, unfulfilled
from recordroom.flow.words import (
    fields_missing,
    lacking_words,
    next_words,
    state_of,
    unfilled_words,
)
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Policies, Transition
from recordroom.model.text import Label

__all__ = ["Actor", "Refusal", "Step", "choose", "take"]

_SHOWN_TO = ("submit", "approve", "issue")
"""Steps before which a text should have no holes of its template left."""

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
    refused = known(actor, policies, on) or stateless(record, type_)
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
    named = [t for t in type_.transitions if t.start == record.status and is_meant(t, action, to)]
    if not named:
        return no_step(record, action, type_, known_, to)
    open_ = [t for t in named if t in steps_from(record, type_)]
    if not open_:
        return unfulfilled(record, named[0])
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
        return several(record, allowed, type_)
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
    holes = unfilled_words(record, type_) if step.action in _SHOWN_TO else ()
    if step.action == "return":
        holes = (
            Label(
                f"请按意见修改 {record.path}，改好再往下办。",
                f"Mend {record.path} as asked, then go on.",
            ),
        )
    if step.action == "number" and not moved.number:
        moved = replace(moved, number="…")  # the command that calls gives it
    then = next_words(moved, policies, known_.on, holdings=known_.holdings)
    return Step(step, fields, append, (label, *holes, *then))


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
