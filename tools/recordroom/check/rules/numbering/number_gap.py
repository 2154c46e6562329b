"""Rule: a number that a gapless register leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from recordroom.check.numbers import book
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label, Place
from recordroom.number.book import Book
from recordroom.number.registers import Reading, holes
from recordroom.number.series import format_number


@rule(
    "NUM005",
    over=Holdings,
    zh="登记册在「{number}」之前断号，缺少{missing}。若号已作废，请在末尾补登一行 void 并写明原因；"
    "若漏登，请在末尾补登给了哪份文件，也写明原因。",
    en="The register leaves out {missing} before {number}. If it was voided, add a void line with "
    "the reason at the end; if it was forgotten, add the line that says which record has it, and "
    "why it comes late.",
)
def number_gap(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """编号断号 · Gap in the numbers

    [zh]
    **查什么**　规定不得断号的序列（gapless: true），登记册上的序号是否从 1 起连续；作废的号也算在内。
    年度中途启用登记册的，启用当年从登记的第一个号起算。
    **为什么**　断号说明有文件没有登记、丢失，或有号作废而没有说明，查档的人无从判断。
    四性检测要求件号等连续性元数据项「连续、起始正确」（DA/T 70-2018）；哪些序列不得断号是本机构的选择。
    **怎么改**　登记册只能在末尾加行：漏登的补一行 mint，不用的号补一行 void，都写明原因。

    [en]
    **What** In a series that may not have gaps (gapless: true) the counts of a register run from 1
    without a hole, voided ones included. A register begun in the middle of a year starts with its
    first line.
    **Why** A hole is a record that was not entered, or is lost, or a number voided without a word.
    DA/T 70-2018 asks that running numbers be continuous and begin rightly; which series must be
    gapless is the organisation's choice.
    **Mend** Lines are only ever added at the end: mint what was forgotten, void what is
    not used, both with the reason.
    """
    numbers = context.once(book)
    for reading in numbers.readings:
        scope = (reading.series.id, reading.register.scope)
        if reading.series.gapless and scope not in numbers.damaged:
            yield from _gaps(reading, numbers)


def _gaps(reading: Reading, numbers: Book) -> Iterator[Finding]:
    series = reading.series
    for item, counts in holes(reading):
        # A record that bears an unregistered number is told by the rule for that.
        texts = [format_number(series, replace(item.number, n=n)) for n in counts]
        texts = [text for text in texts if (series.id, text) not in numbers.bearers]
        if texts:
            missing = Label(f"「{texts[0]}」", texts[0])
            if len(texts) > 1:
                missing = Label(f"「{texts[0]}」至「{texts[-1]}」", f"{texts[0]} to {texts[-1]}")
            yield Finding(
                Place(reading.register.source, position=item.line.position),
                {"number": item.line.number, "missing": missing},
            )
