"""Rule: a number that two records bear."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.numbers import book
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label


@rule(
    "NUM004",
    over=Holdings,
    zh="编号「{number}」已经是《{other}》的编号。每份文件的编号必须唯一，请为这份文件另取一个号。",
    en="The number {number} is already borne by “{other}”. Numbers are unique; "
    "take another one for this record.",
)
def duplicate_number(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """编号重复 · Duplicate number

    [zh]
    **查什么**　同一序列里有没有两份文件用了同一个编号。登记册上写明给了哪一份，那一份算先用；
    登记册没写的，按文件路径排在前面的算先用。
    **为什么**　引用、答复、查档都凭编号，重号就分不清说的是哪一份。两人同时取「下一个号」时最容易发生。
    编号唯一、用过不再用，是本机构的选择。
    **怎么改**　到编号登记册末尾为后一份登记新号，再改这份文件的编号。

    [en]
    **What** Whether two records of one series bear one number. The one that the register names has
    it; where the register says nothing, the first by path.
    **Why** Documents are cited, answered and fetched by number; a double one names neither. It
    happens when two people take the next number at the same time. Uniqueness is the organisation's
    own rule.
    **Mend** Mint a new number for the later record at the end of the register and put it in.
    """
    numbers = context.once(book)
    for key, bearers in numbers.bearers.items():
        keeper = numbers.keeper(key) if len(bearers) > 1 else None
        if keeper is None:
            continue
        first = keeper.record
        why = Label("先使用这个编号的文件", "the record that had it first")
        for bearer in bearers:
            if bearer.record is not first:
                yield Finding(
                    bearer.record.at("number"),
                    {"number": bearer.record.number, "other": first.title or first.id},
                    bearer.record.id,
                    related=((first.at("number"), why),),
                )
