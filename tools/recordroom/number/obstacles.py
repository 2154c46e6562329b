"""What stands in the way of a number: a damaged register, a gap, a closed year, an earlier day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from recordroom.capture.typed import to_day
from recordroom.model.holdings import Holdings, RegisterLine
from recordroom.model.policies import NumberSeries
from recordroom.number.registers import Reading, holes
from recordroom.number.series import Number, format_number


@dataclass(frozen=True, slots=True)
class NoNumber:
    """Why no number is given: a kind, and what the person should know and do."""

    kind: str
    hans: str
    en: str


def closed(series: NumberSeries, year: int, *, on: date) -> NoNumber | None:
    """Why a year gets no more numbers on a day, None while it is open."""
    until = series.closed_until
    last = date(year + 1, *series.closes)
    if on <= last and (until is None or year > until):
        return None
    why = ("已经封存", "is closed") if until is not None and year <= until else (
        f"的取号已于 {last} 截止", f"closed for numbers on {last}"
    )  # fmt: skip
    return NoNumber(
        "closed-year",
        f"{year} 年{why[0]}，不能再取号。补办的文件请写当年的日期；"
        "原来就有编号的旧文件用 --external 照录。确需重开的，改 numbering.yml。",
        f"The year {year} {why[1]}. Date late papers in the present year; enter an old paper's own "
        "number with --external. To open the year again, change numbering.yml.",
    )


def unusable(path: PurePosixPath, holdings: Holdings) -> NoNumber | None:
    """Why nothing can be appended to a register: it could not be read."""
    if any(p.place.path == path for p in holdings.problems):
        return NoNumber(
            "damaged-register",
            f"编号登记册 {path} 读不了或有写坏的行，不能取号。"
            "请先运行 recordroom check 看哪里坏了并改正。",
            f"The register {path} cannot be read or has damaged lines. "
            "Run recordroom check, mend it, and then take the number.",
        )
    return None


def not_next(reading: Reading, *, on: date, id_: str) -> NoNumber | None:
    path = reading.register.source.path
    if reading.faults:
        bad = reading.faults[0]
        return NoNumber(
            "damaged-register",
            f"编号登记册 {path} 第 {bad.line.position.line} 行有误：{bad.fault.hans}。请先改正再取号。",
            f"Line {bad.line.position.line} of {path} is not right: {bad.fault.en}. Mend it first.",
        )
    late = day_back(reading.register.lines, path, on=on)
    if late is not None:
        return late
    gone = {c.line.number for c in reading.counted if c.line.event == "void"}
    had = [c.line.number for c in reading.counted if c.line.id == id_ and c.line.event == "mint"]
    standing = [number for number in had if number not in gone]
    if standing:
        return NoNumber(
            "given",
            f"登记册已经把「{standing[-1]}」给了这份文件，文件上却没有写。"
            f"请在文件开头写 number: {standing[-1]}。",
            f"The register already gave this record {standing[-1]}, which it does not bear. "
            f"Write number: {standing[-1]} at its top.",
        )
    return gap(reading) if reading.series.gapless else None


def day_back(lines: Iterable[RegisterLine], path: PurePosixPath, *, on: date) -> NoNumber | None:
    """Why a line of this day cannot come after the lines that are there, None when it can."""
    last = max((d for line in lines if (d := to_day(line.day))), default=None)
    if last is None or on >= last:
        return None
    return NoNumber(
        "day-goes-back",
        f"登记册 {path.name} 最近一次登记是 {last}，日期 {on} 不能更早。请用 --on 写实际登记的日期。",
        f"The register {path.name} was last written on {last}; {on} is before that. "
        "Give the true day with --on.",
    )


def gap(reading: Reading) -> NoNumber | None:
    """Why a gapless register gets no more numbers: one is missing and nobody says why."""
    found = holes(reading)
    if not found:
        return None
    item, counts = found[0]
    first = Number(item.number.code, item.number.year, counts[0])
    text = format_number(reading.series, first)
    return NoNumber(
        "gap",
        f"登记册 {reading.register.source.path} 断号：缺「{text}」。先补登或登记作废"
        f"（recordroom void {text} --reason …），再取新号。",
        f"The register {reading.register.source.path} leaves out {text}. Enter or void it first "
        f"(recordroom void {text} --reason …), then take a new number.",
    )
