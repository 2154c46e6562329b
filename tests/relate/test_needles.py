"""Many needles are found as one by one they would be."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from recordroom.relate.links import mentions
from recordroom.relate.needles import Needles

words = st.text("ab-1甲乙〔〕号", min_size=1, max_size=8)


@given(st.text("ab-1甲乙〔〕号", max_size=40), words)
def test_one_needle_is_a_mention(text: str, needle: str) -> None:
    found = [f.start for f in Needles([(needle, None)]).find(text)]
    every = list(mentions(text, needle))
    # Those that overlap an earlier one are the same mention.
    free, wanted = 0, []
    for at in every:
        if at >= free:
            wanted.append(at)
            free = at + len(needle)
    assert found == wanted


@given(st.text("ab-1甲乙〔〕号", max_size=40), st.lists(words, max_size=6))
def test_what_is_found_stands_there(text: str, needles: list[str]) -> None:
    found = list(Needles((n, n) for n in needles).find(text))
    for item in found:
        assert text[item.start : item.end] == item.what
        assert item.what in needles
    for earlier, later in pairwise(found):
        assert earlier.end <= later.start or earlier.start == later.start
    if any(True for needle in needles for _ in mentions(text, needle)):
        assert found


def test_the_longest_title_counts() -> None:
    needles = Needles([("培训办法", 1), ("培训办法实施细则", 2), ("培训办法", 3)])
    found = [(f.start, f.what) for f in needles.find("见培训办法实施细则和培训办法。")]
    assert found == [(1, 2), (10, 1), (10, 3)]


def test_without_needles_nothing_is_found() -> None:
    assert not Needles[int](())
    assert list(Needles[int]([("", 1)]).find("任何文字")) == []
