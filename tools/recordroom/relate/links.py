"""References, back-links, succession, and the links and mentions in bodies."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import unquote

from recordroom.model.holdings import Holdings, Record, Reference

_FENCED = re.compile(r"^( {0,3})(`{3,}|~{3,}).*?^ {0,3}\2[^\n]*$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*(<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)(?:\s+\"[^\"]*\")?\s*\)")
_DEFINITION = re.compile(r"^ {0,3}\[([^\]\n]+)\]:[ \t]*(\S+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class BodyLink:
    """A link in a body: its text, its target as written, and where text and target begin."""

    text: str
    target: str
    offset: int
    target_offset: int
    image: bool


def body_links(body: str) -> Iterator[BodyLink]:
    """Every inline link, image and link definition outside code, in order of place."""
    text = without_code(body)
    found = [
        BodyLink(m[2], m[3].strip("<>"), m.start(), m.start(3), bool(m[1]))
        for m in _LINK.finditer(text)
    ]
    found += [BodyLink(m[1], m[2], m.start(), m.start(2), False) for m in _DEFINITION.finditer(text)]
    yield from sorted(found, key=lambda link: link.offset)


def without_code(body: str) -> str:
    """The body with code blanked out, so that offsets stay and examples are no text."""

    def blank(match: re.Match[str]) -> str:
        return re.sub(r"[^\n]", " ", match[0])

    return _CODE.sub(blank, _FENCED.sub(blank, body))


def resolve(record: Record, target: str) -> PurePosixPath | None:
    """The repository path a relative link names; None for anchors and addresses elsewhere."""
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
    if not needle:
        return
    edge = r"[0-9A-Za-z_]"
    left = f"(?<!{edge})(?<!{edge}-)" if re.match(edge, needle) else ""
    right = f"(?!{edge})(?!-{edge})" if re.search(edge + "$", needle) else ""
    for match in re.finditer(left + re.escape(needle) + right, text):
        yield match.start()
