"""Minting: which number a record gets next, the register line for it, and why it may get none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from recordroom.capture.conditions import holds
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import NumberSeries, Policies, SeriesCode
from recordroom.number.book import is_joint
from recordroom.number.lines import csv_line, register_path
from recordroom.number.obstacles import NoNumber, closed, not_next, unusable
from recordroom.number.registers import next_count, read_register
from recordroom.number.series import Number, format_number


@dataclass(frozen=True, slots=True)
class Minting:
    """A number to be given: its parts and text, the register's path, and the line to append."""

    series: NumberSeries
    number: Number
    text: str
    path: PurePosixPath
    line: str


def mint(
    record: Record,
    policies: Policies,
    holdings: Holdings,
    *,
    on: date,
    state: str | None = None,
    code: str = "",
    reason: str = "",
) -> Minting | NoNumber:
    """The next number for a record on a day.

    `state` is the state it will be in once numbered (its present one when None); `code` names a
    code of the series by id or text where the record does not tell it.
    """
    type_ = policies.types[record.type]
    series = policies.series.get(type_.series)
    if series is None:
        return NoNumber(
            "no-series",
            f"「{type_.label.hans}」没有编号序列，不用取号。外来编号请用 --external 登记。",
            f"A “{type_.label.en}” has no number series. Enter another body's with --external.",
        )
    refused = _unfit(record, policies, series, state=state)
    if refused is not None:
        return refused
    chosen = _code(record, policies, series, asked=code)
    if isinstance(chosen, NoNumber):
        return chosen
    year = _year(record, policies, series, on=on)
    if isinstance(year, NoNumber):
        return year
    return next_number(
        holdings, series, Number(chosen, year, 0), id_=record.id, on=on, reason=reason
    )


def next_number(
    holdings: Holdings,
    series: NumberSeries,
    number: Number,
    *,
    id_: str,
    on: date,
    reason: str = "",
) -> Minting | NoNumber:
    """The next count in the register that a code and year belong to (`n` is not looked at)."""
    path = register_path(series, number)
    register = next((r for r in holdings.registers if r.source.path == path), None)
    refused = unusable(path, holdings) or (
        not_next(read_register(register, series), on=on, id_=id_) if register else None
    )
    if refused is not None:
        return refused
    number = Number(number.code, number.year, next_count(register, series))
    text = format_number(series, number)
    line = csv_line((text, "mint", id_, on.isoformat(), reason))
    return Minting(series, number, text, path, line)


def place_of(
    record: Record, policies: Policies, *, code: str = ""
) -> tuple[NumberSeries, Number, PurePosixPath] | None:
    """The register in which a number of the record would stand (with `n` 0), whether it may have
    one or not; None where series, code or year are not known.
    """
    series = policies.series.get(policies.types[record.type].series)
    if series is None:
        return None
    chosen = _code(record, policies, series, asked=code)
    day = record.day(series.year_field)
    if isinstance(chosen, NoNumber) or (day is None and "{year}" in series.pattern):
        return None
    number = Number(chosen, day.year if day is not None and "{year}" in series.pattern else None, 0)
    return series, number, register_path(series, number)


def _unfit(
    record: Record, policies: Policies, series: NumberSeries, *, state: str | None
) -> NoNumber | None:
    type_ = policies.types[record.type]
    if record.number:
        return NoNumber(
            "has-number",
            f"这份文件已经有编号「{record.number}」，一份文件只取一个号。合并时重号的，用 --again。",
            f"The record already bears {record.number}; a record gets one number. "
            "If a merge doubled it, use --again.",
        )
    if is_joint(record, policies):
        return NoNumber(
            "joint",
            "这份文件不用本机构的编号（例如联合行文用主办机关的文号）。"
            "请用 --external 照录对方的文号。",
            "This record gets no number of ours (a joint document bears the lead body's). "
            "Enter that one, as it is written, with --external.",
        )
    day = record.day()
    if series.enforced_from is not None and (day is None or day < series.enforced_from):
        return NoNumber(
            "before-enforced",
            f"序列「{series.label.hans}」自 {series.enforced_from} 起启用，这份文件的日期更早。"
            "旧文件的编号照原样用 --external 登记，不另取号。",
            f"The series “{series.label.en}” runs from {series.enforced_from} and the record is "
            "older. Enter its old number, as it is written, with --external.",
        )
    now = record.status if state is None else state
    if now not in (*type_.number_states, *type_.number_may):
        label = type_.states[now].label if now in type_.states else None
        return NoNumber(
            "not-signed",
            f"这份文件还在「{label.hans if label else now}」，没有到取号的时候。"
            "先审核签发、后取号：请先办完审批（recordroom approve）。",
            f"The record is in the state “{label.en if label else now}”, too early for a number. "
            "It is signed first and numbered after: get it approved (recordroom approve).",
        )
    return None


def _code(
    record: Record, policies: Policies, series: NumberSeries, *, asked: str
) -> SeriesCode | NoNumber | None:
    if not series.codes:
        return None
    known = "、".join(f"{c.id}（{c.text}，{c.label.hans}）" for c in series.codes)
    known_en = ", ".join(f"{c.id} ({c.text}, {c.label.en})" for c in series.codes)
    if asked:
        found = next((c for c in series.codes if asked in (c.id, c.text)), None)
        return found or NoNumber(
            "unknown-code",
            f"没有代字「{asked}」。可用的有：{known}。",
            f"There is no code {asked}. Known: {known_en}.",
        )
    type_ = policies.types[record.type]
    for code in series.codes:
        if code.when is not None and holds(code.when, record, type_):
            return code
    plain = [c for c in series.codes if c.when is None]
    if len(plain) == 1:
        return plain[0]
    return NoNumber(
        "code-needed",
        f"这份文件用哪个代字，从内容看不出来。请用 --code 写明：{known}。",
        f"The record does not tell which code it gets. Say so with --code: {known_en}.",
    )


def _year(
    record: Record, policies: Policies, series: NumberSeries, *, on: date
) -> int | NoNumber | None:
    if "{year}" not in series.pattern:
        return None
    day = record.day(series.year_field)
    if day is None:
        spec = policies.types[record.type].fields.get(series.year_field)
        label = spec.label if spec is not None else None
        return NoNumber(
            "no-day",
            f"编号的年份看「{label.hans if label else series.year_field}」，这份文件还没有写。"
            "请先写上再取号。",
            f"The year of the number is that of “{label.en if label else series.year_field}”, which "
            "is not written yet. Write it first.",
        )
    if day.year > on.year:
        return NoNumber(
            "year-to-come",
            f"这份文件的日期是 {day}，{day.year} 年还没有到，不能预先取号。请核对日期。",
            f"The record is dated {day}; numbers of {day.year} are not given in advance. "
            "Check the date.",
        )
    return closed(series, day.year, on=on) or day.year
