"""Working days and hours, and choices that look free but are the same in every run."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone

ZONE = timezone(timedelta(hours=8))
"""The office's clock; the machine's own time zone must not show in a commit."""

_MORNING = (8 * 60 + 40) * 60
_NOON = (11 * 60 + 50) * 60
_AFTERNOON = (13 * 60 + 30) * 60
_EVENING = (17 * 60 + 50) * 60


_HOLIDAYS = {(1, 1), *((5, d) for d in range(1, 6)), *((10, d) for d in range(1, 8))}
"""Public holidays with fixed days; those of the lunar calendar are left to chance."""


def pick(key: str, choices: int) -> int:
    """A number from 0 to `choices` - 1 that follows from the key alone."""
    return int.from_bytes(hashlib.sha256(key.encode()).digest()[:6], "big") % choices


def workday(day: date, *, back: bool = False) -> date:
    """The day itself when the office is open, else the next (or the last) one when it is."""
    step = timedelta(days=-1 if back else 1)
    while day.weekday() > 4 or (day.month, day.day) in _HOLIDAYS:
        day += step
    return day


def later(day: date, count: int) -> date:
    """`count` working days after a day (before it, when negative)."""
    step = timedelta(days=1 if count >= 0 else -1)
    for _ in range(abs(count)):
        day = workday(day + step, back=count < 0)
    return day


def moments(day: date, keys: Sequence[str]) -> list[datetime]:
    """A moment in working hours for each of a day's acts, in their order, all different."""
    morning, afternoon = _NOON - _MORNING, _EVENING - _AFTERNOON
    slot = (morning + afternoon) / max(len(keys), 1)
    out = []
    for i, key in enumerate(keys):
        at = int(slot * i + pick(key, 1000) / 1000 * max(slot - 1, 0))
        seconds = _MORNING + at if at < morning else _AFTERNOON + at - morning
        out.append(datetime(day.year, day.month, day.day, tzinfo=ZONE) + timedelta(seconds=seconds))
    return out
