"""Rule: a number voided without a reason."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.numbers import book
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Place


@rule(
    "NUM015",
    over=Holdings,
    zh="「{number}」作废没有写原因。请在这一行最后一列写明为什么作废。",
    en="{number} was voided without a reason. Say why in the last column of the line.",
)
def unexplained_void(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """作废未写原因 · Unexplained void

    [zh]
    **查什么**　登记册里作废（void）的行，最后一列有没有写原因。
    **为什么**　作废的号留下空缺，多年以后只有这一列能说明那份文件不是丢了。这是本机构的选择。
    **怎么改**　写一句话：为什么作废、谁决定的，例如「内容并入3号，秘书长决定」。

    [en]
    **What** A void line of a register has its last column, the reason, filled in.
    **Why** A voided number leaves a hole; years later this column alone can tell that nothing was
    lost. This is the organisation's own rule.
    **Mend** One sentence: why, and who decided.
    """
    for reading in context.once(book).registers:
        for item in reading.counted:
            if item.line.event == "void" and not item.line.reason.strip():
                place = Place(reading.register.source, position=item.line.position)
                yield Finding(place, {"number": item.line.number})
