"""Rule: a chair whose post is not of the body."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.naming import at
from recordroom.check.rule import Context, rule
from recordroom.check.told import is_sound
from recordroom.model.check import Finding
from recordroom.model.policies import Policies


@rule(
    "POL037",
    over=Policies,
    zh="「{body}」的主持岗位「{post}」不在它的组成岗位里。请把这个岗位写进 posts，或者改正 chair。",
    en="The chair of “{body}”, {post}, is not among its posts. Add it to posts, or mend chair.",
)
def chair_outside_body(policies: Policies, context: Context) -> Iterator[Finding]:
    """主持岗位不在机构里 · Chair outside the body

    [zh]
    **查什么**　会议机构的 chair 是否也在它的 posts 里。
    **为什么**　主持人不是成员，人数和表决就对不上。机构的组成由本机构规定。
    **怎么改**　把主持岗位写进 posts；只列席主持、不参加表决的，不写 chair。

    [en]
    **What** The chair of a body is one of its posts.
    **Why** With a chair who is no member the counts do not agree.
    **Mend** Add the post; leave `chair` out where somebody presides without a vote.
    """
    if not is_sound(policies, "organisation.yml"):
        return
    org = policies.organisation
    for body in org.bodies.values():
        # A post that does not exist is told as such.
        if body.chair in org.posts and body.chair not in body.posts:
            values = {"body": body.label, "post": org.posts[body.chair].label}
            yield Finding(at(body.place, "chair"), values)
