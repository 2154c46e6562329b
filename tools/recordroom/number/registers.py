"""What the registers say: numbers in use, gaps, the next count; and lines that cannot count."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recordroom.capture.registers import HEADER
from recordroom.capture.typed import to_day
from recordroom.model.holdings import Register, RegisterLine
from recordroom.model.policies import NumberSeries
from recordroom.model.text import Label, Place, Position
from recordroom.number.series import Malformed, Number, parse_number, scope_of


@dataclass(frozen=True, slots=True)
class Counted:
    """A register line whose number could be read."""

    line: RegisterLine
    number: Number


@dataclass(frozen=True, slots=True)
class LineFault:
    """Why a register line cannot count, and the column that is at fault."""

    line: RegisterLine
    column: str
    fault: Label


@dataclass(frozen=True, slots=True)
class Reading:
    """A register of a known series and scope: the lines that count, and the faults of the others.

    `external` lines note another body's number; they neither count nor are held to the form.
    `note` lines say something more of a number that is given (a changed period of retention).
    """

    register: Register
    series: NumberSeries
    counted: tuple[Counted, ...]
    faults: tuple[LineFault, ...]


def counted(register: Register, series: NumberSeries) -> tuple[Counted, ...]:
    """The lines with numbers of the series, in the register's order; others are left to rules."""
    out = []
    for line in register.lines:
        if line.event in ("external", "note"):
            continue
        number = parse_number(series, line.number)
        if isinstance(number, Number):
            out.append(Counted(line, number))
    return tuple(out)


def next_count(register: Register | None, series: NumberSeries) -> int:
    """The count after the highest that was ever minted or voided; numbers are never reused."""
    if register is None:
        return 1
    return max((c.number.n for c in counted(register, series)), default=0) + 1


def read_register(register: Register, series: NumberSeries) -> Reading:
    """Judge every line by itself: its number's form and scope, its day, and who was given it."""
    counts: list[Counted] = []
    faults: list[LineFault] = []
    for line in register.lines:
        number = parse_number(series, line.number) if line.event != "external" else None
        fault = _fault(line, number, series=series, scope=register.scope)
        if fault is not None:
            faults.append(fault)
        elif isinstance(number, Number) and line.event != "note":
            counts.append(Counted(line, number))
    return Reading(register, series, tuple(counts), tuple(faults))


def holes(reading: Reading) -> tuple[tuple[Counted, tuple[int, ...]], ...]:
    """The counts that a register leaves out, each run with the line that comes after it.

    A register begun in the middle of the year in which its series was enforced starts with its
    first line.
    """
    present: dict[int, Counted] = {}
    for item in reading.counted:
        present.setdefault(item.number.n, item)
    out = []
    expected = 1
    for n in sorted(present):
        missing = tuple(range(expected, n))
        if missing and not (expected == 1 and _begins_midway(reading, present[n])):
            out.append((present[n], missing))
        expected = n + 1
    return tuple(out)


def _begins_midway(reading: Reading, item: Counted) -> bool:
    start = reading.series.enforced_from
    if start is None or (start.month, start.day) == (1, 1):
        return False
    return item.number.year is None or item.number.year == start.year


def _fault(
    line: RegisterLine, number: Number | Malformed | None, *, series: NumberSeries, scope: str
) -> LineFault | None:
    if isinstance(number, Malformed):
        return LineFault(line, "number", number.fault)
    if isinstance(number, Number) and scope_of(series, number) != scope:
        home = f"{series.id}/{scope_of(series, number)}.csv"
        text = f"这个编号应登记在 {home}", f"this number belongs in {home}"
        return LineFault(line, "number", Label(*text))
    return other_fault(line)


def other_fault(line: RegisterLine) -> LineFault | None:
    """What keeps a line from counting besides the form of its number."""
    if line.number == "":
        return LineFault(line, "number", Label("没有写编号", "it has no number"))
    if line.event == "note" and line.reason.strip() == "":
        return LineFault(line, "reason", Label("没有写附注的内容", "the note says nothing"))
    if line.event not in ("void", "note") and line.id == "":
        text = "没有写编号给了哪份文件", "it does not say which record the number was given to"
        return LineFault(line, "id", Label(*text))
    if to_day(line.day) is None:
        text = "日期应写作 2025-03-01 的样子", "the day is written as 2025-03-01"
        return LineFault(line, "day", Label(*text))
    return None


def first_change(register: Register, earlier: str) -> int | None:
    """The line, from 1, where the register no longer begins with its earlier text; None if it does.

    Lines are compared whole, and line ends and a byte order mark are not looked at.
    """
    now = register.source.text.split("\n")
    for at, old in enumerate(plain_lines(earlier)):
        if at >= len(now) or now[at] != old:
            return at + 1
    return None


def plain_lines(text: str) -> list[str]:
    """The lines of a text as git holds it, as reading a file would give them."""
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return plain.rstrip("\n").split("\n")


def scope_fits(series: NumberSeries, scope: str) -> bool:
    """Whether a register's name is one that the counter of the series can give."""
    codes = "|".join(re.escape(code.id) for code in series.codes) or "(?!)"
    forms = {"code": f"(?:{codes})", "year": "[0-9]{4}"}
    pattern = "-".join(forms[name] for name in series.counter if name in forms) or "all"
    return re.fullmatch(pattern, scope) is not None


def column_at(register: Register, line: RegisterLine, column: str) -> Place:
    """The place of a column of a line; of a line with quotes, its beginning."""
    cells = (line.number, line.event, line.id, line.day, line.reason)
    index = HEADER.index(column)
    at = 1 + sum(len(cell) + 1 for cell in cells[:index])
    text = register.source.text.split("\n")[line.position.line - 1]
    if text != ",".join(cells):
        at = 1
    return Place(register.source, position=Position(line.position.line, at))
