"""A built search index read back: which texts hold which units in which order.

Reads Pagefind's own files (CBOR, minicbor's array encoding of its structs, deltas for pages and
positions) the way its WebAssembly does, so that a build can ask its index offline.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from recordroom.publish.search_engine import SearchIndexError, unpack

Cbor = int | str | bytes | list["Cbor"]


class BuiltIndex:
    """The inverted index in a folder `pagefind/`; chunks are read when a unit asks for them.

    Raises SearchIndexError when a file is missing or is no Pagefind file.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        # [version, pages [name, words], chunks [first, last, name], filters, sorts, fields]
        metas = [_read(folder / f"pagefind.{name}.pf_meta") for name in _languages(folder)]
        self.texts = tuple(_text(_items(p)[0]) for m in metas for p in _items(_items(m)[1]))
        self._chunks = tuple(
            tuple(_text(part) for part in _items(c)) for m in metas for c in _items(_items(m)[2])
        )
        self._words = lru_cache(maxsize=None)(self._chunk)

    def holding(self, phrase: Sequence[str]) -> frozenset[str]:
        """Names of the texts that hold the units of `phrase` one after the other."""
        places = [self._places(unit) for unit in phrase]
        found = set[str]()
        for page, first in places[0].items() if places else ():
            rest = [p.get(page, frozenset()) for p in places[1:]]
            if any(all(at + i in r for i, r in enumerate(rest, 1)) for at in first):
                found.add(self.texts[page])
        return frozenset(found)

    def words(self) -> frozenset[str]:
        """Every unit of the index."""
        return frozenset(word for _, _, name in self._chunks for word in self._words(name))

    def _places(self, unit: str) -> dict[int, frozenset[int]]:
        """Page → positions of a unit. A chunk's bounds are cut to what tells it from the next."""
        for first, last, name in self._chunks:
            if first <= unit and unit[: len(last)] <= last and unit in self._words(name):
                return {page: frozenset(_positions(at)) for page, at in self._words(name)[unit]}
        return {}

    def _chunk(self, name: str) -> dict[str, list[tuple[int, Cbor]]]:
        words: dict[str, list[tuple[int, Cbor]]] = {}
        for word in _items(_items(_read(self._folder / "index" / f"{name}.pf_index"))[0]):
            text, pages = _items(word)[:2]
            page = 0
            for packed in _items(pages):
                step, at = _items(packed)[:2]
                page += _number(step)
                words.setdefault(_text(text), []).append((page, at))
        return words


def _positions(packed: Cbor) -> Iterator[int]:
    """Positions from deltas; a negative number is a weight, and the next position is whole."""
    at = 0
    for number in _items(packed):
        at = 0 if _number(number) < 0 else at + _number(number)
        if _number(number) >= 0:
            yield at


def _languages(folder: Path) -> list[str]:
    """The indexes in a folder, by its entry file: where a browser begins as well."""
    try:
        entry = json.loads((folder / "pagefind-entry.json").read_bytes())
        return [language["hash"] for language in entry["languages"].values()]
    except (OSError, ValueError, KeyError) as error:
        raise SearchIndexError(
            f"查找索引的入口文件读不出来（{type(error).__name__}）。请重新生成。",
            f"The entry file of the search index is unreadable ({type(error).__name__}). "
            "Build again.",
        ) from error


def _read(path: Path) -> Cbor:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SearchIndexError(
            f"查找索引缺少文件「{path.name}」。请重新生成。",
            f"The search index lacks its file {path.name}. Build again.",
        ) from error
    return _value(unpack(data, path.name), 0)[0]


def _value(data: bytes, at: int) -> tuple[Cbor, int]:
    """The value that starts at byte `at`, and where the next one starts (RFC 8949, section 3)."""
    kind, size = data[at] >> 5, data[at] & 31
    at += 1
    if size >= 24:
        width = 1 << (size - 24)
        size = int.from_bytes(data[at : at + width], "big")
        at += width
    match kind:
        case 0:
            return size, at
        case 1:
            return -1 - size, at
        case 2:
            return data[at : at + size], at + size
        case 3:
            return data[at : at + size].decode(), at + size
        case 4:
            items: list[Cbor] = []
            for _ in range(size):
                item, at = _value(data, at)
                items.append(item)
            return items, at
        case _:
            raise ValueError(f"CBOR major type {kind} in a search index")


def _items(value: Cbor) -> list[Cbor]:
    assert isinstance(value, list)
    return value


def _text(value: Cbor) -> str:
    assert isinstance(value, str)
    return value


def _number(value: Cbor) -> int:
    assert isinstance(value, int)
    return value
