"""Periods as people say them, and which of two is shorter. None is 永久, for ever."""

from __future__ import annotations

from recordroom.model.text import Label
from recordroom.model.value import Duration


def is_below(period: Duration | None, least: Duration | None) -> bool:
    """Whether a period is shorter than another."""
    if period is None:
        return False
    return least is None or period.rough_days < least.rough_days


def period_label(period: Duration | None) -> Label:
    """`P30Y` as 30 年 and 30 years; `P1Y6M` as 1 年 6 个月 and 1 year 6 months."""
    if period is None:
        return Label("永久", "for ever")
    parts = (
        (period.years, "年", "year"),
        (period.months, "个月", "month"),
        (period.days, "天", "day"),
    )
    used = [part for part in parts if part[0]] or [parts[2]]
    return Label(
        " ".join(f"{n} {hans}" for n, hans, _ in used),
        " ".join(f"{n} {en}{'' if n == 1 else 's'}" for n, _, en in used),
    )
