"""Settling who keeps a number that two lines of work took: the other's lines stay, ours move on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from recordroom.model.holdings import Register, RegisterLine
from recordroom.model.policies import Policies
from recordroom.number.book import is_home
from recordroom.number.lines import csv_line, with_lines
from recordroom.number.reference import format_code, parse_code
from recordroom.number.series import Number, format_number, parse_number
from recordroom.number.shelf import is_shelf


@dataclass(frozen=True, slots=True)
class Counting:
    """How the numbers of one register count: the count of a text, and the text with another."""

    count: Callable[[str], int | None]
    with_count: Callable[[str, int], str]


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A record whose number went to another: the number it had, and the one it gets."""

    id: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Settled:
    """A register after settling: its whole text, and the records that got another number."""

    text: str
    renumbered: tuple[Renumbered, ...]


def counting(path: PurePosixPath, policies: Policies) -> Counting | None:
    """How a register at this path counts; None for one that no series is at home in."""
    codes = policies.reference_codes
    if codes is not None and is_shelf(path, codes):

        def count_code(text: str) -> int | None:
            code = parse_code(codes, text)
            return code.n if code is not None else None

        def code_with(text: str, n: int) -> str:
            code = parse_code(codes, text)
            assert code is not None
            return format_code(codes, replace(code, n=n))

        return Counting(count_code, code_with)
    series = policies.series.get(path.parent.name)
    if series is None or not is_home(path, series):
        return None

    def count(text: str) -> int | None:
        number = parse_number(series, text)
        return number.n if isinstance(number, Number) else None

    def number_with(text: str, n: int) -> str:
        number = parse_number(series, text)
        assert isinstance(number, Number)
        return format_number(series, replace(number, n=n))

    return Counting(count, number_with)


def settle(kept: Register, lost: Sequence[RegisterLine], counts: Counting, *, on: date) -> Settled:
    """Put our `lost` lines after the lines that are `kept`, and give what collides a next number.

    A number of ours that nobody else took stays. Lines carry the day on which they are entered
    where the days would otherwise go back.
    """
    used = _used(kept.lines, counts)
    free = [line for line in lost if counts.count(line.number) not in used]
    ours = {n for line in free if (n := counts.count(line.number)) is not None}
    following = max({0, *used, *ours}) + 1
    moved: dict[str, Renumbered] = {}
    last: list[tuple[str, ...]] = []
    first: list[tuple[str, ...]] = []
    latest = max((line.day for line in kept.lines), default="")
    for line in lost:
        cells = (line.number, line.event, line.id, max(line.day, latest), line.reason)
        if line in free or line.event == "external":
            # What was minted before it in `first` cannot be later: lines stay in their order.
            first.append(cells)
            latest = cells[3]
        elif line.event == "mint":
            new = counts.with_count(line.number, following)
            following += 1
            moved[line.number] = Renumbered(line.id, line.number, new)
            last.append((new, "mint", line.id, on.isoformat(), _reason(line, kept)))
        elif line.number in moved:
            other = moved[line.number].new
            last.append((other, line.event, line.id, on.isoformat(), line.reason))
        elif (line.number, line.event) not in {(k.number, k.event) for k in kept.lines}:
            first.append(cells)
            latest = cells[3]
    days = max([on.isoformat(), latest])
    tail = [(*cells[:3], max(cells[3], days), cells[4]) for cells in last]
    text = with_lines(kept, [csv_line(cells) for cells in (*first, *tail)])
    return Settled(text, tuple(r for r in moved.values() if r.id))


def move_on(register: Register, line: RegisterLine, counts: Counting, *, on: date) -> Settled:
    """Give the record of a committed line another number by a further line: old lines are history."""
    following = max({0, *_used(register.lines, counts)}) + 1
    new = counts.with_count(line.number, following)
    day = max([on.isoformat(), *(other.day for other in register.lines)])
    row = csv_line((new, "mint", line.id, day, _reason(line, register)))
    return Settled(with_lines(register, [row]), (Renumbered(line.id, line.number, new),))


def _used(lines: Sequence[RegisterLine], counts: Counting) -> set[int]:
    counted = (counts.count(line.number) for line in lines if line.event in ("mint", "void"))
    return {n for n in counted if n is not None}


def _reason(line: RegisterLine, kept: Register) -> str:
    holder = next((k.id for k in kept.lines if k.number == line.number and k.event == "mint"), "")
    why = f"原取{line.number}，" + (f"已给{holder}，" if holder else "已被占用，") + "另取"
    return f"{line.reason}；{why}" if line.reason else why
