"""Rule: a voided number that a record bears."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.numbers import book
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label, Place


@rule(
    "NUM010",
    over=Holdings,
    zh="编号「{number}」已于 {day} 作废（{reason}），不能再用。请为这份文件另取一个号。",
    en="The number {number} was voided on {day} ({reason}) and may not be used. "
    "Take another one for this record.",
)
def void_number_in_use(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """使用已作废的编号 · Void number in use

    [zh]
    **查什么**　文件的编号在登记册上最后一次登记是不是作废（void）。已作废、撤回等终止的文件保留原号，不查。
    **为什么**　作废的号永不再用，否则旧的说明和新的文件指的不是一回事。这是本机构的选择。
    **怎么改**　到登记册末尾另取新号；若是误作废，也另取新号，在原因里说明。

    [en]
    **What** The last thing the register says of the record's number is that it is void. A record
    that is itself void or withdrawn keeps the number it had.
    **Why** A voided number is never used again, or old explanations would point at new records.
    This is the organisation's own rule.
    **Mend** Mint a new number at the end of the register, also when it was voided by mistake.
    """
    numbers = context.once(book)
    for key, bearers in numbers.bearers.items():
        keeper, last = numbers.keeper(key), numbers.last.get(key)
        if keeper is None or last is None or last.line.event != "void":
            continue
        if context.policies.phase(keeper.record) == "ended":
            continue  # what became of the record is said with the number it had
        reason = Label(last.line.reason or "未写原因", last.line.reason or "no reason given")
        place = Place(last.register.source, position=last.line.position)
        yield Finding(
            keeper.record.at("number"),
            {"number": bearers[0].record.number, "day": last.line.day, "reason": reason},
            keeper.record.id,
            related=((place, Label("作废的登记", "where it was voided")),),
        )
