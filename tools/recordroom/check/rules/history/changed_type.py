"""Rule: a record that became one of another type."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.changed import is_settled
from recordroom.check.rule import Context, rule
from recordroom.model.change import Change
from recordroom.model.check import Finding
from recordroom.model.policies import Policies
from recordroom.model.text import Label


@rule(
    "HIS005",
    over=Change,
    zh="文件类型从「{old}」改成了「{new}」。审批过的文件不能改类型：请恢复原类型；"
    "确实归错类的，另建一份正确的，把这一份作废或替代。",
    en="The record's type was changed from “{old}” to “{new}”. One that was approved keeps its "
    "type: put it back, or make a record of the right type that supersedes this one.",
)
def changed_type(change: Change, context: Context) -> Iterator[Finding]:
    """改了文件类型 · Changed type

    [zh]
    **查什么**　审批过、印发过或有编号的文件，type 有没有变。还没审批的草稿可以改。
    **为什么**　类型决定由谁审批、保管多久、谁能看，改类型等于绕开这些规定。这是本机构的选择。
    **怎么改**　恢复原类型，或另建正确类型的文件来替代。

    [en]
    **What** The type of a record that was approved, issued or numbered. Drafts nobody has approved
    may change theirs.
    **Why** The type decides who approves, how long it is kept and who may read it; changing it goes
    round all that. The organisation's own rule.
    **Mend** Put the type back, or supersede the record by one of the right type.
    """
    for pair in change.records:
        before, after = pair.before, pair.after
        if before is None or after is None or before.type == after.type:
            continue
        if before.number or is_settled(before, change.base.policies):
            labels = {
                "old": _label(before.type, change.base.policies),
                "new": _label(after.type, change.head.policies),
            }
            yield Finding(after.at("type"), labels, after.id)


def _label(type_: str, policies: Policies) -> Label:
    known = policies.types.get(type_)
    return known.label if known is not None else Label(type_, type_)
