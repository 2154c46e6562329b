"""A Markdown file with front matter: bytes to a source, its YAML tree and its body."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import PurePosixPath

from recordroom.model.text import Place, Position, Problem, Source, position_at
from recordroom.read.files import TEXT_LIMIT
from recordroom.read.located import LocatedError, Tree, parse

# What is not seen but changes what a reader or a program takes the text for (Unicode TR 36):
# control characters, marks that reorder or join, line ends that only some programs know, tags.
# The zero-width joiners U+200C and U+200D are ordinary in some scripts and stay.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0001\U000e0020-\U000e007f]"
)
_CONFLICT = re.compile(r"^<{7} ", re.MULTILINE)
_BOM_16 = (b"\xff\xfe", b"\xfe\xff")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
# The characters that Chinese text of any length is full of, in both scripts: bytes of one
# encoding read in the other give rare characters instead.
_COMMON = frozenset(
    "的一是不了在有人这個个上中大为為来來和国國地到以说說时時要就出会會年月日第文件通知关關于於"
    "部协協及与與理事工作服务務项項目議议决決定请請员員本办辦法报報告"
    ",.:-# \n0123456789，。、：（）《》"
)


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


def too_large(path: PurePosixPath, size: int) -> Document:
    """The refusal of a file of more than TEXT_LIMIT bytes, made before it is read."""
    return refused(path, "too-large", None, size=f"{size / 1024 / 1024:.1f} MB")


def read_text(path: PurePosixPath, data: bytes) -> tuple[Source, tuple[Problem, ...]] | Document:
    """The text of a file as a source without front matter, or the refusal."""
    if len(data) > TEXT_LIMIT:
        return too_large(path, len(data))
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
    hidden = _HIDDEN.search(text)
    if hidden is not None:
        at = position_at(text, hidden.start())
        return refused(path, "hidden-character", at, name=f"U+{ord(hidden[0]):04X}")
    conflict = _CONFLICT.search(text)
    if conflict is not None:
        return refused(path, "conflict-mark", position_at(text, conflict.start()))
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
        return refused(path, "no-front-matter", first=lines[0][:40])
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


def _byte_position(data: bytes, offset: int) -> Position:
    before = data[:offset].removeprefix(_BYTE_ORDER_MARK)
    before = before.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line = before[before.rfind(b"\n") + 1 :]
    return Position(before.count(b"\n") + 1, len(line.decode("utf-8", "replace")) + 1)


def _guess(data: bytes) -> str:
    """The encoding a text was probably saved in; empty when it is probably no text."""
    if data.startswith(_BOM_16):
        return "UTF-16"
    if b"\0" in data:
        return ""
    best, name = 0.0, ""
    for encoding, told in (("gb18030", "GB18030 (GBK)"), ("big5", "Big5")):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        share = sum(c in _COMMON for c in text) / len(text)
        if share > best:
            best, name = share, told
    return name
