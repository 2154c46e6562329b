"""Rule: a department whose head's or deputy's post nobody holds."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.naming import at
from recordroom.check.rule import Context, rule
from recordroom.check.told import is_sound
from recordroom.model.check import Finding
from recordroom.model.policies import Policies
from recordroom.model.text import Label

_KEYS = (("head", Label("负责人", "head")), ("deputy", Label("分管领导", "deputy in charge")))


@rule(
    "POL021",
    over=Policies,
    severity="warning",
    zh="「{department}」的{which}岗位「{post}」现在没有人担任，经这个岗位审批的事项无人可批。"
    "请补写任职，或在设置中改由别的岗位负责。",
    en="Nobody now holds “{post}”, the {which} of “{department}”, so what this post approves cannot "
    "be approved. Add the appointment, or name another post.",
)
def vacant_head(policies: Policies, context: Context) -> Iterator[Finding]:
    """部门负责岗位空缺 · Vacant head

    [zh]
    **查什么**　每个部门的负责人岗位和分管岗位，今天有没有人担任。
    **为什么**　审批找的是岗位上的人；岗位空着，请假、报销、公文都会停在那里。
    谁任何职由本机构任免。只作提醒：换人之间的空缺是常有的。
    **怎么改**　在 appointments 里补写新的任职；由别人代管的，把部门的 head 或 deputy 改为代管的岗位。

    [en]
    **What** Someone holds today the post of each department's head and of its deputy in charge.
    **Why** Approval goes to whoever holds the post; while it is vacant, leave, claims and documents
    wait. Appointments are the organisation's own. It is a warning only, as gaps between two holders
    are common.
    **Mend** Add the appointment, or name the post that acts meanwhile.
    """
    org = policies.organisation
    # A holder whose post is mistyped is told as that.
    known = all(a.post in org.posts for a in org.appointments)
    if not known or not is_sound(policies, "organisation.yml"):
        return
    held = {a.post for a in org.appointments if a.holds(context.as_of)}
    for department in org.departments.values():
        for key, which in _KEYS:
            post = org.posts.get(department.head if key == "head" else department.deputy)
            if post is not None and post.id not in held:
                values = {"department": department.label, "which": which, "post": post.label}
                yield Finding(at(department.place, key), values)
