"""Rule: a register line whose count or day goes back."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.capture.typed import to_day
from recordroom.check.numbers import book
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label, Place
from recordroom.number.registers import Counted, Reading


@rule(
    "NUM006",
    over=Holdings,
    zh="登记册这一行次序不对：{fault}。登记册按取号先后逐行往下写，请核对这一行和前面的行。",
    en="This line of the register is out of order: {fault}. Lines are added as numbers are taken; "
    "check it against the lines above.",
)
def number_out_of_order(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """登记次序颠倒 · Number out of order

    [zh]
    **查什么**　登记册各行的序号是否由小到大、日期是否由先到后。作废行（void）和写明原因的补登行
    可以是较小的号。
    **为什么**　登记册只往末尾加行，次序就是取号的先后。颠倒多半是写错了号、写错了日期，
    或者有人在中间插了一行。编号登记的先后次序是流水账的凭据（本机构的选择）。
    **怎么改**　对照文件核实。还没有提交的行直接改；已经提交的行不改动，在末尾补登并说明。

    [en]
    **What** Counts go up and days go on from line to line. A void line, and a line added later
    with a reason, may name a smaller count.
    **Why** Lines are only added at the end, so their order is the order of taking numbers. A step
    back is a wrong number, a wrong day, or a line put in between. That the order counts is the
    organisation's own rule.
    **Mend** Compare with the records. Correct a line that is not committed yet; leave a committed
    one and add a line that explains.
    """
    for reading in context.once(book).registers:
        yield from _steps_back(reading)


def _late(highest: Counted) -> Label:
    above = highest.line.number
    return Label(
        f"前面已经登记了「{above}」；若是补登，请在最后一列写明原因",
        f"{above} already stands above it; if this one was forgotten, say so in the last column",
    )


def _steps_back(reading: Reading) -> Iterator[Finding]:
    seen: set[int] = set()
    highest: Counted | None = None
    latest: Counted | None = None
    for item in reading.counted:
        earlier: Counted | None = None
        fault = Label("", "")
        day, before = item.line.day, latest.line.day if latest is not None else ""
        if item.line.event == "mint" and item.number.n not in seen:
            seen.add(item.number.n)
            if highest is not None and item.number.n < highest.number.n:
                # What was forgotten is added later, with a word about it.
                if not item.line.reason.strip():
                    fault, earlier = _late(highest), highest
            else:
                highest = item
        if latest is None or (to_day(day) or to_day(before)) >= to_day(before):  # type: ignore[operator]  # counted lines have days
            latest = item
        elif earlier is None:
            fault = Label(f"日期 {day} 早于前面的 {before}", f"{day} is before {before} above it")
            earlier = latest
        if earlier is not None:
            why = Label("前面的行", "the line above")
            related = ((Place(reading.register.source, position=earlier.line.position), why),)
            place = Place(reading.register.source, position=item.line.position)
            yield Finding(place, {"fault": fault}, related=related)
