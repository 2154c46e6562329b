"""The words of headings, by which a section is known under any of its wordings."""

from __future__ import annotations

import re

_COUNT = "[零〇一二三四五六七八九十百]+"
_ORDINAL = re.compile(
    rf"(?:{_COUNT}、|[（(](?:{_COUNT}|\d+)[）)]|\d+(?:\.\d+)*[.、．]?\s+|\d+[、．])\s*"
)
_ENDING = re.compile(r"(?:\s*\{[^{}]*\})?[\s:：]*$")


def heading_key(heading: str) -> str:
    """A heading's words alone: without 「一、」, emphasis, a closing colon or capitals."""
    text = re.sub(r"[*_`]+", "", heading).strip()
    return _ENDING.sub("", _ORDINAL.sub("", text, count=1)).casefold()
