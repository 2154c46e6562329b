"""A record's body as the docs tree gets it: rule tables drawn, links followed, HTML made harmless."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from urllib.parse import quote

from recordroom.assemble.site import attachment_path
from recordroom.assemble.view import View
from recordroom.capture.body import without_code
from recordroom.model.holdings import Record
from recordroom.relate.clauses import NUMERAL
from recordroom.relate.links import BodyLink, body_links, resolve

_TABLE = re.compile(r"^```table[ \t]*\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
_CLAUSE = re.compile(rf"^\*\*(第(?:{NUMERAL})[条條](?:之(?:{NUMERAL}))?)\*\*", re.MULTILINE)
_HTML = re.compile(r"<(?=[A-Za-z/!?])(?!(?:https?://|mailto:)[^\s<>]*>)")
_SAFE = ("https://", "http://", "mailto:", "#")
# What the builder could read as a link, an address or a picture. A footnote is none.
_LINKING = re.compile(r"\](?=[(:])|!(?=\[)")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\n]*\](?=:)")
_TITLE = re.compile(r"[ \t]*(?:\"[^\"\n]*\"|'[^'\n]*'|\([^()\n]*\))?[ \t]*(?=\n|\Z)")
_ENTITIES = {"<": "&lt;", "{": "&#123;", "(": "&#40;", ":": "&#58;", "!": "&#33;"}


@dataclass(frozen=True, slots=True)
class _Linked:
    """A body whose links lead only to what is in the edition, and where their signs stand."""

    text: str
    signs: Collection[int]


def page_body(record: Record, view: View, tables: Callable[[str], str]) -> str:
    """The Markdown of a page. `tables` draws the rule table that a node's name asks for."""
    body = _harmless(_linked(record, view))
    named = (
        (m.start(), m.end(), f'<strong class="clause" id="{m[1]}">{m[1]}</strong>')
        for m in _CLAUSE.finditer(without_code(body))
    )
    body = _replaced(body, named)
    return _TABLE.sub(lambda m: tables(m[1].strip()), body)


def _linked(record: Record, view: View) -> _Linked:
    """Links made to follow the docs tree; of a link to what is not there only the words stay.

    What an audience may not see and what does not exist are told alike. Every target is written
    anew, so that the builder cannot read another one than was looked at.
    """
    body, at = record.body, 0
    targets = _Targets(record, view)
    text: list[str] = []
    signs: set[int] = set()
    size = 0

    def put(*parts: str, sign: bool = False) -> None:
        nonlocal size
        if sign:
            signs.add(size)
        for part in parts:
            text.append(part)
            size += len(part)

    for link in body_links(body):
        end = link.end
        if link.definition:
            title = _TITLE.match(body, end)
            end = title.end() if title is not None else -1
        if link.offset < at or end < 0:
            continue
        put(body[at : link.offset])
        at = end
        target = targets.of(link)
        if link.definition:
            put(f"[{link.text}")
            put(f"]: <{target or '#'}>", sign=True)
            continue
        start = link.offset + (2 if link.image else 1)
        words = body[start : start + len(link.text)]
        if target is None:
            put(words)
            continue
        if link.image:
            put("!", sign=True)
        put("[", words)
        put(f"](<{target}>)", sign=True)
    put(body[at:])
    return _Linked("".join(text), frozenset(signs))


class _Targets:
    """Where the links of one record may lead in the edition: addresses, pages, its own files."""

    def __init__(self, record: Record, view: View) -> None:
        self._record = record
        self._pages = view.paths
        self._files = {a.path: attachment_path(record, a) for a in record.attachments}

    def of(self, link: BodyLink) -> str | None:
        """The target as the page gets it; None when there is nothing to lead to."""
        path = resolve(self._record, link.target)
        here = str(self._record.path.parent)
        if path is None:
            allowed = link.target.lower().startswith(_SAFE) and not link.image
            return _address(link.target) if allowed else None
        if path in self._files:
            return quote(posixpath.relpath(str(self._files[path]), here))
        if path not in self._pages or link.image:
            return None
        anchor = link.target.partition("#")[2]
        return posixpath.relpath(str(path), here) + (f"#{_address(anchor)}" if anchor else "")


def _address(text: str) -> str:
    """An address without the signs that could end it; it stays as readable as it was."""
    return re.sub(r"[\s<>\"'()\[\]\\`]", lambda m: quote(m[0]), text)


def _harmless(linked: _Linked) -> str:
    """Raw HTML, attribute lists and links of our own not as markup but as text.

    The check reports them, this makes sure. Runs on the text outside code: blanked code keeps
    offsets, so marks found in it are real.
    """
    body = linked.text
    outside = without_code(body)
    footnotes = {m.end() - 1 for m in _FOOTNOTE.finditer(outside)}
    ours = {body.index("<", at) for at in linked.signs if body[at] == "]"}
    marks = [m.start() for m in _HTML.finditer(outside) if m.start() not in ours]
    marks += [at for at, char in enumerate(outside) if char == "{"]
    for match in _LINKING.finditer(outside):
        at = match.start()
        if at not in linked.signs and at not in footnotes:
            marks.append(at if outside[at] == "!" else at + 1)
    return _replaced(body, ((at, at + 1, _ENTITIES[body[at]]) for at in sorted(marks)))


def _replaced(text: str, stretches: Iterable[tuple[int, int, str]]) -> str:
    """The text with stretches in their order replaced, put together once however many they are."""
    parts: list[str] = []
    last = 0
    for start, end, other in stretches:
        parts += (text[last:start], other)
        last = end
    return "".join([*parts, text[last:]])


_MARKUP = re.compile(r"^#{1,6}[ \t]+|^[ \t]*(?:[-*+]|\d+\.)[ \t]+|[*_`~|]+|^>[ \t]?", re.MULTILINE)
_SHOWN_LINK = re.compile(r"!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(<[^<>]*>\)")
_SHOWN_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]: <[^<>\n]*>$", re.MULTILINE)


def without_addresses(record: Record, view: View) -> str:
    """A body in which of every link only the words stay: an address may name what is not to be
    seen.
    """
    return _SHOWN_LINK.sub(r"\1", _SHOWN_DEFINITION.sub("", _linked(record, view).text))


def plain_text(record: Record, view: View) -> str:
    """A body's words without its markup and addresses, for the search."""
    text = _MARKUP.sub("", _TABLE.sub("", without_addresses(record, view)))
    return re.sub(r"\n{2,}", "\n", text).strip()
