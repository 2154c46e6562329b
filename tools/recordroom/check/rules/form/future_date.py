"""Rule: a record, or an approval, dated after today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from recordroom.capture.leaves import leaves
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Label, Values


@rule(
    "FRM020",
    over=Record,
    zh="「{name}」是 {day}，在今天（{today}）之后。请核对年月日；还没发生的事，先留在草稿里。",
    en="{name} is {day}, which is after today ({today}). Check the day; what has not happened yet "
    "stays a draft.",
)
def future_date(record: Record, context: Context) -> Iterator[Finding]:
    """日期在将来 · Date in the future

    [zh]
    **查什么**　文件的日期、审批的日期是否晚于今天（检查时可用 `--as-of` 指定「今天」）。施行日期、复审日期、
    计划起止日期本来就在将来，不查；草稿的日期也不查。

    **为什么**　文件是已经发生的事的凭据，日期写成文的那一天（依据：GB/T 9704-2012 第 7.3.5 条
    「发文机关署名、成文日期和印章」）。写到将来的，多半是年份打错，会使编号顺序和到期日都跟着错。

    **怎么改**　核对后改正日期。

    [en]
    **What** Whether the record's day or the day of an approval is after today (`--as-of` says what
    counts as today). Days on which something takes effect, is reviewed or is planned lie in the future
    by nature and are not looked at, nor are the dates of drafts.

    **Why** A record is evidence of what has happened, and its date is the day it was completed
    (GB/T 9704-2012, 7.3.5). A day in the future is mostly a mistyped year, and puts numbers and
    periods of retention wrong as well.

    **Mend** Check the day and correct it.
    """
    type_ = context.type_of(record)
    drafted = context.policies.phase(record) == "draft"
    for leaf in leaves(record, type_, "date"):
        own = leaf.path == ("date",) and not drafted
        approval = len(leaf.path) == 3 and leaf.path[0] == "approvals" and leaf.path[2] == "on"
        if (own or approval) and isinstance(leaf.value, date) and leaf.value > context.as_of:
            name = leaf.spec.label
            if approval:
                name = Label(f"审批{name.hans}", f"The approval's {name.en.lower()}")
            values: Values = {
                "name": name,
                "day": leaf.text,
                "today": context.as_of.isoformat(),
            }
            yield Finding(record.at(*leaf.path), values, record.id)
