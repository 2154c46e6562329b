"""Rule: a number taken after its year was closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from recordroom.capture.typed import to_day
from recordroom.check.numbers import book
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.number.registers import column_at


@rule(
    "NUM026",
    over=Holdings,
    zh="「{number}」登记于 {day}，但 {year} 年的取号已于 {last} 截止。请核对登记日期；补办的文件应取当年的号，"
    "确经批准补登的，请在最后一列写明原因。",
    en="{number} was entered on {day}, but numbers of {year} closed on {last}. Check the day; late "
    "papers get a number of their own year. If it was allowed, say so in the last column.",
)
def number_after_closing(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """封年之后取号 · Number taken after the year was closed

    [zh]
    **查什么**　序列规定了次年截止日（numbering.yml 的 closes）的，登记册里有没有截止日以后才取的上一年的号。
    写明原因的补登不查。
    **为什么**　上一年的文件归档、年报上报之后再添新号，目录就不再是完整的。截止日由本机构规定。
    **怎么改**　登记日期写错的，尚未提交的直接改；补办的文件改用当年的日期和编号。

    [en]
    **What** For series with a closing day in the next year (closes in numbering.yml): numbers of a
    year that were entered after it. Lines with a reason are spared.
    **Why** Once a year is filed and reported, a further number makes its list incomplete again.
    The day is the organisation's own.
    **Mend** Correct a mistyped day that is not committed; give late papers the present year.
    """
    for reading in context.once(book).readings:
        for item in reading.counted:
            day, year = to_day(item.line.day), item.number.year
            if day is None or year is None or year >= date.max.year:
                continue
            if item.line.event != "mint" or item.line.reason.strip() or day.year != year + 1:
                continue  # a day still further off is told by the comparison with the record
            last = date(year + 1, *reading.series.closes)
            if day > last:
                yield Finding(
                    column_at(reading.register, item.line, "day"),
                    {
                        "number": item.line.number,
                        "day": item.line.day,
                        "year": str(year),
                        "last": last.isoformat(),
                    },
                )
