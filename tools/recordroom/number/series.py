"""The form of numbers: pattern to text, text to parts, and the exact fault of a malformed one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recordroom.model.policies import NumberSeries, SeriesCode
from recordroom.model.text import Label

_HOLE = re.compile(r"(\{code\}|\{year\}|\{n\})")
# Brackets people type for the official 〔〕 (U+3014, U+3015; GB/T 9704-2012, 7.2.5).
_BRACKETS = str.maketrans("[]【】［］()（）{}〖〗", "〔〕〔〕〔〕〔〕〔〕〔〕〔〕")
_SPACE = re.compile(r"\s+")
_FULLWIDTH = str.maketrans("０１２３４５６７８９－", "0123456789-")


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
    if loose is not None and "code" in loose.groupdict():
        known = "、".join(c.text for c in series.codes)
        faults.append(
            Label(
                f"代字「{loose['code']}」不在本序列中（可用：{known}）",
                f"the code “{loose['code']}” is not of this series (known: {known})",
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
    codes = "|".join(re.escape(c.text) for c in sorted(series.codes, key=lambda c: -len(c.text)))
    count = "[1-9][0-9]*" if not series.width else _padded(series.width)
    return _pattern(series, {"code": codes or "(?!)", "year": "[0-9]{4}", "n": count})


def _padded(width: int) -> str:
    # 003 and 1234 at width 3, but neither 03, 0003 nor 000.
    return rf"(?!0+(?![0-9]))(?:[0-9]{{{width}}}|[1-9][0-9]{{{width},}})"


def _loose(series: NumberSeries) -> re.Pattern[str]:
    return _pattern(series, {"code": r"[^\s〔〕0-9]+", "year": "[0-9]{4}", "n": "[0-9]+"})


def _pattern(series: NumberSeries, holes: dict[str, str]) -> re.Pattern[str]:
    out = ""
    for part in _HOLE.split(series.pattern):
        name = part[1:-1]
        out += f"(?P<{name}>{holes[name]})" if _HOLE.fullmatch(part) else re.escape(part)
    return re.compile(out)


def _brackets(series: NumberSeries, text: str) -> str:
    return text.translate(_BRACKETS) if "〔" in series.pattern else text


def _ordinal(series: NumberSeries, text: str) -> str:
    return text if "第" in series.pattern else text.replace("第", "")


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
    (
        _brackets,
        Label("年份应使用六角括号〔〕", "the year belongs in the brackets 〔〕"),
    ),
    (_ordinal, Label("序号前不加「第」", "no 第 before the count")),
    (_ending, Label("缺少末尾的「号」等字样", "its ending is missing")),
    (_padding, Label("序号补零的位数不对", "its count has the wrong zero padding")),
)


def _join(faults: list[Label]) -> Label:
    return Label("；".join(f.hans for f in faults), "; ".join(f.en for f in faults))
