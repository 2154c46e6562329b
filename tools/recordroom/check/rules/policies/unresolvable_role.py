"""Rule: a role that nobody fills in some department."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.authorise.who import designated
from recordroom.check.rule import Context, rule
from recordroom.check.told import is_sound
from recordroom.model.check import Finding
from recordroom.model.policies import Policies
from recordroom.model.text import Values


@rule(
    "POL039",
    over=Policies,
    zh="「{department}」没有人担任「{role}」：既没有写明这个岗位，也推不出上级。请写 {key}，或者给部门负责人写 reports-to。",
    en="In “{department}” nobody is “{role}”: the post is not named and no superior "
    "follows. Write {key}, or reports-to of the head’s post.",
)
def unresolvable_role(policies: Policies, context: Context) -> Iterator[Finding]:
    """角色落不到岗位 · Unresolvable role

    [zh]
    **查什么**　审批分档用到的角色，在每个部门能不能落到一个岗位。部门没有分管领导的（直管），
    由部门负责人的上级（reports-to）担任。
    **为什么**　落不到岗位，这个部门的申请谁批都不算。部门怎么领导由本机构规定。
    **怎么改**　写上部门的 head 或 deputy；直管的部门，给负责人的岗位写 reports-to。

    [en]
    **What** The roles that bands use can be told for every department. Where a department has no deputy in
    charge, the superior of its head (reports-to) is.
    **Why** Where no post follows nobody can approve what comes from that department.
    **Mend** Write head or deputy of the department; of one that is led directly, reports-to of its head.
    """
    if not is_sound(policies, "organisation.yml", "authority.yml"):
        return
    org, roles = policies.organisation, policies.authority.roles
    words = {w for m in policies.authority.matters for b in m.bands for s in b.steps for w in s}
    for department in org.departments.values():
        for word in sorted(words):
            role = roles.get(word.partition(":")[2]) if word.startswith("role:") else None
            if role is None or role.meaning == "applicant-superior":
                continue
            if not designated(word, department=department.id, org=org, roles=roles):
                key = "head" if role.meaning == "department-head" else "deputy"
                values: Values = {"department": department.label, "role": role.label, "key": key}
                yield Finding(department.place, values)
                break  # without a head there is no deputy's place to be told as well
