"""Rule: a hold that was lifted or changed without the approval for it."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.changed import first_difference, opening
from recordroom.check.consent import lacking
from recordroom.check.rule import Context, rule
from recordroom.model.change import Change
from recordroom.model.check import Finding
from recordroom.model.text import Label


@rule(
    "HIS013",
    over=Change,
    zh="停止处置（冻结）记录「{name}」{what}，没有相应的批准：{who}。请恢复，或把批准写进所依文件的审批记录。",
    en="The hold {name} {what} without approval: {who}. Put it back, or enter the approval in the "
    "record it rests on.",
)
def lifted_hold(change: Change, context: Context) -> Iterator[Finding]:
    """擅自解除冻结 · Lifted hold

    [zh]
    **查什么**　records/holds 里原有的冻结记录有没有被删除或改动。解除、改动都要在同一次改动里有一条
    新的审批，事项写授权表里的 hold-lifted 一项。新增冻结不用批准。
    **为什么**　诉讼、审计、调查期间，有关文件到期也不得销毁；冻结由谁解除是本机构定的。
    **怎么改**　恢复；确需解除的，在作出决定的文件上记审批，与解除一同提交。

    [en]
    **What** Whether a hold below records/holds was removed or changed. Either needs a new approval
    in the same change for the matter of authority.yml with `change: hold-lifted`. A new hold needs
    none.
    **Why** What a court case, an audit or an inquiry needs is not destroyed though its period is
    over. Who may lift a hold, the organisation has settled.
    **Mend** Put it back; or enter the approval in the record that decides it, in the same change.
    """
    for pair in change.of_kind("hold"):
        if pair.before is None:
            continue
        who = lacking(change, "hold-lifted", change.records)
        if who is None:
            return
        if pair.after is None:
            place, what = opening(pair.path), Label("被删掉了", "was removed")
        else:
            place = first_difference(pair.after, pair.before.text)
            what = Label("被改动", "was changed")
        yield Finding(place, {"name": pair.path.stem, "what": what, "who": who})
