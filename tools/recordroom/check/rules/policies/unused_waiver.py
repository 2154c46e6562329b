"""Rule: a waiver that spares nothing."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.catalogue import find_rule
from recordroom.check.rule import Context, Outcome, rule
from recordroom.model.change import Change
from recordroom.model.check import Finding


@rule(
    "POL018",
    over=Outcome,
    severity="warning",
    zh="{rule} 的这条例外没有用上：所列文件没有这个问题。问题已经改好的，请删去这一条。",
    en="This waiver of {rule} spares nothing: the records it lists have no such finding. "
    "If they were mended, delete it.",
)
def unused_waiver(outcome: Outcome, context: Context) -> Iterator[Finding]:
    """没有用上的例外 · Unused waiver

    [zh]
    **查什么**　checks.yml 里还没到期的例外，所列的文件现在还有没有那个问题。
    **为什么**　用不着的例外留着，以后同样的问题再出现就被悄悄放过。例外由本机构批准，用完即删。
    **怎么改**　删去这一条；文件标识写错的，改正标识。

    [en]
    **What** The records listed by a waiver of checks.yml, not yet expired, still have the finding.
    **Why** A waiver left behind would silently pass the same fault the next time. Waivers are the
    organisation's own and go when they are done with.
    **Mend** Delete it; or correct the id of a record.
    """
    for waiver in context.policies.checks.waivers:
        known = find_rule(waiver.rule)
        # Whether a waiver of a rule over changes is of use shows only where a change is checked.
        if known is None or known.over is Change:
            continue
        if waiver not in outcome.used and context.as_of <= waiver.until:
            yield Finding(waiver.place, {"rule": waiver.rule})
