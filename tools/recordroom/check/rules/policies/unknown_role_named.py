"""Rule: a role or body named as an approver that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.naming import unknown
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.policies import Policies


@rule(
    "POL025",
    over=Policies,
    zh="没有「{name}」这个角色或会议机构。{near}",
    en="There is no role or body {name}.{near}",
)
def unknown_role_named(policies: Policies, context: Context) -> Iterator[Finding]:
    """角色或会议机构不存在 · Unknown role named

    [zh]
    **查什么**　审批分档和办理步骤里写的 role:、body:，在 authority.yml 的 roles 和 organisation.yml 的 bodies 里有没有。
    **为什么**　写错的角色没有人担任，这一步谁也办不了。角色和会议机构由本机构规定。
    **怎么改**　改正标识；新的角色先写进 roles，新的会议机构先写进 bodies。

    [en]
    **What** Words role: and body: in bands and transitions are among roles in authority.yml and
    bodies in organisation.yml.
    **Why** Nobody holds a mistyped role, so the step cannot be taken. Roles and bodies are the
    organisation's own.
    **Mend** Correct the id, or add the role or body first.
    """
    yield from unknown(context, "role", "body")
