"""Rule: a number that no register has given out."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.numbers import book
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.number.book import Bearer, Book, Key, scope_key


@rule(
    "NUM008",
    over=Holdings,
    zh="编号「{number}」没有登记。请核对编号；没有写错的，在 records/numbers/{series}/{scope}.csv "
    "末尾加一行：{number},mint,{id},{day},",
    en="The number {number} is in no register. Check it; if it is right, add a line at the end of "
    "records/numbers/{series}/{scope}.csv: {number},mint,{id},{day},",
)
def unregistered_number(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """编号未登记 · Unregistered number

    [zh]
    **查什么**　文件上的编号，在本序列的编号登记册里有没有取号（mint）的一行。
    **为什么**　登记册是编号的唯一来源：先登记、后使用，才不会两个人取到同一个号。
    文件可能移走或销毁，登记册一直留着。这是本机构的选择。
    **怎么改**　漏登的，在登记册末尾补一行，最后一列写明是补登；编号写错的，照登记册改正。

    [en]
    **What** The register of the series has a mint line for the record's number.
    **Why** The register is the one source of numbers: what is entered first and used afterwards
    cannot be taken twice. Records may move or be destroyed; the register stays. This is the
    organisation's own rule.
    **Mend** Add the line that was forgotten and say in its last column that it is late, or correct the number to what the register says.
    """
    numbers = context.once(book)
    for key, bearers in numbers.bearers.items():
        keeper = numbers.keeper(key)
        if keeper is not None and not _is_told(keeper, key, numbers):
            series, scope = scope_key(bearers[0])
            record = keeper.record
            values = {"number": record.number, "series": series, "scope": scope}
            values |= {"id": record.id, "day": record.text("date")}
            yield Finding(record.at("number"), values, record.id)


def _is_told(bearer: Bearer, key: Key, numbers: Book) -> bool:
    """Whether the number is registered, or another rule says what is the matter with it."""
    return (
        key in numbers.last
        or bearer.record.number in numbers.written
        or scope_key(bearer) in numbers.damaged
        or (key[0], bearer.record.id) in numbers.given
    )
