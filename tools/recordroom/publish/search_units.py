"""The units of a text for searching: single Chinese characters, and whole words of other scripts.

Chinese is not cut into words here. A segmenter must guess (长批准 in 秘书长批准 is no word), and
the reader's browser guesses otherwise than the builder; single characters in their order need
no guess, and a phrase of them is found wherever it stands. The same few steps are in
overrides/assets/handbook/search-cut.js; a test holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from recordroom.model.hanzi import fold

_SINGLE = re.compile(
    "[\u3005-\u3007\u3041-\u30ff\u3105-\u312f\u31a0-\u31bf\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Han characters, kana, bopomofo and hangul: each is a unit by itself."""

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff]")
"""Characters without a shape: they part nothing."""

_GROUPING = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
"""The comma of 176,420.50: it parts no number."""

_PART = " "
"""Stands for whatever ends a word: space, punctuation, symbols."""


def units(text: str) -> tuple[str, ...]:
    """The units of `text` in order: 青协〔2025〕3号 is 青, 协, 2025, 3, 号.

    Traditional characters become simplified, full-width letters and digits half-width, capitals
    small, letters lose their accents. Punctuation only ends words, so any brackets will do.
    """
    found: list[str] = []
    word = ""
    for step in _steps(_GROUPING.sub("", text)):
        if step != _PART and not _SINGLE.match(step):
            word += step
            continue
        if word:
            found.append(word)
            word = ""
        if step != _PART:
            found.append(step)
    return (*found, word) if word else tuple(found)


def _steps(text: str) -> Iterator[str]:
    for char in text:
        yield from _plain(char)


@lru_cache(maxsize=16384)
def _plain(char: str) -> str:
    """What a character counts as: letters and digits to compare, a space, or nothing."""
    if _UNSEEN.match(char):
        return ""
    shape = unicodedata.normalize("NFKC", char).lower()
    bare = "".join(c for c in unicodedata.normalize("NFD", shape) if not _is_mark(c))
    shape = unicodedata.normalize("NFC", bare)
    return "".join(c if _counts(c) else _PART for c in fold(shape))


def _is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith("M")


def _counts(char: str) -> bool:
    # Han first: a character newer than this Python's Unicode has no category yet.
    return bool(_SINGLE.match(char)) or unicodedata.category(char)[0] in "LN"
