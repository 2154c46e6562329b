"""A change shown to people: for each file, the lines that go and the lines that come."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from recordroom.model.text import Label

_NEW = Label("新文件", "new file")
_GONE = Label("删除", "removed")
_MARK = Label("（{mark}）", " ({mark})")
_TEXTS = (".md", ".yml", ".csv", ".json", ".sig", "")
"""Files that are shown line by line; of others, such as scans, the size is told."""
_BINARY = Label("{size} 字节", "{size} bytes")


def lines_of(
    root: Path, changes: Mapping[PurePosixPath, bytes | None], *, lang: str
) -> Iterator[str]:
    """The lines to show, in path order: `-` and `+` with the line's number in its file."""
    for path in sorted(changes):
        data = changes[path]
        there = (root / path).read_bytes() if (root / path).is_file() else None
        if data == there:
            continue
        mark = _NEW if there is None else _GONE if data is None else None
        yield f"{path}" + (_MARK.get(lang).format(mark=mark.get(lang)) if mark else "")
        before, after = _lines(there), _lines(data)
        if path.suffix not in _TEXTS or before is None or after is None:
            size = len(data if data is not None else there or b"")
            yield "    " + _BINARY.get(lang).format(size=size)
        else:
            yield from _differences(before, after)
        yield ""


def _lines(data: bytes | None) -> list[str] | None:
    """The lines of a text; none for what is not there, None for what is no text."""
    if data is None:
        return []
    try:
        return data.decode("utf-8").removeprefix("\ufeff").splitlines()
    except UnicodeDecodeError:
        return None


def _differences(before: list[str], after: list[str]) -> Iterator[str]:
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, i, j, m, n in matcher.get_opcodes():
        if tag == "equal":
            continue
        yield from (f"  {at + 1:>5} - {before[at]}" for at in range(i, j))
        yield from (f"  {at + 1:>5} + {after[at]}" for at in range(m, n))
