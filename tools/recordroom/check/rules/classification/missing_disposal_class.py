"""Rule: a record that no disposal class covers."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.number.book import is_draft
from recordroom.retain.schedule import assign


@rule(
    "CLS001",
    over=Record,
    zh="这份「{type}」没有保管类别，不知道该保存多久。请在文件开头写 disposal-class，"
    "或在类型设置、保管期限表中为这类文件指定一类。",
    en="This “{type}” has no disposal class, so nobody knows how long to keep it. Write "
    "disposal-class in the record, or give its type a class in its settings or the schedule.",
)
def missing_disposal_class(record: Record, context: Context) -> Iterator[Finding]:
    """缺少保管类别 · Missing disposal class

    [zh]
    **查什么**　每份文件（草稿除外）是否归入保管期限表的一类：文件自己写的、保管期限表的归类规则
    给的，或者类型默认的。
    **为什么**　一份文件一个类别，一个类别一套期限（MoReq2010）；没有类别就不知道何时鉴定，
    容易永远堆着或随手删掉。归入哪一类由本机构的保管期限表决定。
    **怎么改**　整类文件都缺的，在 record-types 里写 disposal-class；个别文件特殊的，写在文件开头。

    [en]
    **What** Every record but drafts belongs to a class of the schedule: its own, one that a rule of
    the schedule assigns, or its type's.
    **Why** One record has one class and a class one schedule (MoReq2010); without it nobody knows
    when to appraise, and things pile up or vanish. Which class is for the organisation's schedule.
    **Mend** For a whole type, write disposal-class in its settings; for a single record, in it.
    """
    if is_draft(record, context.policies):
        return
    if assign(record, context.policies).origin == "none":
        yield Finding(record.at(), {"type": context.type_of(record).label}, record.id)
