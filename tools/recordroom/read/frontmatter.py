"""A Markdown file with front matter: bytes to a source, its YAML tree and its body."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

from recordroom.model.text import Place, Position, Problem, Source
from recordroom.read.files import TEXT_LIMIT
from recordroom.read.located import LocatedError, Tree, parse

# Marks that reorder or hide text on the screen, so that a reader sees another text than the
# tool (Unicode TR 36); the zero-width joiners are legitimate in some scripts and stay.
_HIDDEN = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u2060\ufeff")


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: its source, the tree of its front matter, and its body.

    `problems` holds what is odd but bearable (a byte order mark, CRLF); `tree` is None when the
    file was refused, and `problems` then says why.
    """

    source: Source
    tree: dict[str, Tree] | None
    body: str
    problems: tuple[Problem, ...]


def refused(path: PurePosixPath, kind: str, at: Position | None = None, **values: str) -> Document:
    """A document that was not taken: nothing of it is kept but the reason."""
    source = Source(path, "", "", "", 1)
    place = Place(source, position=at or Position(1, 1))
    return Document(source, None, "", (Problem(kind, place, values, path.stem),))


def read_text(path: PurePosixPath, data: bytes) -> tuple[Source, tuple[Problem, ...]] | Document:
    """The text of a file as a source without front matter, or the refusal."""
    if len(data) > TEXT_LIMIT:
        return refused(path, "too-large", None, size=_megabytes(len(data)))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = _byte_position(data, error.start)
        return refused(path, "bad-encoding", at, guess=_guess(data))
    odd: list[str] = []
    if text.startswith("\ufeff"):
        text = text[1:]
        odd.append("byte-order-mark")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        odd.append("line-ends")
    for offset, char in enumerate(text) if _suspicious(text) else ():
        if char in _HIDDEN or (unicodedata.category(char) == "Cc" and char not in "\n\t"):
            at = _text_position(text, offset)
            return refused(path, "hidden-character", at, name=f"U+{ord(char):04X}")
    source = Source(path, text, hashlib.sha256(data).hexdigest(), text, 1)
    return source, tuple(
        Problem(kind, Place(source, position=Position(1, 1)), {}, path.stem) for kind in odd
    )


def read_document(path: PurePosixPath, data: bytes) -> Document:
    """A record file: its front matter parsed as exact text, its body untouched."""
    read = read_text(path, data)
    if isinstance(read, Document):
        return read
    source, odd = read
    lines = source.text.split("\n")
    if lines[0].rstrip() != "---":
        return refused(path, "no-front-matter")
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if end is None:
        return refused(path, "unclosed-front-matter")
    front = "\n".join(lines[1:end]) + "\n"
    body = "\n".join(lines[end + 1 :])
    source = Source(path, source.text, source.blob, front, 2, end + 2)
    odd = tuple(Problem(p.kind, Place(source, position=Position(1, 1)), {}, p.record) for p in odd)
    try:
        tree = parse(front)
    except LocatedError as error:
        at = Position(error.position.line + 1, error.position.column)
        place = Place(source, position=at)
        return Document(source, None, "", (Problem(error.kind, place, error.values, path.stem),))
    if not isinstance(tree, dict):
        place = Place(source, position=Position(2, 1))
        return Document(source, None, "", (Problem("not-a-mapping", place, {}, path.stem),))
    return Document(source, tree, body, odd)


def _suspicious(text: str) -> bool:
    # Printable text is the rule; isprintable() is one quick C loop and lets us skip the slow one.
    return not text.replace("\n", "").replace("\t", "").isprintable()


def _text_position(text: str, offset: int) -> Position:
    before = text[:offset]
    return Position(before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1)


def _byte_position(data: bytes, offset: int) -> Position:
    before = data[:offset]
    line = before[before.rfind(b"\n") + 1 :]
    return Position(before.count(b"\n") + 1, len(line.decode("utf-8", "replace")) + 1)


def _guess(data: bytes) -> str:
    for encoding, name in (("gb18030", "GB18030 (GBK)"), ("big5", "Big5")):
        try:
            data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return name
    return "?"


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB"
