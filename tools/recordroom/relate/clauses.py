"""The clauses (条) and chapters (章) of a policy's body, and the numerals that count them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from recordroom.capture.body import without_code

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
NUMERAL = r"[零〇一二三四五六七八九十百千两兩]+|[0-9]+"
"""A pattern for a count in Chinese or Arabic digits."""

_CLAUSE = re.compile(rf"^\*\*第({NUMERAL})[条條](?:之({NUMERAL}))?\*\*", re.MULTILINE)
_HEADING = re.compile(r"^#{1,6}[ \t]", re.MULTILINE)
_CHAPTER = re.compile(rf"^##[ \t]+(第({NUMERAL})章)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class ClauseText:
    """A clause as it stands: its name (第十二条), its count and insertion (之一: 1, else 0), and
    the stretch of the body from its name's first character to the next clause or heading.
    """

    name: str
    count: int
    inserted: int
    start: int
    end: int


def clauses(body: str) -> tuple[ClauseText, ...]:
    """The clauses in their order; a paragraph `**第一条** …` begins one."""
    text = without_code(body)
    found = list(_CLAUSE.finditer(text))
    starts = sorted([m.start() for m in found] + [m.start() for m in _HEADING.finditer(text)])
    after = dict(pairwise([*starts, len(text)]))
    out = []
    for match in found:
        count = parse_numeral(match[1])
        inserted = parse_numeral(match[2]) if match[2] else 0
        if count is not None and inserted is not None:
            name = match[0].strip("*")
            out.append(ClauseText(name, count, inserted, match.start() + 2, after[match.start()]))
    return tuple(out)


def chapters(body: str) -> Iterator[tuple[str, int, int]]:
    """The chapters in their order: name (第二章), count, and where the name stands."""
    for match in _CHAPTER.finditer(without_code(body)):
        count = parse_numeral(match[2])
        if count is not None:
            yield match[1], count, match.start(1)


def parse_numeral(text: str) -> int | None:
    """A count below ten thousand (一百二十三, 十二, 二〇二五, 12), None where it is no numeral."""
    if text.isascii():
        return int(text) if text.isdecimal() else None
    if any(c in _UNITS for c in text):
        return _with_units(text)
    digits = [str(_DIGITS[c]) for c in text if c in _DIGITS]
    return int("".join(digits)) if len(digits) == len(text) else None


def _with_units(text: str) -> int | None:
    total, digit, last = 0, None, 10_000
    for char in text:
        unit = _UNITS.get(char, 0)
        if unit:
            if unit >= last or (digit is None and unit != 10):
                return None
            total += (1 if digit is None else digit) * unit
            digit, last = None, unit
        elif char not in _DIGITS or digit is not None:
            return None
        else:
            # 零 only stands between units; what follows it is the digit that counts.
            digit = _DIGITS[char] or None
    return total + (digit or 0)


def numeral(count: int) -> str:
    """A count from 1 to 9999 in Chinese, as clauses are named: 十, 二十一, 一百零三."""
    out, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = count // unit % 10
        if digit:
            out += ("零" if zero else "") + "零一二三四五六七八九"[digit] + name
        zero = bool(out) and not digit
    return out.removeprefix("一") if out.startswith("一十") else out


def clause_name(count: int, inserted: int = 0) -> str:
    """How a clause is called: 第十二条, and 第十二条之一 for one inserted after it."""
    return f"第{numeral(count)}条" + (f"之{numeral(inserted)}" if inserted else "")
