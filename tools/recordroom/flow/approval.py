"""Decisions of people on a record: approvals, returns and refusals, as entries of `approvals`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from recordroom.authorise.content import content_hash
from recordroom.authorise.judge import judge
from recordroom.authorise.permission import may_approve
from recordroom.authorise.verdict import Fault, Permission
from recordroom.flow.after import after
from recordroom.flow.faults import fault_words
from recordroom.flow.lifecycle import ahead, steps_from
from recordroom.flow.persons import Actor, Refusal, known, seat, who_may
from recordroom.flow.requirements import Known, owed_later, unapproved
from recordroom.flow.statement import Statement, not_as_shown, stepped_aside, without_scan
from recordroom.flow.step import Step, choose, complete
from recordroom.flow.words import fields_missing, next_words, state_of
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Policies, Transition
from recordroom.model.text import Label
from recordroom.read.located import Tree

__all__ = ["Statement", "decide"]

DECISIONS = {"approve": "approved", "return": "returned", "refuse": "refused"}


def decide(
    record: Record,
    action: str,
    *,
    actor: Actor,
    on: date,
    statement: Statement,
    given: Mapping[str, str],
    policies: Policies,
    holdings: Holdings,
    landed_numbers: frozenset[str] | None,
) -> Step | Refusal:
    """Approve, return or refuse a record. The entry is appended; with an approval the step is
    taken when then nothing is lacking, otherwise the record stays where it is.
    """
    facts = Known(policies, holdings, on, landed_numbers)
    refused = known(actor, policies, on) or not_as_shown(record, statement, policies)
    refused = refused or without_scan(record, statement)
    if refused is not None:
        return refused
    if action == "approve":
        return _approve(record, actor, facts, statement, given)
    return _end_round(record, action, actor, facts, statement, given)


def _approve(
    record: Record, actor: Actor, facts: Known, statement: Statement, given: Mapping[str, str]
) -> Step | Refusal:
    policies, type_ = facts.policies, facts.policies.types[record.type]
    ways = [s for s in steps_from(record, type_) if s.action == "approve"]
    phase = policies.phase(record)
    if not ways and phase == "ended":
        return _too_late(record, facts)
    alone = bool(statement.matter)
    if not ways and not alone and phase == "draft" and ahead(record, type_, "approve"):
        found = choose(record, "approve", actor=actor, known_=facts)
        return found if isinstance(found, Refusal) else _too_late(record, facts)
    aside = stepped_aside(record, actor.person, policies, facts.holdings)
    permission = aside or _permitted(record, actor, facts, statement, ways)
    if isinstance(permission, Refusal):
        return permission
    owed = owed_later(record, policies) if ways and not alone else ()
    if owed:
        return Refusal("missing-field", *fields_missing(owed, record, ways[0], type_))
    append: dict[str, tuple[Tree, ...]] = {
        "approvals": (_entry("approve", record, actor, facts, statement, permission),)
    }
    signed = after(record, {}, append, policies).record
    assert signed is not None
    still = unapproved(signed, facts)
    if still or alone or not ways:
        said = Label("✓ 已记下审批。", "✓ The approval is noted.")
        then = [Label(f"  · {x.hans}", f"  · {x.en}") for x in ([] if alone else still)]
        if then:
            then.insert(0, Label("还要：", "Still needed:"))
        return Step(None, {}, append, (said, *then))
    # Who may approve was settled above: by the matters, which move one's own request up.
    taken = complete(record, ways[0], actor=actor, known_=facts, given=given, entry=append)
    if isinstance(taken, Refusal) and taken.kind not in _HINDRANCES:
        # The approval counts, but something else is lacking before the record can move on.
        return Step(
            None,
            {},
            append,
            (
                Label(
                    f"✓ 已记下审批，但状态还不能变：{taken.hans}\n办好之后运行 recordroom advance {record.id}",
                    f"✓ The approval is noted, but the state stays: {taken.en}\n"
                    f"When that is done, run recordroom advance {record.id}",
                ),
            ),
        )
    return taken


_HINDRANCES = ("missing-given", "bad-value", "unknown-field", "not-settable")
"""Refusals that the approver can mend on the spot: then nothing is noted yet."""


def _end_round(
    record: Record,
    action: str,
    actor: Actor,
    facts: Known,
    statement: Statement,
    given: Mapping[str, str],
) -> Step | Refusal:
    step = choose(record, action, actor=actor, known_=facts)
    if isinstance(step, Refusal):
        return step
    found = seat(step.by, actor, record, policies=facts.policies, on=facts.on)
    assert found is not None  # choose() looked
    word = "adopt" if found.word.startswith("body:") else "review"
    permission = Permission(found.post, found.for_post, word, ())
    entry = _entry(action, record, actor, facts, statement, permission)
    return complete(
        record, step, actor=actor, known_=facts, given=given, entry={"approvals": (entry,)}
    )


def _permitted(
    record: Record,
    actor: Actor,
    facts: Known,
    statement: Statement,
    ways: list[Transition],
) -> Permission | Refusal:
    policies, holdings, on = facts.policies, facts.holdings, facts.on
    asked = judge(record, policies, holdings, on=on).demands
    if not asked and not statement.matter and ways:
        # No matter of authority.yml covers it: then the step itself says who may.
        found = seat(ways[0].by, actor, record, policies=policies, on=on)
        if found is not None:
            step = "adopt" if found.word.startswith("body:") else "approve"
            return Permission(found.post, found.for_post, step, ())
        who = who_may(ways[0].by, record, policies=policies, on=on)
        person = policies.organisation.people[actor.person].name
        return Refusal(
            "not-allowed",
            f"{person.hans}不能办理「{ways[0].label.hans}」。可以办理的是：{who.hans}。",
            f"{person.en} may not take the step “{ways[0].label.en}”. Those who may: {who.en}.",
        )
    answer = may_approve(
        record,
        policies,
        holdings,
        actor.person,
        post=actor.post,
        on=on,
        matter=statement.matter,
        decided_in=statement.decided_in,
    )
    if isinstance(answer, Fault):
        return Refusal(answer.kind, *fault_words(answer, record, facts))
    return answer


def _entry(
    action: str,
    record: Record,
    actor: Actor,
    facts: Known,
    statement: Statement,
    permission: Permission,
) -> Tree:
    """An entry of `approvals`, in the order in which its type declares the parts."""
    parts: dict[str, str] = {
        "step": permission.step,
        "by": actor.person,
        "post": permission.post,
        "on": facts.on.isoformat(),
        "decision": DECISIONS[action],
        "evidence": statement.evidence,
        "note": statement.note,
        "for": permission.for_post,
        "in": statement.decided_in,
        "matter": statement.matter,
        "content": content_hash(record, facts.policies),
        "scan": statement.scan,
        "entered-by": statement.entered_by,
        "entered-on": statement.entered_on.isoformat() if statement.entered_on else "",
    }
    return {name: text for name, text in parts.items() if text}


def _too_late(record: Record, facts: Known) -> Refusal:
    here = state_of(record, facts.policies.types[record.type])
    then = next_words(record, facts.policies, facts.on, holdings=facts.holdings)
    return Refusal(
        "wrong-state",
        f"「{record.title or record.id}」现在是「{here.hans}」，不再审批。"
        + "".join(f"\n{x.hans}" for x in then),
        f"{record.id} is in the state “{here.en}” and is not approved any more."
        + "".join(f"\n{x.en}" for x in then),
    )
