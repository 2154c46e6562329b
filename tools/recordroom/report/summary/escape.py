"""Words from records as plain text in a forge's Markdown: no markup, no mention, no reference.

A title is written by whoever opens a pull request. It must not call people, close issues, make a
link, pass as a part of our report, or hide anything.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 120
"""Characters of one text; a title beyond is cut."""
LONGEST_MESSAGE = 400

_GAP = "\u200b"
"""Zero-width space: it breaks what a forge would act on and shows nothing. A character reference
would not do, as mentions are looked for after the Markdown has become HTML."""

_MARKUP = re.compile(r"([\\`*_\[\]|~$])")
_AT_START = re.compile(r"^(?:([-+=#])|(\d+)([.)]))")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
# @name, #12, !12, ~label, %milestone, $snippet, &epic, ^alert: what GitHub, Gitea and GitLab link.
_CALLS = re.compile(r"([@#!~%$&^])(?=[\w\"'/])")
_ISSUE = re.compile(r"\b(GH-)(?=\d)", re.IGNORECASE)
_ADDRESS = re.compile(r"(https?|ftps?|mailto|xmpp|www)(?=[:.])", re.IGNORECASE)
_EMOJI = re.compile(r":(?=[a-z0-9_+-]+:)")
_COMMANDS = re.compile(r"^/(?=\w)")


def plain(text: str, longest: int = LONGEST) -> str:
    """One line of Markdown that shows `text`, at most `longest` characters of it, and does
    nothing else.
    """
    line = "".join(_shown(c) for c in text)
    line = " ".join(line.split())
    if len(line) > longest:
        line = line[: longest - 1] + "…"
    for pattern in (_CALLS, _ISSUE, _ADDRESS):
        line = pattern.sub(rf"\1{_GAP}", line)
    line = _COMMANDS.sub(f"{_GAP}/", _EMOJI.sub(f":{_GAP}", line))
    line = _MARKUP.sub(r"\\\1", line)
    line = _AT_START.sub(lambda m: f"\\{m[1]}" if m[1] else f"{m[2]}\\{m[3]}", line)
    return "".join(_HTML.get(c, c) for c in line)


def code(text: str) -> str:
    """A path, id or code as a code span in one line, whatever signs it holds."""
    line = " ".join("".join(_shown(c) for c in text).split()).replace("|", "\u2223")
    fence = "`"
    while fence in line:
        fence += "`"
    pad = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{pad}{line}{pad}{fence}" if line else ""


def link(text: str, url: str) -> str:
    """A link around text that is escaped already; the text alone without an address."""
    if not url:
        return text
    safe = re.sub(r"[\s<>()\\\"'`|]", lambda m: f"%{ord(m[0]):02X}", url)
    return f"[{text}]({safe})"


def _shown(character: str) -> str:
    """A space for what ends a line, nothing for what reorders or hides text."""
    kind = unicodedata.category(character)
    if kind in ("Cc", "Zl", "Zp", "Zs"):
        return " "
    return "" if kind in ("Cf", "Cs", "Co", "Cn") else character
