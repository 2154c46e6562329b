"""Rule: a record whose period cannot begin, as the day it counts from is not written down."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.capture.conditions import needed
from recordroom.check.rule import Context, rule
from recordroom.check.told import left_empty
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import DisposalClass
from recordroom.model.text import Label
from recordroom.retain.schedule import assign, stated_period

_AT_ONCE = ("dated", "fiscal-year-end")
"""Events whose day is known when the record is made; the others may be still to come."""


@rule(
    "RET003",
    over=Holdings,
    zh="保管期限算不出来：「{class}」从{field}起算，而这份文件没有填写。请补填。",
    en="The period cannot be worked out: the class “{class}” counts from {field}, which this record "
    "does not have. Fill it in.",
)
def missing_trigger_date(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """缺少起算日期 · Missing trigger date

    [zh]
    **查什么**　有期限的类别从某个日期起算（办结、合同到期、项目结项……），该有这个日期的时候填了没有：
    成文即起算的，印发后就要有；事后才发生的，文件办结后要有；从所属项目起算的，要写明是哪个项目，
    项目结束后要有结束日期。
    **为什么**　没有起算日，就没有到期日，永远进不了鉴定。保管期限的起算依据本机构的保管期限表
    （会计档案从会计年度终了后第一天起算：令第79号）。
    **怎么改**　补填提示的字段；从项目起算的，补在项目那份文件上，一处即可。

    [en]
    **What** A class with a period counts from a day (closing, end of a contract, end of a project).
    It must be there when it should be known: at once where the record's own date counts; when the
    record is closed where the event comes later; where a project's day counts, the record must name
    its project, and an ended project its day.
    **Why** Without a first day there is no last one and the record never comes up for appraisal.
    What counts is the organisation's schedule (for accounting archives, order 79: the first day
    after the fiscal year).
    **Mend** Fill in the field; for a project, in the project's own record, once for all.
    """
    told: set[tuple[str, str]] = set()
    for record in holdings.records:
        class_ = assign(record, context.policies).disposal_class
        if class_ is None or class_.period is None or class_.event == "superseded":
            continue
        if stated_period(record)[0] or context.policies.phase(record) in ("", "draft"):
            continue
        holder, field = record, class_.field
        if class_.via and not record.text(class_.via):
            field = class_.via
        elif class_.via:
            head = holdings.by_id.get(record.text(class_.via))
            if head is None:
                continue
            holder = head
        lacking = class_.via == field or _is_lacking(holder, class_, context)
        if lacking and not _is_told(holder, field, context) and (holder.id, field) not in told:
            told.add((holder.id, field))
            spec = context.type_of(holder).fields[field]
            label = Label(f"「{spec.label.hans}」", f"“{spec.label.en}”")
            yield Finding(holder.at(), {"class": class_.label, "field": label}, holder.id)


def _is_lacking(holder: Record, class_: DisposalClass, context: Context) -> bool:
    """Whether the day should be known by now and is not there."""
    if holder.day(class_.field) is not None:
        return False
    phases = ("issued", "closed", "ended") if class_.event in _AT_ONCE else ("closed", "ended")
    return context.policies.phase(holder) in phases


def _is_told(record: Record, field: str, context: Context) -> bool:
    """Whether another rule asks for the field, or could not read it, or no type declares it."""
    type_ = context.type_of(record)
    spec = type_.fields.get(field)
    if spec is None or needed(spec.need, record, type_):
        return True
    return (record.id, field) in context.once(left_empty) or not record.sound
