"""Rule: a number that a register gives out, or voids, twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recordroom.check.numbers import book
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label, Place, Values
from recordroom.number.registers import Counted, Reading


@rule(
    "NUM014",
    over=Holdings,
    zh="登记册重复登记「{number}」：第 {line} 行{fault}。一个号只取一次，作废后也不再用；"
    "请为这一行的文件另取下一个号。",
    en="The register enters {number} again: line {line} {fault}. A number is given once and not "
    "even after it was voided; take the next one instead.",
)
def register_repetition(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """登记册重号 · Number entered twice

    [zh]
    **查什么**　登记册里同一个号有没有取两次、作废两次，或作废之后又取。
    **为什么**　两个人各自取了「下一个号」，合并时两行都留下，就会重号。用过和作废的号都不再用，
    这是本机构的选择。
    **怎么改**　对后一份文件运行 recordroom number 文件标识 --again：另取下一个号，连同引用一起改好。
    手工改的，在末尾为它加一行新号、写明原因，并改文件的编号；旧行不动。

    [en]
    **What** A register mints a number twice, voids it twice, or mints it after it was voided.
    **Why** Two people each took the next number and the merge kept both lines. Numbers are never
    used again, voided or not; this is the organisation's own rule.
    **Mend** Run recordroom number ID --again for the later record: it takes the next number and
    mends what refers to it. By hand, add a line with a new number and a reason at the end and
    correct the record; leave the old lines alone.
    """
    for reading in context.once(book).registers:
        yield from _repetitions(reading)


def _repetitions(reading: Reading) -> Iterator[Finding]:
    last: dict[str, Counted] = {}
    for at, item in enumerate(reading.counted):
        before = last.get(item.line.number)
        if before is not None and _is_settled(item, before, reading.counted[at + 1 :]):
            continue
        if before is None or (before.line.event, item.line.event) == ("mint", "void"):
            last[item.line.number] = item
            continue
        fault = Label("已经把它作废", "voided it")
        if before.line.event == "mint":
            fault = Label(f"已经把它给了 {before.line.id}", f"gave it to {before.line.id}")
        line = str(before.line.position.line)
        values: Values = {"number": item.line.number, "line": line, "fault": fault}
        place = Place(reading.register.source, position=before.line.position)
        related = ((place, Label("先前的登记", "the earlier line")),)
        yield Finding(
            Place(reading.register.source, position=item.line.position), values, related=related
        )


def _is_settled(item: Counted, before: Counted, later: Sequence[Counted]) -> bool:
    """Whether a double mint was mended by the only means that leaves old lines alone: a further
    line, with its reason, that gives the second record another number.
    """
    if (before.line.event, item.line.event) != ("mint", "mint") or item.line.id == before.line.id:
        return False
    return any(
        other.line.event == "mint"
        and other.line.id == item.line.id
        and other.line.number != item.line.number
        and bool(other.line.reason.strip())
        for other in later
    )
