"""Rule: a record kept for less time than the law asks."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.periods import is_below, period_label
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.retain.schedule import assign, stated_period


@rule(
    "RET002",
    over=Record,
    zh="保管期限写的是{stated}，短于最低期限{floor}（{citation}）。请延长，或删去这一行、按类别保管。",
    en="The stated period of {stated} is below the minimum of {floor} ({citation}). Make it longer, "
    "or take the line out and keep the record as its class says.",
)
def period_below_floor(record: Record, context: Context) -> Iterator[Finding]:
    """短于最低期限 · Period below the floor

    [zh]
    **查什么**　文件自己写的 retention-period，是否短于所属类别注明的最低期限（floor）。
    **为什么**　最低期限来自法规，例如会计凭证至少 30 年（《会计档案管理办法》，令第79号）、
    工资支付记录至少 2 年；出处和核实程度写在保管期限表里，以法规原文为准。
    **怎么改**　写不短于最低期限的期限，或者删去这一行。

    [en]
    **What** The retention-period written in a record is not below the floor of its class.
    **Why** Floors come from the law: accounting vouchers 30 years (order 79 on accounting
    archives), wage records 2 years. The schedule names each source and how far it was verified; the
    law's own text decides.
    **Mend** State a period that is long enough, or take the line out.
    """
    _, own = stated_period(record)
    class_ = assign(record, context.policies).disposal_class if own is not None else None
    if own is None or class_ is None or class_.floor is None:
        return
    if is_below(own, class_.floor.period):
        values = {
            "stated": period_label(own),
            "floor": period_label(class_.floor.period),
            "citation": class_.floor.citation,
        }
        yield Finding(record.at("retention-period"), values, record.id)
