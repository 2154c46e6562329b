"""Rule: a matter named by a delegation that the table of authority does not have."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.naming import unknown
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.policies import Policies


@rule(
    "POL034",
    over=Policies,
    zh="授权表里没有「{name}」这个事项。{near}",
    en="The table of authority has no matter {name}.{near}",
)
def unknown_matter_named(policies: Policies, context: Context) -> Iterator[Finding]:
    """授权的事项不存在 · Unknown matter named

    [zh]
    **查什么**　授权（delegations）的 matters 里写的事项，在 authority.yml 的 matters 里有没有。
    **为什么**　事项写错，受托的人就什么也批不了。事项由本机构规定。
    **怎么改**　改正事项标识；要授权所有事项的，不写 matters。

    [en]
    **What** The matters of a delegation are among those of authority.yml.
    **Why** With a mistyped matter the one it was given to may approve nothing.
    **Mend** Correct the id; leave `matters` out to delegate them all.
    """
    yield from unknown(context, "matter")
