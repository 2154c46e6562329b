"""A text with what is only quoted blanked out, so that offsets stay and examples are no findings."""

from __future__ import annotations

import re

from recordroom.capture.body import without_code

_QUOTED = re.compile(r"“[^“”\n]*”|‘[^‘’\n]*’|「[^「」\n]*」|『[^『』\n]*』|\"[^\"\n]*\"")
_TITLES = re.compile(r"《[^《》\n]*》|〈[^〈〉\n]*〉")


def unquoted(text: str, *, titles: bool = True) -> str:
    """The text without code, quotations and, unless `titles` is false, titles in 《》."""
    shown = _QUOTED.sub(_blank, without_code(text))
    return _TITLES.sub(_blank, shown) if titles else shown


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
