"""A body's code: what the site builder will show as code, and therefore read as no markup.

Checks that look for links, headings or raw HTML must agree with the builder about this, and
where the two could differ the text counts as ordinary: an example too many is reported, but
nothing can hide in what only looks like code. Fences follow pymdownx.superfences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_OPENING = re.compile(r"( *)(`{3,}|~{3,})[ \t]*\.?[\w#.+-]*[ \t]*")
_LIKE_FENCE = re.compile(r"[> \t]*(?:`{3}|~{3})")
_INDENTED = re.compile(r" {4}|\t")
_TICKS = re.compile(r"`+")


def without_code(body: str) -> str:
    """The body with its code blanked out; every offset and line stays where it was."""
    if "`" not in body and "~~~" not in body:
        return body
    lines = body.split("\n")
    paragraph: list[int] = []
    for at, part in list(_parts(lines)):
        # A fence does not end the paragraph around it: only an empty line outside of it does.
        if part == "code":
            lines[at] = " " * len(lines[at])
        elif part == "doubtful" or lines[at].strip():
            paragraph.append(at)
        else:
            _blank_spans(lines, paragraph)
            paragraph = []
    _blank_spans(lines, paragraph)
    return "\n".join(lines)


def _parts(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Each line's index and what it is part of: `code` (a fence), `doubtful` (one that the
    builder may take back, as its paragraph may have begun as indented code), or `text`.
    """
    at = 0
    indented = False
    while at < len(lines):
        opening = _OPENING.fullmatch(lines[at])
        if opening is None and _LIKE_FENCE.match(lines[at]):
            # A fence with attributes or in a quotation: whether the builder takes it, and where
            # it then ends, is not ours to guess, so nothing from here on is called code.
            yield from ((i, "text") for i in range(at, len(lines)))
            return
        end, closed = (at, False) if opening is None else _end(lines, at, opening)
        if closed:
            yield from ((i, "doubtful" if indented else "code") for i in range(at, end + 1))
            indented = indented or _INDENTED.search(lines[at]) is not None
        else:
            for i in range(at, end + 1):
                yield i, "text"
                indented = bool(lines[i].strip()) and (
                    indented or _INDENTED.search(lines[i]) is not None
                )
        at = end + 1


def _end(lines: list[str], start: int, opening: re.Match[str]) -> tuple[int, bool]:
    """The last line of the block that opens at `start`, and whether it is a block at all."""
    indent, fence = opening[1], opening[2]
    for at in range(start + 1, len(lines)):
        line = lines[at]
        if not line.strip():
            continue
        if not line.startswith(indent):
            return at, False
        if line[len(indent) :].rstrip(" \t") == fence:
            return at, True
    return len(lines) - 1, False


def _blank_spans(lines: list[str], paragraph: list[int]) -> None:
    """Blank the code spans of a paragraph if each of its lines closes every span it opens.

    Otherwise a span's partner depends on where the builder starts the block (a list item, a
    table's cell), and what one reading calls code another shows as text.
    """
    found = [(at, _spans(lines[at])) for at in paragraph if "`" in lines[at]]
    if any(spans is None for _, spans in found):
        return
    for at, spans in found:
        line, pieces, done = lines[at], [], 0
        for start, end in spans or []:
            pieces += [line[done:start], " " * (end - start)]
            done = end
        lines[at] = "".join(pieces) + line[done:]


def _spans(line: str) -> list[tuple[int, int]] | None:
    """The code spans of a line, None unless every backtick belongs to one."""
    if "\\`" in line:
        return None
    out: list[tuple[int, int]] = []
    start = 0
    for cell in line.split("|"):
        spans = _pairs(cell)
        if spans is None:
            return None
        out += [(start + a, start + b) for a, b in spans]
        start += len(cell) + 1
    return out


def _pairs(text: str) -> list[tuple[int, int]] | None:
    runs = [m.span() for m in _TICKS.finditer(text)]
    partner: dict[int, int] = {}
    latest: dict[int, int] = {}
    for i in range(len(runs) - 1, -1, -1):
        size = runs[i][1] - runs[i][0]
        if size in latest:
            partner[i] = latest[size]
        latest[size] = i
    out = []
    i = 0
    while i < len(runs):
        if i not in partner:
            return None
        out.append((runs[i][0], runs[partner[i]][1]))
        i = partner[i] + 1
    return out
