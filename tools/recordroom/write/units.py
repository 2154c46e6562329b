"""A unit of history: what one commit will hold, and after which others it comes."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath

from recordroom.model.text import Label
from recordroom.write.days import pick


@dataclass(slots=True, eq=False)
class Unit:
    """One commit in the making. `lines` counts the register lines it adds, by register.

    `rank` orders units of one day that nothing else orders. `after` holds units, by identity.
    """

    key: str
    day: date
    by: str
    action: str
    label: Label
    kind: Label
    """What was done, and the type of what it was done to."""
    lang: str = "zh-Hans"
    subjects: list[str] = field(default_factory=list)
    records: list[str] = field(default_factory=list)
    numbers: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    files: dict[PurePosixPath, bytes] = field(default_factory=dict)
    lines: dict[PurePosixPath, int] = field(default_factory=dict)
    after: list[Unit] = field(default_factory=list)
    rank: int = 1


def ordered(units: Sequence[Unit]) -> list[Unit]:
    """The units by day, each after those it follows; a unit's day is moved up where it must be.

    Raises RuntimeError when units wait for one another, which would be our own fault.
    """
    waiting = {id(u): len(u.after) for u in units}
    followers: dict[int, list[Unit]] = {}
    for unit in units:
        for earlier in unit.after:
            followers.setdefault(id(earlier), []).append(unit)
    heap = [(u.day, u.rank, pick(u.key, 1 << 30), u.key, u) for u in units if not u.after]
    heapq.heapify(heap)
    out: list[Unit] = []
    while heap:
        unit = heapq.heappop(heap)[-1]
        out.append(unit)
        for follower in followers.get(id(unit), ()):
            follower.day = max(follower.day, unit.day)
            waiting[id(follower)] -= 1
            if not waiting[id(follower)]:
                order = (follower.day, follower.rank, pick(follower.key, 1 << 30), follower.key)
                heapq.heappush(heap, (*order, follower))
    if len(out) != len(units):
        raise RuntimeError("units of history wait for one another")
    return out
