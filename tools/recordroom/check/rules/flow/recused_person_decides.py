"""Rule: somebody who stepped aside and still decided."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.authorise.entries import entries, round_of
from recordroom.authorise.wording import person
from recordroom.check.approvals import votes
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Label


@rule(
    "FLO016",
    over=Record,
    zh="{person}在这件事上已经回避，不能再审批或签发。请由其他人办理。",
    en="{person} stepped aside in this matter and cannot approve it as well. Another has to.",
)
def recused_person_decides(record: Record, context: Context) -> Iterator[Finding]:
    """回避的人参与决定 · Recused person decides

    [zh]
    **查什么**　表决里写明回避（recused）的人，是否又在同一文件的审批里签了同意。出席会议的签名不算。
    **为什么**　回避就是不参与决定；回避的人主持通过或签发，决定会被质疑（回避的规定由本机构作出）。
    **怎么改**　请没有利害关系的人（如副职或推举的主持人）审批，写明缘由。

    [en]
    **What** Whoever is named as having stepped aside (recused) does not approve the same record.
    Signatures of attendance are no approval.
    **Why** To step aside is to take no part in deciding (the organisation's own rule).
    **Mend** Let somebody without an interest approve, and say why.
    """
    # Of minutes with several votes whoever stepped aside in one may well settle the whole.
    # A draft is told too: that approval will not become good by going on.
    own = (b for b in votes(record, context, drafts=True) if b.path == ())
    recused = {name for ballot in own for name in ballot.recused}
    for row in round_of(entries(record)) if recused else ():
        if row.decision == "approved" and row.by in recused:
            values = {"person": person(row.by, context.policies)}
            aside = (record.at("recused"), Label("写明回避", "named as having stepped aside"))
            place = record.at("approvals", row.index, "by")
            yield Finding(place, values, record.id, related=(aside,))
