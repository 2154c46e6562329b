"""Which step an act means, and the refusals when there is none, more than one, or not for this."""

from __future__ import annotations

from recordroom.flow.persons import Refusal
from recordroom.flow.requirements import Known
from recordroom.flow.words import ACTION_WORDS, next_words, state_of
from recordroom.model.holdings import Record
from recordroom.model.policies import RecordType, Transition


def is_meant(step: Transition, action: str, to: str) -> bool:
    """Whether a step is one that the action stands for, and leads to the state meant (if any)."""
    if to and step.end != to:
        return False
    if step.action == action:
        return True
    # An approval that waited for something else (a stamped page) lets the step be taken later by
    # anybody who may: what it needs is the approvals, and they are there or the step is refused.
    return action == "advance" and step.action == "approve" and "approvals" in step.requires


def stateless(record: Record, type_: RecordType) -> Refusal | None:
    """The refusal for a record whose state its type does not know, None for a sound one."""
    if record.status in type_.states:
        return None
    states = "、".join(f"{s.id}（{s.label.hans}）" for s in type_.states.values())
    return Refusal(
        "unknown-status",
        f"「{record.id}」的状态 status 写的是「{record.status}」，{type_.label.hans}没有这个状态（有：{states}）。"
        "请先运行 recordroom check 并改正。",
        f"The status of {record.id} is “{record.status}”, which {type_.label.en} does not have "
        f"(known: {', '.join(type_.states)}). Run recordroom check and mend it first.",
    )


def no_step(record: Record, action: str, type_: RecordType, known_: Known, to: str) -> Refusal:
    """In this state there is no such step: where it could be taken, and what can be done now."""
    word = ACTION_WORDS[action]
    here = state_of(record, type_)
    from_ = dict.fromkeys(t.start for t in type_.transitions if is_meant(t, action, to))
    labels = [type_.states[s].label for s in from_ if s in type_.states]
    if to and to not in type_.states:
        states = "、".join(f"{s.label.hans}（{s.id}）" for s in type_.states.values())
        return Refusal(
            "unknown-state",
            f"{type_.label.hans}没有「{to}」这个状态。有这些：{states}。",
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


def unfulfilled(record: Record, step: Transition) -> Refusal:
    """The step is for records that fulfil a condition, and this one does not."""
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


def several(record: Record, steps: list[Transition], type_: RecordType) -> Refusal:
    """Several steps would do: the person chooses."""
    ends = {t.end: t.label for t in steps}
    hans = "；".join(f"--to {end}（{label.hans}）" for end, label in ends.items())
    return Refusal(
        "several",
        f"「{record.title or record.id}」现在有几种办法往下走，请用 --to 选一个：{hans}。",
        f"There are several ways on for {record.id}; choose one: "
        + "; ".join(f"--to {end} ({label.en})" for end, label in ends.items())
        + ".",
    )
