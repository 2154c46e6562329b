"""A record's body as the docs tree gets it: rule tables drawn, links followed, HTML made harmless."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from pathlib import PurePosixPath

from recordroom.assemble.site import attachment_path
from recordroom.assemble.view import View
from recordroom.capture.body import without_code
from recordroom.model.holdings import Record
from recordroom.relate.links import BodyLink, body_links, resolve

_TABLE = re.compile(r"^```table[ \t]*\n(.*?)^```[ \t]*$", re.MULTILINE | re.DOTALL)
_CLAUSE = re.compile(r"^\*\*(第[一二三四五六七八九十百千零〇]+条)\*\*", re.MULTILINE)
_HTML = re.compile(r"<(?=[A-Za-z/!?])(?!(?:https?://|mailto:)[^\s<>]*>)")
_ATTRIBUTES = re.compile(r"\{")
_SAFE = ("https://", "http://", "mailto:", "#")


def page_body(record: Record, view: View, tables: Callable[[str], str]) -> str:
    """The Markdown of a page. `tables` draws the rule table that a node's name asks for."""
    body = _relinked(record, view)
    body = _harmless(body)
    body = _CLAUSE.sub(r'<strong class="clause" id="\1">\1</strong>', body)
    return _TABLE.sub(lambda m: tables(m[1].strip()), body)


def _relinked(record: Record, view: View) -> str:
    """Links between records made to follow the docs tree; what is not there becomes plain text."""
    at_path = {r.path: r for r in view.records}
    files = {a.path: attachment_path(record, a) for a in record.attachments}
    body = record.body
    here = str(record.path.parent)
    for link in reversed(list(body_links(record.body))):
        target = link.target
        path = resolve(record, target)
        new: str | None = None
        if path is None:
            new = target if target.lower().startswith(_SAFE) else None
            if link.image:
                new = None
        elif path in at_path:
            anchor = target.partition("#")[2]
            new = posixpath.relpath(str(path), here) + (f"#{anchor}" if anchor else "")
        elif path in files:
            new = posixpath.relpath(str(files[path]), here)
        body = _replace(body, link, new)
    return body


def _replace(body: str, link: BodyLink, target: str | None) -> str:
    start, after = link.target_offset, link.target_offset + len(link.target)
    if body[start : start + 1] == "<":
        after += 2
    if target is not None or link.definition:
        return body[:start] + f"<{target or '#'}>" + body[after:]
    # Without a target only the words stay: from the bracket to the closing parenthesis.
    close = body.find(")", after)
    return body[: link.offset] + link.text + body[close + 1 :]


def _harmless(body: str) -> str:
    """Raw HTML and attribute lists shown as text; the check reports them, this makes sure.

    Runs on the text outside code: blanked code keeps offsets, so marks found in it are real.
    """
    outside = without_code(body)
    marks = sorted(
        [m.start() for m in _HTML.finditer(outside)]
        + [m.start() for m in _ATTRIBUTES.finditer(outside)],
        reverse=True,
    )
    for at in marks:
        body = body[:at] + ("&lt;" if body[at] == "<" else "&#123;") + body[at + 1 :]
    return body


_MARKUP = re.compile(r"^#{1,6}[ \t]+|^[ \t]*(?:[-*+]|\d+\.)[ \t]+|[*_`~|]+|^>[ \t]?", re.MULTILINE)
_SHOWN_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")


def plain_text(body: str) -> str:
    """A body's words without its markup, for the search."""
    text = _TABLE.sub("", body)
    text = _MARKUP.sub("", _SHOWN_LINK.sub(r"\1", text))
    return re.sub(r"\n{2,}", "\n", text).strip()


def relative(path: PurePosixPath, start: PurePosixPath) -> str:
    """The relative Markdown link from one page to another."""
    return posixpath.relpath(str(path), str(start.parent))
