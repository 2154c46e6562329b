"""Rule: a state that no step leads to."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.check.told import is_sound
from recordroom.model.check import Finding
from recordroom.model.policies import Policies, RecordType


@rule(
    "POL033",
    over=Policies,
    severity="warning",
    zh="「{type}」的状态「{state}」没有任何办理步骤能到达。请在 transitions 里补上，或删去这个状态。",
    en="No step leads to the state “{state}” of “{type}”. Add it to the transitions, or delete the "
    "state.",
)
def unreachable_state(policies: Policies, context: Context) -> Iterator[Finding]:
    """到不了的状态 · Unreachable state

    [zh]
    **查什么**　写了办理步骤（transitions）的类型，从第一个状态出发，能不能走到每一个状态。
    **为什么**　到不了的状态多半是漏写了一步，办到那里就没有人有权往下办。办理流程由本机构规定。
    **怎么改**　补写缺少的一步，写明由谁办；用不到的状态删去。

    [en]
    **What** Where a type has transitions, every state can be reached from the first one.
    **Why** A state out of reach mostly means a step was forgotten, and nobody may take it. The life
    cycle is the organisation's own.
    **Mend** Add the step and who may take it, or delete the state.
    """
    if not is_sound(policies, "record-types/"):
        return
    for type_ in policies.types.values():
        reached = _reached(type_)
        for state in type_.states.values():
            if type_.transitions and state.id not in reached:
                yield Finding(state.place, {"type": type_.label, "state": state.label})


def _reached(type_: RecordType) -> set[str]:
    todo = list(type_.states)[:1]
    reached = set(todo)
    while todo:
        here = todo.pop()
        ends = {step.end for step in type_.transitions if step.start == here} - reached
        reached |= ends
        todo.extend(ends)
    return reached
