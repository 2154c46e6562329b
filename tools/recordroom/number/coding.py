"""Which reference code (档号) a record gets when it is filed, level by level."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recordroom.capture.conditions import holds
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Policies, ReferenceCodes
from recordroom.model.text import Label
from recordroom.model.value import Duration
from recordroom.number.reference import ReferenceCode, levels_of


@dataclass(frozen=True, slots=True)
class NoCode:
    """Why a record can get no reference code, and which level is at fault."""

    level: str
    why: Label


def code_of(
    record: Record,
    policies: Policies,
    holdings: Holdings,
    *,
    period: Duration | None,
    on: date,
) -> ReferenceCode | NoCode:
    """The code a record gets at filing on a day, with `n` 0 (the count is given in order).

    `period` is how long the record is kept (None: for good), which retention says.
    """
    codes = policies.reference_codes
    if codes is None:
        return NoCode("", Label("没有设定档号", "no reference codes are set up"))
    parts: dict[str, str] = {}
    for level in levels_of(codes):
        found = _level(level, record, policies, holdings, codes=codes, period=period)
        if isinstance(found, NoCode):
            return found
        parts[level] = found
    year = int(parts.get("year", "0"))
    if year > on.year:
        return NoCode(
            "year", Label(f"归属年度 {year} 还没有到", f"its year {year} has not come yet")
        )
    return ReferenceCode(
        parts.get("category", ""), year, parts.get("period", ""), parts.get("unit", ""), 0
    )


def filing_year(
    record: Record, policies: Policies, holdings: Holdings, codes: ReferenceCodes
) -> int | None:
    """The year a record is filed under (归属年度), None while the day for it is not written down."""
    type_ = policies.types[record.type]
    for rule in codes.years:
        if holds(rule.when, record, type_):
            holder = holdings.by_id.get(record.text(rule.via)) if rule.via else record
            day = holder.day(rule.field) if holder is not None else None
            return day.year if day is not None else None
    day = record.day(codes.year_field) or record.day()
    return day.year if day is not None else None


def _level(
    level: str,
    record: Record,
    policies: Policies,
    holdings: Holdings,
    *,
    codes: ReferenceCodes,
    period: Duration | None,
) -> str | NoCode:
    type_ = policies.types[record.type]
    if level == "category":
        if type_.category in [c.id for c in codes.categories]:
            return type_.category
        what = type_.label
        why = Label(
            f"类型「{what.hans}」没有写归档门类（category）",
            f"the type “{what.en}” names no category",
        )
        return NoCode(level, why)
    if level == "year":
        year = filing_year(record, policies, holdings, codes)
        why = Label("归属年度所看的日期还没有写", "the day that gives its year is not written yet")
        return f"{year:04d}" if year is not None else NoCode(level, why)
    if level == "period":
        found = period_code(codes, period)
        text = str(period) if period is not None else "permanent"
        why = Label(
            f"保管期限 {text} 没有代码，请在 numbering.yml 的 periods 里补上",
            f"the period {text} has no code; add one to periods in numbering.yml",
        )
        return found or NoCode(level, why)
    if level == "unit":
        for unit in codes.units:
            if unit.department and unit.department != record.text("department"):
                continue
            if unit.when is None or holds(unit.when, record, type_):
                return unit.id
        why = Label(
            "责任部门没有机构代码，请写 department，或在 numbering.yml 的 units 里补上",
            "its department has no unit code; write department or add one to units",
        )
        return NoCode(level, why)
    return ""


def period_code(codes: ReferenceCodes, period: Duration | None) -> str:
    """The code of a period of retention (None is permanent), empty where none is declared."""
    months = _months(period)
    return next((p.id for p in codes.periods if _months(p.period) == months), "")


def _months(period: Duration | None) -> tuple[int, int] | None:
    return None if period is None else (period.years * 12 + period.months, period.days)
