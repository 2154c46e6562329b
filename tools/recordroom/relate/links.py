"""References, back-links, succession, and the links and mentions in bodies."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from recordroom.capture.body import without_code
from recordroom.model.holdings import Holdings, Record, Reference

_LINK = re.compile(
    r"(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]"
    r"\(\s*(<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*\)"
)
# Not `[^1]:`, which is a footnote and no address.
_DEFINITION = re.compile(r"^ {0,3}\[((?!\^)[^\]\n]+)\]:[ \t]*(\S+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class BodyLink:
    """A link in a body: its text, its target as written, where text and target begin, its end."""

    text: str
    target: str
    offset: int
    target_offset: int
    image: bool
    definition: bool = False
    end: int = 0


def body_links(body: str) -> Iterator[BodyLink]:
    """Every inline link, image and link definition outside code, in order of place."""
    text = without_code(body)
    found = [
        BodyLink(m[2], m[3].strip("<>"), m.start(), m.start(3), bool(m[1]), end=m.end())
        for m in _LINK.finditer(text)
    ]
    found += [
        BodyLink(
            m[1], m[2].strip("<>"), m.start(), m.start(2), image=False, definition=True, end=m.end()
        )
        for m in _DEFINITION.finditer(text)
    ]
    yield from sorted(found, key=lambda link: link.offset)


def resolve(record: Record, target: str) -> PurePosixPath | None:
    """The repository path a relative link names; None for anchors and addresses elsewhere."""
    target = html.unescape(target)
    path = unquote(target.partition("#")[0].partition("?")[0])
    if not path or re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//", target):
        return None
    base = "" if path.startswith("/") else str(record.path.parent)
    return PurePosixPath(posixpath.normpath(posixpath.join(base, path.lstrip("/"))))


def back_links(references: Iterable[Reference]) -> Mapping[str, tuple[Reference, ...]]:
    """For each id, the references that name it."""
    out: dict[str, list[Reference]] = {}
    for reference in references:
        out.setdefault(reference.target, []).append(reference)
    return {target: tuple(refs) for target, refs in out.items()}


def successors(holdings: Holdings) -> Mapping[str, tuple[Record, ...]]:
    """For each superseded id, the records that say they supersede it, in path order."""
    out: dict[str, list[Record]] = {}
    for reference in holdings.references:
        if reference.field[0] == "supersedes" and reference.origin in holdings.by_id:
            out.setdefault(reference.target, []).append(holdings.by_id[reference.origin])
    return {target: tuple(records) for target, records in out.items()}


def mentions(text: str, needle: str) -> Iterator[int]:
    """Offsets where a number or id stands as a whole token: `a-1` is not in `a-12` or `xa-1`."""
    at = text.find(needle) if needle else -1
    while at >= 0:
        if stands_whole(text, at, at + len(needle)):
            yield at
        at = text.find(needle, at + 1)


def stands_whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch is cut out of no longer token. Chinese characters bound themselves."""
    if _is_edge(text[start]) and start:
        before = text[start - 1]
        if _is_edge(before) or (before == "-" and start > 1 and _is_edge(text[start - 2])):
            return False
    if _is_edge(text[end - 1]) and end < len(text):
        after = text[end]
        if _is_edge(after) or (after == "-" and end + 1 < len(text) and _is_edge(text[end + 1])):
            return False
    return True


def _is_edge(char: str) -> bool:
    return char == "_" or (char.isascii() and char.isalnum())
