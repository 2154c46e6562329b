"""Rule: a record that was sent round before it was issued."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.circulation import circulated
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings


@rule(
    "FLO059",
    over=Holdings,
    zh="这份文件还没有印发，不能传阅：没有定稿，读的人不知道读的是哪一稿。请先印发，或去掉 circulation。",
    en="The record is not issued yet and cannot be sent round: nobody would know which draft was read. Issue it first, or take circulation out.",
)
def circulated_before_issue(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """没有印发就传阅 · Circulated before issue

    [zh]
    **查什么**　状态还在起草阶段（draft）的文件有没有 circulation。

    **为什么**　传阅的是定稿；征求意见是另一回事，写在审批记录里（本机构的选择）。

    **怎么改**　先印发，再用 `recordroom circulate` 送阅。

    [en]
    **What** Whether a record in a drafting state has a circulation.

    **Why** What goes round is the final text; asking for opinions is another thing (the
    organisation's own choice).

    **Mend** Issue it, then send it round with `recordroom circulate`.
    """
    for record in circulated(context):
        if context.policies.phase(record) == "draft":
            yield Finding(record.at("circulation", key=True), {}, record.id)
