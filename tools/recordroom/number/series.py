"""The form of numbers: pattern to text, text to parts, and the exact fault of a malformed one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from recordroom.model.policies import NumberSeries, SeriesCode
from recordroom.model.text import Label

_HOLE = re.compile(r"(\{code\}|\{year\}|\{n\})")
# Brackets people type for the official 〔〕 (U+3014, U+3015; GB/T 9704-2012, 7.2.5).
_BRACKETS = str.maketrans("[]【】［］()（）{}〖〗", "〔〕〔〕〔〕〔〕〔〕〔〕〔〕")
_SPACE = re.compile(r"\s+")
_FULLWIDTH = str.maketrans("０１２３４５６７８９", "0123456789")
_DASHES = str.maketrans("－–—‐‑−", "------")


@dataclass(frozen=True, slots=True)
class Number:
    """The parts of a number: its code (None where the series has none), year and count."""

    code: SeriesCode | None
    year: int | None
    n: int


@dataclass(frozen=True, slots=True)
class Malformed:
    """Why a text is no number of its series, and the text that was probably meant (or empty)."""

    fault: Label
    meant: str


def format_number(series: NumberSeries, number: Number) -> str:
    """The text of a number; the inverse of `parse_number`."""
    out = series.pattern.replace("{n}", str(number.n).zfill(series.width))
    out = out.replace("{year}", f"{number.year:04d}" if number.year is not None else "")
    return out.replace("{code}", number.code.text if number.code else "")


def parse_number(series: NumberSeries, text: str) -> Number | Malformed:
    """The parts of a number in its exact form, or the fault that keeps it from being one."""
    number = _match(series, text)
    if number is not None:
        return number
    mended = text
    faults: list[Label] = []
    for repair, fault in _REPAIRS:
        tried = repair(series, mended)
        if tried != mended:
            mended = tried
            faults.append(fault)
    if _match(series, mended) is not None and faults:
        return Malformed(_join(faults), mended)
    loose = _loose(series).fullmatch(mended)
    texts = [code.text for code in series.codes]
    if loose is not None and "code" in loose.groupdict() and loose["code"] not in texts:
        faults.append(
            Label(
                f"代字「{loose['code']}」不在本序列中（可用：{'、'.join(texts)}）",
                f"the code “{loose['code']}” is not of this series (known: {', '.join(texts)})",
            )
        )
        return Malformed(_join(faults), "")
    shape = example(series)
    faults = [Label(f"格式应如「{shape}」", f"the form is “{shape}”")]
    return Malformed(_join(faults), "")


def example(series: NumberSeries) -> str:
    """A number of the series as a pattern for people: its first code, 2025, 3."""
    code = series.codes[0] if series.codes else None
    return format_number(series, Number(code, 2025, 3))


def outline(series: NumberSeries, code: SeriesCode | None = None) -> str:
    """The form of a number without being one: 青协〔20××〕×号.

    A published page shows this and no example: an example may be the number of a record that
    the page's readers may not see.
    """
    code = code or (series.codes[0] if series.codes else None)
    count = "×" * max(series.width, 1)
    out = series.pattern.replace("{n}", count).replace("{year}", "20××")
    return out.replace("{code}", code.text if code else "")


def scope_of(series: NumberSeries, number: Number) -> str:
    """The name of the register that counts this number, as `qh-2025`; `all` without a counter."""
    parts = {"code": number.code.id if number.code else "", "year": str(number.year or "")}
    return "-".join(parts[c] for c in series.counter if parts[c]) or "all"


def _match(series: NumberSeries, text: str) -> Number | None:
    match = _strict(series).fullmatch(text)
    if match is None:
        return None
    found = match.groupdict()
    code = next((c for c in series.codes if c.text == found.get("code")), None)
    year = int(found["year"]) if "year" in found else None
    return Number(code, year, int(found["n"]))


def _strict(series: NumberSeries) -> re.Pattern[str]:
    return _strict_of(series.pattern, series.width, tuple(c.text for c in series.codes))


@lru_cache(maxsize=256)
def _strict_of(pattern: str, width: int, codes: tuple[str, ...]) -> re.Pattern[str]:
    # Longest first, as one code may begin another (青协, 青协函).
    code = "|".join(re.escape(text) for text in sorted(codes, key=len, reverse=True))
    count = _padded(width) if width else "[1-9][0-9]*"
    return _pattern(pattern, {"code": code or "(?!)", "year": "[0-9]{4}", "n": count})


def _padded(width: int) -> str:
    # 003 and 1234 at width 3, but neither 03, 0003 nor 000.
    return rf"(?!0+(?![0-9]))(?:[0-9]{{{width}}}|[1-9][0-9]{{{width},}})"


def _loose(series: NumberSeries) -> re.Pattern[str]:
    holes = {"code": r"[^\s〔〕0-9]+", "year": "[0-9]{4}", "n": "[0-9]+"}
    return _pattern(series.pattern, holes)


def _pattern(pattern: str, holes: dict[str, str]) -> re.Pattern[str]:
    out = ""
    for part in _HOLE.split(pattern):
        name = part[1:-1]
        out += f"(?P<{name}>{holes[name]})" if _HOLE.fullmatch(part) else re.escape(part)
    return re.compile(out)


def _brackets(series: NumberSeries, text: str) -> str:
    return text.translate(_BRACKETS) if "〔" in series.pattern else text


def _ordinal(series: NumberSeries, text: str) -> str:
    return text if _uses(series, "第") else text.replace("第", "")


def _glyph(series: NumberSeries, text: str) -> str:
    return text if _uses(series, "號") else text.replace("號", "号")


def _dashes(series: NumberSeries, text: str) -> str:
    return text.translate(_DASHES) if "-" in series.pattern else text


def _uses(series: NumberSeries, char: str) -> bool:
    return any(char in text for text in _literals(series))


def _literals(series: NumberSeries) -> Iterator[str]:
    yield series.pattern
    yield from (code.text for code in series.codes)


def _padding(series: NumberSeries, text: str) -> str:
    loose = _loose(series).fullmatch(text)
    if loose is None or not int(loose["n"]):
        return text
    count = str(int(loose["n"])).zfill(series.width)
    return text[: loose.start("n")] + count + text[loose.end("n") :]


def _ending(series: NumberSeries, text: str) -> str:
    tail = series.pattern.rpartition("}")[2]
    return text if not tail or text.endswith(tail) else text + tail


_REPAIRS = (
    (
        lambda s, t: _SPACE.sub("", t) if " " not in s.pattern else t,
        Label("含有空格", "it holds spaces"),
    ),
    (
        lambda s, t: t.translate(_FULLWIDTH),
        Label("用了全角数字", "it has full-width digits"),
    ),
    (_dashes, Label("连接号应为半角「-」", "its dash is not the plain “-”")),
    (
        _brackets,
        Label("年份应使用六角括号〔〕", "the year belongs in the brackets 〔〕"),
    ),
    (_ordinal, Label("序号前不加「第」", "no 第 before the count")),
    (_glyph, Label("「號」应写作「号」", "號 is written 号 here")),
    (_ending, Label("末尾的字没有写全", "its ending is missing")),
    (_padding, Label("序号补零的位数不对", "its count has the wrong zero padding")),
)


def _join(faults: list[Label]) -> Label:
    return Label("；".join(f.hans for f in faults), "; ".join(f.en for f in faults))
