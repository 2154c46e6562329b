"""Rule: a post named in the settings that the organisation does not have."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.naming import unknown
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.policies import Policies


@rule(
    "POL008",
    over=Policies,
    zh="没有「{name}」这个岗位。{near}",
    en="There is no post {name}.{near}",
)
def unknown_post_named(policies: Policies, context: Context) -> Iterator[Finding]:
    """岗位不存在 · Unknown post named

    [zh]
    **查什么**　部门的 head、deputy，机构组成、任职、不相容岗位、审批人里写的岗位，在 organisation.yml 的 posts 里有没有。
    **为什么**　岗位写错，就没有人有权批，或者谁也没查兼任。岗位由本机构设置。
    **怎么改**　改正岗位标识；新设的岗位先写进 posts。

    [en]
    **What** Posts named by departments, bodies, appointments, incompatible posts and approvers are
    among the posts of organisation.yml.
    **Why** With a mistyped post nobody may approve, and nobody sees two posts in one hand. Posts are the
    organisation's own.
    **Mend** Correct the id, or add the post first.
    """
    yield from unknown(context, "post")
