"""Rule: a state that no way of the life cycle leads to."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.changed import kept, state_label
from recordroom.check.rule import Context, rule
from recordroom.flow.lifecycle import reachable
from recordroom.model.change import Change
from recordroom.model.check import Finding


@rule(
    "HIS002",
    over=Change,
    zh="状态从「{old}」改成了「{new}」，办理流程里没有这条路。请恢复原来的状态，再按流程一步步办；"
    "流程本身不合用的，先修订这一类型的流程。",
    en="The state was moved from “{old}” to “{new}”, where no step of the life cycle leads. Put the "
    "old state back and take the steps; if the life cycle is wrong, change that first.",
)
def impossible_step(change: Change, context: Context) -> Iterator[Finding]:
    """流程里没有的一步 · Impossible step

    [zh]
    **查什么**　文件改动前后的状态之间，在这一类型的办理流程（transitions）里有没有路可走；
    一次走几步也可以。没有规定流程的类型不查；状态的名称被改掉的，也不查。
    **为什么**　流程规定了谁在哪一步把关，跳过或倒退就绕开了他们。流程是本机构定的。
    **怎么改**　恢复原状态，用命令（submit、approve、issue 等）办理。

    [en]
    **What** Whether the type's transitions lead from the record's state before the change to that
    after it, in one or several steps. Types without transitions, and states that the type no longer
    has, are left alone.
    **Why** The life cycle says who looks at a record at which step; a jump goes round them. It is
    the organisation's own.
    **Mend** Put the old state back and use the commands (submit, approve, issue …).
    """
    for _, before, after in kept(change):
        if before.status == after.status:
            continue
        types = [
            side.policies.types[after.type]
            for side in (change.base, change.head)
            if after.type in side.policies.types
        ]
        if not types or before.status not in types[-1].states:
            continue
        # A state that the type does not have is told by unknown-status.
        if not types[-1].transitions or after.status not in types[-1].states:
            continue
        if any(reachable(type_, before.status, after.status) for type_ in types):
            continue
        labels = {
            "old": state_label(before, change.base.policies),
            "new": state_label(after, change.head.policies),
        }
        yield Finding(after.at("status"), labels, after.id)
