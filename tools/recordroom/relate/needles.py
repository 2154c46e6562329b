"""Many texts sought in one walk: names, numbers and titles of other records in a body."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from recordroom.relate.links import stands_whole

T = TypeVar("T")

_LONGEST_START = 6
"""Characters by which needles are looked up; more would only lengthen the slices compared."""


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """A needle found: from `start` up to but not including `end`, with what it stands for."""

    start: int
    end: int
    what: T


class Needles(Generic[T]):
    """A dictionary of needles by their first characters: one look a position, however many."""

    def __init__(self, needles: Iterable[tuple[str, T]]) -> None:
        pairs = [(needle, what) for needle, what in needles if needle]
        self._width = min((len(needle) for needle, _ in pairs), default=0)
        self._width = min(self._width, _LONGEST_START)
        self._by_start: dict[str, list[tuple[str, T]]] = {}
        for needle, what in sorted(pairs, key=lambda p: -len(p[0])):
            self._by_start.setdefault(needle[: self._width], []).append((needle, what))

    def __bool__(self) -> bool:
        return bool(self._by_start)

    def find(self, text: str) -> Iterator[Found[T]]:
        """Every needle that stands whole in the text; of several at one position the longest,
        and none inside another one, as a longer title is not a mention of the shorter.
        """
        width, look = self._width, self._by_start.get
        free = 0
        for start in range(len(text) - width + 1) if self._by_start else ():
            known = look(text[start : start + width])
            if known is None or start < free:
                continue
            longest = 0
            for needle, what in known:
                if len(needle) < longest:
                    break
                end = start + len(needle)
                if text.startswith(needle, start) and stands_whole(text, start, end):
                    longest = len(needle)
                    free = end
                    yield Found(start, end, what)
