"""Rule: a waiver whose time is over."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.naming import at
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.policies import Policies


@rule(
    "POL019",
    over=Policies,
    severity="warning",
    zh="{rule} 的这条例外已于 {until} 到期，不再起作用。请改好文件并删去这一条；确需延长的，重新报批。",
    en="This waiver of {rule} ended on {until} and no longer counts. Mend the records and delete it, "
    "or have it approved anew.",
)
def expired_waiver(policies: Policies, context: Context) -> Iterator[Finding]:
    """例外已到期 · Expired waiver

    [zh]
    **查什么**　checks.yml 里的例外，截止日期（until）是否已过。
    **为什么**　例外是有期限的宽限，不是取消规则；过期不提，就成了永久。期限由批准人定。
    **怎么改**　改好文件、删去例外；或由批准人延长，写新的理由和日期。

    [en]
    **What** The last day (until) of a waiver in checks.yml is not past.
    **Why** A waiver is a respite, not the end of a rule; unmentioned it would last for ever. Its
    term is set by whoever approved it.
    **Mend** Mend the records and delete it; or have it prolonged with a new reason and day.
    """
    for waiver in policies.checks.waivers:
        # A day that could not be read is told as such.
        if waiver.until < context.as_of and waiver.until.year > 1:
            values = {"rule": waiver.rule, "until": waiver.until.isoformat()}
            yield Finding(at(waiver.place, "until"), values)
