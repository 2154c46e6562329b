"""Rule: a register line that the record it names does not bear out."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.capture.typed import to_day
from recordroom.check.numbers import book
from recordroom.check.rule import Context, rule
from recordroom.check.told import left_empty, unread
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import NumberSeries
from recordroom.model.text import Label, Values
from recordroom.number.book import Book, Entry, is_draft
from recordroom.number.registers import column_at
from recordroom.number.series import Malformed, parse_number


@rule(
    "NUM009",
    over=Holdings,
    zh="登记册与文件对不上：登记的是「{number}」给了 {id}，但{fault}。请核对后改正文件；"
    "号不再使用的，在登记册末尾补登作废并写明原因。",
    en="Register and record disagree: {number} was given to {id}, but {fault}. Check and mend the "
    "record; if the number is not used, add a void line with the reason.",
)
def register_disagreement(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """登记册与文件不符 · Register disagrees with record

    [zh]
    **查什么**　登记册每一行取号：所写的文件是否存在，那份文件的编号是否就是这个号，
    登记日期与编号的年份是否相称（当年或次年）。已作废的号不查。
    **为什么**　登记册和文件互为凭证，两边不一致，就不知道哪一边是真的。依据 DA/T 70-2018
    四性检测中元数据与内容关联一致的要求；以登记册为准是本机构的选择。
    **怎么改**　文件写错的改文件；登记册写错而已提交的，不改旧行，在末尾登记作废、再重新取号。

    [en]
    **What** For each mint line: the record exists, bears this number, and the day suits the
    number's year (that year or the next). Voided numbers are not looked at.
    **Why** Register and record vouch for each other. DA/T 70-2018 asks that metadata and content
    belong together; that the register leads is the organisation's choice.
    **Mend** Correct the record. A wrong line that is committed stays: void it at the end and mint
    anew.
    """
    numbers = context.once(book)
    for reading in numbers.readings:
        for item in reading.counted:
            key = (reading.series.id, item.line.number)
            entry = numbers.minted.get(key)
            if entry is None or entry.line is not item.line:
                continue
            if numbers.last[key].line.event == "mint":
                yield from _judge(entry, reading.series, context)


def _judge(entry: Entry, series: NumberSeries, context: Context) -> Iterator[Finding]:
    line = entry.line
    values = {"number": line.number, "id": line.id}
    record = context.holdings.by_id.get(line.id)
    if record is None:
        if line.id not in context.once(unread):
            fault = Label("没有这份文件", "there is no such record")
            place = column_at(entry.register, line, "id")
            yield Finding(place, {**values, "fault": fault})
        return
    if record.number != line.number:
        if not _is_told(record, series, context):
            related = ((record.at("number"), Label("文件上的编号", "the record's number")),)
            place = column_at(entry.register, line, "id")
            found: Values = {**values, "fault": _disagreement(record, series, context)}
            yield Finding(place, found, related=related)
        return
    day, year = to_day(line.day), entry.number.year
    if day is not None and year is not None and day.year not in (year, year + 1):
        fault = Label(f"登记日期是 {line.day}", f"it was entered on {line.day}")
        place = column_at(entry.register, line, "day")
        yield Finding(place, {**values, "fault": fault})


def _disagreement(record: Record, series: NumberSeries, context: Context) -> Label:
    if context.type_of(record).series != series.id:
        label = context.type_of(record).label
        return Label(
            f"这份文件是「{label.hans}」，不用这个编号序列",
            f"it is a “{label.en}”, which is not of this series",
        )
    if not record.number:
        return Label("文件上没有编号", "the record bears no number")
    return Label(f"文件上的编号是「{record.number}」", f"the record bears {record.number}")


def _is_told(record: Record, series: NumberSeries, context: Context) -> bool:
    """Whether another rule already says what is the matter with the record's number."""
    if not record.number:
        return (record.id, "number") in context.once(left_empty)
    if context.type_of(record).series != series.id:
        return False
    if is_draft(record, context.policies):
        return True
    malformed = isinstance(parse_number(series, record.number), Malformed)
    return malformed or _is_double(record, series, context.once(book))


def _is_double(record: Record, series: NumberSeries, numbers: Book) -> bool:
    key = (series.id, record.number)
    keeper = numbers.keeper(key)
    return keeper is not None and keeper.record is not record
