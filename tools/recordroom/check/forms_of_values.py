"""How a value of each kind is written, and which right form another way of writing means."""

from __future__ import annotations

import re
from collections.abc import Callable

from recordroom.capture.typed import to_day
from recordroom.model.text import Label

FORMS = {
    "number": Label(
        "数字，如 12 或 2.5（不带单位，不加逗号）", "a number as 12 or 2.5, without unit or commas"
    ),
    "money": Label(
        "金额，如 1800 或 1800.50（单位是元，不写「元」，不加逗号）",
        "an amount in yuan as 1800 or 1800.50, without unit or commas",
    ),
    "date": Label("日期，如 2025-03-01", "a day as 2025-03-01"),
    "date-time": Label("日期和时间，如 2025-03-01T09:30", "a day and time as 2025-03-01T09:30"),
    "month": Label("年月，如 2025-03", "a month as 2025-03"),
    "duration": Label(
        "期限，如 P30Y（三十年）、P6M（六个月）、P14D（十四天）",
        "a length as P30Y (30 years), P6M (6 months), P14D (14 days)",
    ),
    "boolean": Label("true（是）或 false（否）", "true or false"),
    "url": Label("网址，以 https:// 开头", "an address beginning with https://"),
    "list": Label("列表：每项另起一行，前面加「- 」", "a list: each item on a line after “- ”"),
    "object": Label(
        "一组内容：另起几行，每行是「名称: 内容」", "a group: lines of the form “name: content”"
    ),
    "paragraph": Label("一段文字", "a text"),
}
"""What each kind asks for; kinds that are not here take one line of text."""

ONE_LINE = Label("一行文字", "one line of text")

EXAMPLES = {
    "number": "12",
    "money": "1800.50",
    "date": "2025-03-01",
    "date-time": "2025-03-01T09:30",
    "month": "2025-03",
    "duration": "P1Y",
    "boolean": "true",
    "url": "https://…",
}

_WIDE = str.maketrans("０１２３４５６７８９．，－：", "0123456789.,-:")
_AROUND = " \t\u3000“”‘’「」\"'"
"""What may stand around a value that someone quoted."""
_DAY = re.compile(r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*[-/.月]\s*([0-9]{1,2})\s*日?")
_MONTH = re.compile(r"([0-9]{4})\s*[-/.年]\s*([0-9]{1,2})\s*月?")
_TIME = re.compile(r"(?:上午\s*|AM\s*)?([0-9]{1,2})\s*[:时点]\s*([0-9]{1,2})(?::00)?\s*分?")
_LENGTH = re.compile(r"([0-9]{1,4})\s*(年|个?月|[天日]|years?|months?|days?)")
_COUNT = re.compile(r"[¥￥]?\s*(-?[0-9]{1,3}(?:,[0-9]{3})+|-?[0-9]+)(\.[0-9]+)?\s*\D{0,2}")
_YES = {"是": "true", "否": "false", "yes": "true", "no": "false", "有": "true", "无": "false"}


def meant(kind: str, text: str) -> str:
    """The right form of a value that people write in another one; empty when it is not sure."""
    guess = _GUESSES.get(kind)
    return (
        guess(text.translate(_WIDE).strip(_AROUND)) if guess is not None and len(text) < 60 else ""
    )


def is_sure(kind: str, text: str) -> bool:
    """Whether another way of writing can mean nothing but its `meant` form: days, moments and
    months with the year first, `True` and `FALSE`. A unit left out of a number may change it.
    """
    if kind == "boolean":
        return text.lower() in ("true", "false")
    return kind in ("date", "date-time", "month") and meant(kind, text) != ""


def _day(text: str) -> str:
    match = _DAY.fullmatch(text)
    if match is None:
        return ""
    day = f"{match[1]}-{int(match[2]):02d}-{int(match[3]):02d}"
    return day if to_day(day) is not None else ""


def _moment(text: str) -> str:
    match = _DAY.match(text)
    day = _day(match[0]) if match is not None else ""
    if match is None or not day:
        return ""
    time = _TIME.fullmatch(text[match.end() :].lstrip("T "))
    if time is None or int(time[1]) > 23 or int(time[2]) > 59:
        return ""
    return f"{day}T{int(time[1]):02d}:{int(time[2]):02d}"


def _month(text: str) -> str:
    match = _MONTH.fullmatch(text)
    if match is None or not 1 <= int(match[2]) <= 12:
        return ""
    return f"{match[1]}-{int(match[2]):02d}"


def _length(text: str) -> str:
    if text in ("永久", "长期"):
        return ""
    match = _LENGTH.fullmatch(text)
    if match is None:
        return ""
    unit = (
        "Y" if match[2][0] in "年y" else "M" if match[2][-1] == "月" or match[2][0] == "m" else "D"
    )
    return f"P{int(match[1])}{unit}"


def _count(text: str) -> str:
    match = _COUNT.fullmatch(text)
    # 万 and 千 change the value; what was meant is then for the writer to say.
    if match is None or any(c in text for c in "万千百亿"):
        return ""
    return match[1].replace(",", "").lstrip("0").rjust(1, "0") + (match[2] or "")


def _yes(text: str) -> str:
    return _YES.get(text.lower(), text.lower() if text.lower() in ("true", "false") else "")


_GUESSES: dict[str, Callable[[str], str]] = {
    "date": _day,
    "date-time": _moment,
    "month": _month,
    "duration": _length,
    "number": _count,
    "money": _count,
    "boolean": _yes,
}
