"""Rule: a number whose year is not the year of its record."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.policies import NumberSeries, Policies
from recordroom.model.text import Label
from recordroom.number.book import binding_series, is_draft
from recordroom.number.series import Number, parse_number


@rule(
    "NUM002",
    over=Record,
    zh="编号「{number}」属于 {year} 年，但这份文件的{field}是 {day}。请核对年份和日期，改正写错的一处。",
    en="The number {number} is of {year}, but the record's “{field}” is {day}. "
    "Check both and mend the one that is wrong.",
)
def wrong_year(record: Record, context: Context) -> Iterator[Finding]:
    """编号年份与日期不符 · Wrong year

    [zh]
    **查什么**　编号里的年份，与本序列规定的那个日期（通常是成文日期，收文是签收日期）是否同一年。
    **为什么**　序号按年重新起算，年份错了就占了别的年度的号。年份是编号的组成部分
    （GB/T 9704-2012 第7.2.5条）；看哪个日期，由本机构在 numbering.yml 的 year-field 中规定。
    **怎么改**　日期写错的改日期；编号取错了年度的，到编号登记册作废该号、写明原因，再取当年的号。

    [en]
    **What** The year in the number and the day the series goes by (mostly the date of the record,
    for incoming documents the day of receipt) are of one year.
    **Why** Counting starts anew each year, so a wrong year takes another year's number. The year is
    part of the number (GB/T 9704-2012, 7.2.5); which day counts is the organisation's own choice,
    year-field in numbering.yml.
    **Mend** Correct the day; or void the number in its register with the reason and take a new one.
    """
    series = context.policies.series.get(context.type_of(record).series)
    if series is None or not record.number or is_draft(record, context.policies):
        return
    number = parse_number(series, record.number)
    day = record.day(series.year_field)
    if not isinstance(number, Number) or number.year is None or day is None:
        return
    if number.year != day.year and _is_enforced(record, number.year, series, context.policies):
        spec = context.type_of(record).fields.get(series.year_field)
        field = spec.label if spec else series.year_field
        yield Finding(
            record.at("number"),
            {
                "number": record.number,
                "year": str(number.year),
                "field": field,
                "day": day.isoformat(),
            },
            record.id,
            related=((record.at(series.year_field), Label("对照的日期", "the day compared")),),
        )


def _is_enforced(record: Record, year: int, series: NumberSeries, policies: Policies) -> bool:
    """Whether the series binds the record, or its number is one that only a bound record has.

    A mistyped day may lie before the series was enforced; the number then still tells.
    """
    if binding_series(record, policies) is not None:
        return True
    return series.enforced_from is not None and year >= series.enforced_from.year
