"""Many texts sought in one walk: names, numbers and titles of other records in a body."""

from __future__ import annotations

import re
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
    """A dictionary of needles, looked up by their first characters and their lengths: however
    many titles begin alike, a position costs no more than there are lengths.
    """

    def __init__(self, needles: Iterable[tuple[str, T]]) -> None:
        self._exact: dict[str, list[T]] = {}
        for needle, what in needles:
            if needle:
                self._exact.setdefault(needle, []).append(what)
        self._width = min((len(needle) for needle in self._exact), default=1)
        self._width = min(self._width, _LONGEST_START)
        lengths: dict[str, set[int]] = {}
        for needle in self._exact:
            lengths.setdefault(needle[: self._width], set()).add(len(needle))
        self._by_start = {start: sorted(some, reverse=True) for start, some in lengths.items()}
        # Where the first two characters cannot begin a needle, `re` passes on in C.
        self._likely = re.compile(
            "".join(
                f"[{re.escape(''.join(sorted({start[i] for start in self._by_start})))}]"
                for i in range(min(2, self._width))
            )
            if self._by_start
            else "(?!)"
        )

    def __bool__(self) -> bool:
        return bool(self._by_start)

    def find(self, text: str) -> Iterator[Found[T]]:
        """Every needle that stands whole in the text; of several at one position the longest,
        and none inside another one, as a longer title is not a mention of the shorter.
        """
        at = 0
        while (likely := self._likely.search(text, at)) is not None:
            start = likely.start()
            at = start + 1
            for length in self._by_start.get(text[start : start + self._width], ()):
                end = start + length
                known = self._exact.get(text[start:end]) if end <= len(text) else None
                if known is not None and stands_whole(text, start, end):
                    at = end
                    yield from (Found(start, end, what) for what in known)
                    break
