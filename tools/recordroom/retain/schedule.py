"""A record's disposal class, and the day until which it must be kept.

One record has one class and a class one schedule (MoReq2010); the day is the trigger's day, moved
by the offset, plus the period. A year after 29 February ends on 28 February (民法典 202: where the
month lacks the day, its last day ends the period).
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from recordroom.capture.conditions import holds
from recordroom.capture.typed import to_duration
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import ClassRule, DisposalClass, Policies
from recordroom.model.value import Duration


@dataclass(frozen=True, slots=True)
class Assignment:
    """The class of a record and where it comes from: `record`, `rule`, `type`, or `none`.

    `named` is the class's id as written, which may name no class.
    """

    named: str
    disposal_class: DisposalClass | None
    origin: str
    rule: ClassRule | None = None


@dataclass(frozen=True, slots=True)
class Keeping:
    """Until when a record is kept.

    `permanent`, or `until` (the last day), or neither while the trigger has not happened.
    `trigger` is the trigger's day, `start` the day the period runs from, `period` its length.
    """

    assignment: Assignment
    permanent: bool
    until: date | None
    trigger: date | None
    start: date | None
    period: Duration | None
    raised: bool = False


def assign(record: Record, policies: Policies) -> Assignment:
    """The class that the record states, else the first rule that holds, else its type's."""
    classes = policies.classes
    stated = record.text("disposal-class")
    if stated:
        return Assignment(stated, classes.get(stated), "record")
    type_ = policies.types[record.type]
    for rule in policies.class_rules:
        if rule.validity.binds(record.day()) and holds(rule.when, record, type_):
            return Assignment(rule.disposal_class, classes.get(rule.disposal_class), "rule", rule)
    if type_.disposal_class:
        named = type_.disposal_class
        return Assignment(named, classes.get(named), "type")
    return Assignment("", None, "none")


def stated_period(record: Record) -> tuple[bool, Duration | None]:
    """A period that the record itself states: (permanent, length); (False, None) without one."""
    text = record.text("retention-period")
    return text == "permanent", to_duration(text)


def keeping(record: Record, holdings: Holdings, policies: Policies) -> Keeping:
    """Until when the record is kept as things stand; a stated longer period wins."""
    assignment = assign(record, policies)
    class_ = assignment.disposal_class
    if class_ is None:
        return Keeping(assignment, False, None, None, None, None)
    forever, own = stated_period(record)
    period = class_.period
    raised = forever and period is not None
    if own is not None and period is not None and own.rough_days > period.rough_days:
        period, raised = own, True
    if forever or period is None:
        return Keeping(assignment, True, None, None, None, None, raised)
    trigger = trigger_day(record, class_, holdings, policies=policies)
    start = None if trigger is None else offset(trigger, class_.offset, policies)
    until = None if start is None else last_day(start, period, counts_start=class_.offset != "none")
    return Keeping(assignment, False, until, trigger, start, period, raised)


def trigger_day(
    record: Record, class_: DisposalClass, holdings: Holdings, *, policies: Policies
) -> date | None:
    """The day that starts the clock, or None while it has not come or is not written down.

    A superseded record's is its successor's: `field` is read there. A draft supersedes nothing.
    """
    if class_.event == "superseded":
        later = (
            r
            for r in holdings.records
            if record.id in _names(r, "supersedes") and policies.phase(r) != "draft"
        )
        days = (r.day(class_.field) or r.day() for r in later)
        return min((d for d in days if d is not None), default=None)
    holder: Record | None = record
    if class_.via:
        holder = holdings.by_id.get(record.text(class_.via))
    return holder.day(class_.field) if holder is not None else None


def offset(day: date, how: str, policies: Policies) -> date:
    """The day a period runs from, moved from the trigger's day."""
    if day.year == date.max.year:
        return day  # 9999 is how people write «without end»; nothing comes after it
    if how == "next-day":
        return day + timedelta(days=1)
    if how == "next-1-january":
        return date(day.year + 1, 1, 1)
    if how == "after-fiscal-year":
        # 令79: from the first day after the accounting year ends.
        month, first = policies.organisation.fiscal_year_start
        begins = date(day.year, month, first)
        return begins if day < begins else date(day.year + 1, month, first)
    return day


def last_day(start: date, period: Duration, *, counts_start: bool) -> date:
    """The last day of a period. Counted from the trigger itself, its own day is not part of it
    (民法典 201); a day that an offset names is the first of the period.
    """
    end = add(start, period)
    if not counts_start or end == date.max:
        return end
    # The last day is the one before the day of the same number; where the month lacks that day,
    # its own last day (which `add` gives) already is the one before.
    whole = add(start, Duration(period.years, period.months))
    return end - timedelta(days=1) if whole.day == start.day else end


def add(day: date, period: Duration) -> date:
    """A day plus years, months and days; a day that the month lacks becomes its last day.

    Beyond the year 9999 there is no day: the last one stands for it.
    """
    months = day.month - 1 + period.months
    year = day.year + period.years + months // 12
    month = months % 12 + 1
    if year > date.max.year:
        return date.max
    last = calendar.monthrange(year, month)[1]
    moved = date(year, month, min(day.day, last))
    return moved + min(timedelta(days=period.days), date.max - moved)


def _names(record: Record, field: str) -> tuple[str, ...]:
    value = record.value(field)
    return tuple(str(v) for v in value) if isinstance(value, tuple) else ()
