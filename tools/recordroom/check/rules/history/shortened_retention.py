"""Rule: a record to be kept shorter than before, without the approval for it."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.changed import is_settled, kept, kept_for
from recordroom.check.consent import lacking
from recordroom.check.periods import is_below, period_label
from recordroom.check.rule import Context, rule
from recordroom.model.change import Change
from recordroom.model.check import Finding
from recordroom.model.holdings import Record

STATED = ("disposal-class", "retention-period")


@rule(
    "HIS011",
    over=Change,
    zh="保管期限从「{old}」缩短为「{new}」，没有相应的批准：{who}。请恢复，或补办批准。",
    en="The period was shortened from {old} to {new} without approval: {who}. Put it back, or have "
    "it approved.",
)
def shortened_retention(change: Change, context: Context) -> Iterator[Finding]:
    """擅自缩短保管期限 · Shortened retention

    [zh]
    **查什么**　审批过或印发过的文件，所写的保管类别或期限改动后，是不是比原来短。缩短要有一条新的
    审批，事项写授权表里的 retention-shortened 一项。延长不用批准。
    **为什么**　期限一短就可能提前销毁，销毁不能挽回（禁止擅自销毁档案）。由谁批准是本机构定的。
    **怎么改**　恢复原来的类别或期限，或经批准后再改。

    [en]
    **What** Whether the class or period that an approved or issued record states makes it be kept
    shorter than before. That needs a new approval for the matter of authority.yml with
    `change: retention-shortened`. A longer period needs none.
    **Why** A shorter period may end in destruction, which cannot be undone. Who approves, the
    organisation has settled.
    **Mend** Put class or period back, or have it approved first.
    """
    policies = change.head.policies
    for pair, before, after in kept(change):
        if after.type not in policies.types or not is_settled(before, change.base.policies):
            continue
        field = _moved(before, after)
        if field is None:
            continue
        old, new = kept_for(before, policies), kept_for(after, policies)
        if old is None or new is None or not is_below(*new, *old):
            continue
        who = lacking(change, "retention-shortened", [pair])
        if who is not None:
            values = {"old": period_label(*old), "new": period_label(*new), "who": who}
            yield Finding(after.at(field), values, after.id)


def _moved(before: Record, after: Record) -> str | None:
    """The stated field that differs: what follows from other fields is no shortening by hand."""
    return next((f for f in reversed(STATED) if before.text(f) != after.text(f)), None)
