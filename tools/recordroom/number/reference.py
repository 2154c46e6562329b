"""Reference codes (档号): levels to text, text to levels, and the exact fault of a malformed one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from recordroom.model.policies import ReferenceCodes
from recordroom.model.text import Label

_HOLE = re.compile(r"(\{[a-z]+\})")
# What people type for the signs that part the levels: "-" between them, "·" inside one (DA/T 13).
_SIGNS = str.maketrans("－–—‐‑−•・‧∙⋅．０１２３４５６７８９", "------······0123456789")


@dataclass(frozen=True, slots=True)
class ReferenceCode:
    """The levels of a reference code; a level that the pattern leaves out is empty, year 0."""

    category: str
    year: int
    period: str
    unit: str
    n: int


def format_code(codes: ReferenceCodes, code: ReferenceCode) -> str:
    """The text of a reference code; the inverse of `parse_code`."""
    return _fill(codes, code, str(code.n).zfill(codes.width))


def parse_code(codes: ReferenceCodes, text: str) -> ReferenceCode | None:
    """The levels of a reference code in its exact form, None for any other text."""
    match = _strict(codes).fullmatch(text)
    if match is None:
        return None
    found = match.groupdict()
    return ReferenceCode(
        category=found.get("category", ""),
        year=int(found.get("year", "0")),
        period=found.get("period", ""),
        unit=found.get("unit", ""),
        n=int(found["n"]),
    )


def fault_of(codes: ReferenceCodes, text: str) -> tuple[Label, str]:
    """Why a text is no reference code, and the code that was probably meant (or empty)."""
    mended = re.sub(r"\s+", "", text).translate(_SIGNS).upper()
    loose = _loose(codes).fullmatch(mended)
    if loose is not None:
        count = str(int(loose["n"])).zfill(codes.width)
        tried = mended[: loose.start("n")] + count + mended[loose.end("n") :]
        if parse_code(codes, tried) is not None:
            shape = Label("分隔符号、大小写或补零不对", "its signs, capitals or padding are wrong")
            return shape, tried
        for level, known in _vocabularies(codes).items():
            if level in loose.groupdict() and loose[level] not in known:
                words = "、".join(known)
                name = LEVEL_NAMES[level]
                return Label(
                    f"{name.hans}「{loose[level]}」不在规定的代码里（可用：{words}）",
                    f"the {name.en} “{loose[level]}” is no code of ours ({', '.join(known)})",
                ), ""
    shape_text = code_outline(codes)
    return Label(f"格式应如「{shape_text}」", f"the form is “{shape_text}”"), ""


LEVEL_NAMES: Mapping[str, Label] = {
    "fonds": Label("全宗号", "fonds"),
    "category": Label("门类", "category"),
    "year": Label("年度", "year"),
    "period": Label("保管期限", "retention period"),
    "unit": Label("机构（问题）", "unit"),
    "n": Label("件号", "item number"),
}


def code_outline(codes: ReferenceCodes) -> str:
    """The form of a reference code without being one: `QH-WS·20××-D30-ZH-××××`."""
    first = {
        "category": codes.categories[0].id if codes.categories else "",
        "period": codes.periods[0].id if codes.periods else "",
        "unit": codes.units[0].id if codes.units else "",
        "fonds": codes.fonds,
        "year": "20××",
        "n": "×" * max(codes.width, 1),
    }
    return _HOLE.sub(lambda m: first.get(m[1][1:-1], ""), codes.pattern)


def level_text(codes: ReferenceCodes, code: ReferenceCode, level: str) -> str:
    """One level of a code as it stands in the code's text."""
    parts = {
        "fonds": codes.fonds,
        "category": code.category,
        "year": f"{code.year:04d}",
        "period": code.period,
        "unit": code.unit,
        "n": str(code.n).zfill(codes.width),
    }
    return parts[level]


def code_scope(codes: ReferenceCodes, code: ReferenceCode) -> str:
    """The name of the register that counts a code, as `ws-2024-d30-xm`; `all` without a counter."""
    parts = {
        "category": code.category, "year": f"{code.year:04d}",
        "period": code.period, "unit": code.unit,
    }  # fmt: skip
    return "-".join(parts[level].lower() for level in codes.counter) or "all"


def levels_of(codes: ReferenceCodes) -> list[str]:
    """The levels of the pattern in their order, `n` among them."""
    return [part[1:-1] for part in _HOLE.split(codes.pattern) if _HOLE.fullmatch(part)]


def _fill(codes: ReferenceCodes, code: ReferenceCode, count: str) -> str:
    def level(match: re.Match[str]) -> str:
        name = match[1][1:-1]
        return count if name == "n" else level_text(codes, code, name)

    return _HOLE.sub(level, codes.pattern)


def _vocabularies(codes: ReferenceCodes) -> dict[str, tuple[str, ...]]:
    return {
        "fonds": (codes.fonds,),
        "category": tuple(c.id for c in codes.categories),
        "period": tuple(p.id for p in codes.periods),
        "unit": tuple(dict.fromkeys(u.id for u in codes.units)),
    }


def _strict(codes: ReferenceCodes) -> re.Pattern[str]:
    vocabularies = tuple(_vocabularies(codes).items())
    return _strict_of(codes.pattern, codes.width, vocabularies)


@lru_cache(maxsize=64)
def _strict_of(
    pattern: str, width: int, vocabularies: tuple[tuple[str, tuple[str, ...]], ...]
) -> re.Pattern[str]:
    wide = rf"(?!0+(?![0-9]))(?:[0-9]{{{width}}}|[1-9][0-9]{{{width},}})"
    holes = {"year": "[0-9]{4}", "n": wide if width else "[1-9][0-9]*"}
    for level, known in vocabularies:
        # Longest first, as one code may begin another (Y, YB).
        words = sorted(known, key=len, reverse=True)
        holes[level] = "|".join(map(re.escape, words)) or "(?!)"
    return _compile(pattern, holes)


def _loose(codes: ReferenceCodes) -> re.Pattern[str]:
    word = r"[^\W_]+"
    names = ("fonds", "category", "period", "unit")
    holes = {**dict.fromkeys(names, word), "year": "[0-9]{4}", "n": "[0-9]+"}
    return _compile(codes.pattern, holes)


def _compile(pattern: str, holes: Mapping[str, str]) -> re.Pattern[str]:
    out = ""
    for part in _HOLE.split(pattern):
        name = part[1:-1]
        out += f"(?P<{name}>{holes[name]})" if _HOLE.fullmatch(part) else re.escape(part)
    return re.compile(out)
