"""Rule: posts that report to each other in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.authorise.who import superior
from recordroom.check.naming import at
from recordroom.check.rule import Context, rule
from recordroom.check.told import is_sound
from recordroom.model.check import Finding
from recordroom.model.policies import Organisation, Policies
from recordroom.model.text import Label


@rule(
    "POL036",
    over=Policies,
    zh="上下级成了圈：{circle}。请改正 reports-to，或者部门的负责人、分管领导。",
    en="Posts report in a circle: {circle}. Mend reports-to, or a department’s head or deputy.",
)
def circular_reporting(policies: Policies, context: Context) -> Iterator[Finding]:
    """上下级成圈 · Circular reporting

    [zh]
    **查什么**　顺着上级（reports-to，没写的按部门负责人、分管领导推算）往上走，会不会走回自己。
    **为什么**　成了圈，本人的申请就找不到上一级来批。上下级由本机构设置。
    **怎么改**　改正其中一个岗位的 reports-to；最高的岗位不写。

    [en]
    **What** Going up from a post, by reports-to or else by the head and the deputy of its department, one
    does not come back to it.
    **Why** In a circle there is no next one up for one's own request. Who reports to whom is the
    organisation's own.
    **Mend** Mend reports-to of one of the posts; the highest has none.
    """
    if not is_sound(policies, "organisation.yml"):
        return
    org = policies.organisation
    told: set[str] = set()
    for post in org.posts.values():
        circle = _circle(post.id, org)
        if circle and told.isdisjoint(circle):
            told.update(circle)
            names = [org.posts[p].label for p in (*circle, circle[0]) if p in org.posts]
            shown = Label(" → ".join(n.hans for n in names), " → ".join(n.en for n in names))
            place = at(post.place, "reports-to") if post.reports_to else post.place
            yield Finding(place, {"circle": shown})


def _circle(post: str, org: Organisation) -> tuple[str, ...]:
    """The posts of the circle that a post is in, itself first; empty when it is in none."""
    seen = [post]
    up = superior(org, post)
    while up and up not in seen:
        seen.append(up)
        up = superior(org, up)
    return tuple(seen) if up == post else ()
