"""Rule: a value named in a condition or band that the field cannot have."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.naming import unknown
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.policies import Policies


@rule(
    "POL013",
    over=Policies,
    zh="「{name}」不是这个字段可以选的值。{near}",
    en="“{name}” is no value that this field may have.{near}",
)
def unknown_choice_named(policies: Policies, context: Context) -> Iterator[Finding]:
    """选项不存在 · Unknown choice named

    [zh]
    **查什么**　条件和授权分档里写的选项、状态，是不是相应字段（或类型的状态）里有的。
    **为什么**　写了没有的选项，条件永远不成立，这一档永远没有人批。选项由本机构在 record-types 中规定。
    **怎么改**　照字段的 choices 或类型的 states 改正。

    [en]
    **What** Choices and states named in conditions and bands are ones the field, or the type, has.
    **Why** A value that never occurs makes a condition that never holds and a band that is never used.
    Choices are the organisation's own, in record-types.
    **Mend** Correct it after the choices of the field or the states of the type.
    """
    yield from unknown(context, "choice")
