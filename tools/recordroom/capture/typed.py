"""Texts to values of a declared kind; a text that does not fit is None, never guessed."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from recordroom.model.value import Duration, Month, Value

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?")
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")
_DURATION = re.compile(r"P(?=[0-9])(?:([0-9]{1,3})Y)?(?:([0-9]{1,4})M)?(?:([0-9]{1,5})D)?")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_MONEY = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]{1,2})?")
_URL = re.compile(r"(https?://|mailto:)[^\s<>\"]+")


def to_day(text: str) -> date | None:
    """A day written `2025-03-01`; nothing else, so that 03/01 can never be read two ways."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def to_duration(text: str) -> Duration | None:
    """A length as ISO 8601: `P30Y`, `P1Y6M`, `P14D`."""
    match = _DURATION.fullmatch(text)
    if match is None:
        return None
    years, months, days = (int(g or 0) for g in match.groups())
    return Duration(years, months, days)


def to_scalar(kind: str, text: str) -> Value | None:
    """The value of a scalar of a kind, or None when the text does not fit the kind.

    Kinds that name something (`person`, `record`, `choice` …) keep their text: whether it names
    something that exists is a question for a rule, not for reading.
    """
    if kind == "date":
        return to_day(text)
    if kind == "duration":
        return to_duration(text)
    if kind == "boolean":
        return {"true": True, "false": False}.get(text)
    if kind == "month":
        match = _MONTH.fullmatch(text)
        return Month(int(match[1]), int(match[2])) if match else None
    if kind == "date-time":
        try:
            return datetime.fromisoformat(text) if _MOMENT.fullmatch(text) else None
        except ValueError:
            return None
    if kind in ("number", "money"):
        pattern = _MONEY if kind == "money" else _NUMBER
        try:
            return Decimal(text) if pattern.fullmatch(text) else None
        except InvalidOperation:
            return None
    if kind == "url":
        return text if _URL.fullmatch(text) else None
    return text


SCALAR_KINDS = (
    "text", "paragraph", "number", "money", "date", "date-time", "month", "duration", "boolean",
    "choice", "person", "post", "department", "body", "record", "level", "compartment",
    "disposal-class", "url", "language",
)  # fmt: skip
KINDS = (*SCALAR_KINDS, "list", "object")
