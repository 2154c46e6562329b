"""Rule: a department named in the settings that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.naming import unknown
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.policies import Policies


@rule(
    "POL009",
    over=Policies,
    zh="没有「{name}」这个部门。{near}",
    en="There is no department {name}.{near}",
)
def unknown_department_named(policies: Policies, context: Context) -> Iterator[Finding]:
    """部门不存在 · Unknown department named

    [zh]
    **查什么**　岗位所属的 department 和条件里写的部门，在 organisation.yml 的 departments 里有没有。
    **为什么**　岗位挂在不存在的部门下，部门负责人、分管领导都找不到。部门由本机构设置。
    **怎么改**　改正部门标识；新设的部门先写进 departments。

    [en]
    **What** Departments named by posts and conditions are in organisation.yml.
    **Why** A post of no department has no head and no deputy in charge. Departments are the
    organisation's own.
    **Mend** Correct the id, or add the department first.
    """
    yield from unknown(context, "department")
