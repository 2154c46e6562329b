"""Rule: a record in a disposal class that was not in force on its day."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.policies import Validity
from recordroom.model.text import Label, Values
from recordroom.retain.schedule import assign


@rule(
    "CLS003",
    over=Record,
    zh="保管类别「{class}」{span}，不适用于 {day} 的文件。请换用当时有效的类别。",
    en="The disposal class “{class}” {span} and does not bind a record of {day}. "
    "Use one that was in force.",
)
def lapsed_disposal_class(record: Record, context: Context) -> Iterator[Finding]:
    """保管类别不在有效期 · Lapsed disposal class

    [zh]
    **查什么**　文件归入的类别，在文件日期当天是否有效（retention.yml 的 from、to）。
    **为什么**　保管期限表修订后，旧类别只管旧文件，新文件用新类别，这样修订不会倒回去改变已有的期限。
    有效期由本机构规定。
    **怎么改**　文件自己写的，改 disposal-class；由归类规则或类型带来的，修改相应设置。

    [en]
    **What** The record's class was in force on the record's day (from and to in retention.yml).
    **Why** After a revision old classes go on for old records and new ones serve new records, so
    that no period changes in hindsight. The spans are the organisation's own.
    **Mend** Change disposal-class in the record, or the rule or type that brought it.
    """
    given = assign(record, context.policies)
    class_, day = given.disposal_class, record.day()
    if class_ is not None and day is not None and not class_.validity.binds(day):
        place = record.at("disposal-class") if given.origin == "record" else record.at()
        values: Values = {"class": class_.label, "span": _span(class_.validity), "day": str(day)}
        yield Finding(place, values, record.id)


def _span(validity: Validity) -> Label:
    if validity.start is None:
        return Label(f"有效至 {validity.end}", f"was in force until {validity.end}")
    if validity.end is None:
        return Label(f"自 {validity.start} 起有效", f"is in force from {validity.start}")
    return Label(
        f"有效期为 {validity.start} 至 {validity.end}",
        f"was in force from {validity.start} to {validity.end}",
    )
