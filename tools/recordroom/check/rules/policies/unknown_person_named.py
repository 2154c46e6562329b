"""Rule: a person named in the settings who is not on the staff list."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.naming import unknown
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.policies import Policies


@rule(
    "POL010",
    over=Policies,
    zh="人员名单里没有「{name}」。{near}",
    en="The list of people has no {name}.{near}",
)
def unknown_person_named(policies: Policies, context: Context) -> Iterator[Finding]:
    """人员不存在 · Unknown person named

    [zh]
    **查什么**　任职（appointments）里的人、例外（waivers）的批准人（人或岗位）、条件里写的人，在 organisation.yml 里有没有。
    **为什么**　写错的人不担任任何职务，他批的、签的都不算数。人员名单由本机构维护，只列员工和理事会成员。
    **怎么改**　改正标识；新来的人先写进 people。

    [en]
    **What** People named by appointments, by waivers (a person or a post) and by conditions are in
    organisation.yml.
    **Why** A mistyped person holds no post, and what he or she signed does not count. The list is the
    organisation's own and has staff and council only.
    **Mend** Correct the id, or add the person first.
    """
    yield from unknown(context, "person")
