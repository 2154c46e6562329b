"""Rule: an id that stands twice in one list of a policy file."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.policies import Policies


@rule(
    "POL004",
    over=Policies,
    withholds=True,
    zh="「{name}」在同一张表里出现了两次。请删去多余的一行，或给其中一行改名。",
    en="“{name}” stands twice in one list. Delete the superfluous row or rename one of them.",
)
def duplicate_policy_id(policies: Policies, context: Context) -> Iterator[Finding]:
    """设置里标识重复 · Duplicate id in the settings

    [zh]
    **查什么**　同一张表（部门、岗位、字段、类别、选项……）里有没有两行用同一个标识。
    **为什么**　两行说法不同的时候，不知道以哪一行为准；悄悄取一行，就会按错的规则办。
    标识唯一是本工具的规定。
    **怎么改**　两行相同的删去一行；确是两样东西的，改其中一个标识，并改引用它的地方。

    [en]
    **What** No two rows of one list (departments, posts, fields, classes, choices …) share an id.
    **Why** Where they differ nobody knows which counts, and quietly taking one would follow the
    wrong rule. Unique ids are the tool's own demand.
    **Mend** Delete the copy; or rename one, and wherever it is referred to.
    """
    for problem in policies.problems:
        if problem.kind == "duplicate-id":
            yield Finding(problem.place, problem.values)
