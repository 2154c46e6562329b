"""Rule: one person who did two duties that are kept apart."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.authorise.duties import clashes
from recordroom.authorise.wording import person
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Label


@rule(
    "FLO012",
    over=Record,
    zh="{person}不能一人兼做这两件事：{reason}。请换人办理其中一件，或者改正写错的人。",
    en="{person} cannot do both of these: {reason}. Have another person do one of them, or "
    "mend the wrong name.",
)
def duties_not_separated(record: Record, context: Context) -> Iterator[Finding]:
    """不相容职责未分离 · Duties not separated

    [zh]
    **查什么**　`authority.yml` 的 incompatible-duties 列出的字段里，有没有同一个人；
    approvals 指的是批准过的人。按文件日期那天有效的规定核对。
    **为什么**　经办、审批、保管分开，才能互相看得住（各机构内部控制的通例，分法由本机构规定）。
    **怎么改**　写错人的改正；确实一人兼办的，请另一人重新办理其中一步。

    [en]
    **What** No person stands in two of the fields that a row of incompatible-duties in `authority.yml`
    keeps apart; `approvals` are those who approved. The rows valid on the record's date bind.
    **Why** Handling, approving and keeping watch each other only when apart.
    **Mend** Mend a wrong name; otherwise another person takes one of the steps again.
    """
    if not record.sound or context.policies.phase(record) in ("ended", ""):
        return
    for clash in clashes(record, context.policies):
        values = {
            "person": person(clash.person, context.policies),
            "reason": clash.separation.reason,
        }
        other = (record.at(*clash.other), Label("另一件也是此人", "the other one"))
        yield Finding(record.at(*clash.place), values, record.id, related=(other,))
