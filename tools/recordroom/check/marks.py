"""Marks of state secrets (国家秘密标志) in a text, told apart from the ordinary words.

秘密, 机密 and 绝密 are common words; a mark is one that stands where marks stand: alone, before or
after a title, after 密级：, or with ★ and a period. Quotations and titles in 《》 only speak of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property, lru_cache

from recordroom.capture.body import without_code

_QUOTED = re.compile(
    r"“[^“”\n]*”|‘[^‘’\n]*’|「[^「」\n]*」|『[^『』\n]*』|《[^《》\n]*》|\"[^\"\n]*\""
)
_PERIOD = (
    r"(?:[0-9０-９一二三四五六七八九十]{1,3}\s?(?:年(?![级級])|个月|個月)|长期|長期|启封前|公布前)"
)
_OPEN, _CLOSE = r"[【\[〔（(［]", r"[】\]〕）)］]"
_FIRST_LINES = 5
"""Lines with text before the first heading, where GB/T 9704-2012 (7.2.2) has the mark."""


class Marks:
    """The marks an organisation must not use: words (秘密) and symbols (★)."""

    def __init__(self, marks: tuple[str, ...]) -> None:
        self._all = marks
        self._words = _any_of(m for m in marks if m[:1].isalpha())
        self._symbols = _any_of(m for m in marks if not m[:1].isalpha())

    def is_mark(self, text: str) -> bool:
        """Whether a value is nothing but a mark."""
        return self._holds_any(text) and self._alone.fullmatch(text.strip()) is not None

    def in_value(self, text: str) -> bool:
        """Whether a field's value is a mark or holds one that cannot be the ordinary word."""
        return self.is_mark(text) or any(True for _ in self._anywhere(text))

    def in_title(self, text: str) -> bool:
        """Whether a title bears a mark before it, after it, or in brackets of its own."""
        if not self._holds_any(text):
            return False
        return self._titled.search(text) is not None or self.in_value(text)

    def in_body(self, body: str) -> Iterator[tuple[int, int]]:
        """The stretches of a body that are marks, in order."""
        if not self._holds_any(body):
            return
        text = without_code(body)
        found = set(self._anywhere(text))
        offset = lines = 0
        for line in text.split("\n"):
            if line.startswith("#") or lines >= _FIRST_LINES:
                break
            lines += bool(line.strip())
            match = self._line.fullmatch(line)
            if match is not None and not any(
                offset <= start < offset + len(line) + 1 for start, _ in found
            ):
                found.add((offset + match.start("mark"), offset + match.end("mark")))
            offset += len(line) + 1
        yield from sorted(found)

    def _holds_any(self, text: str) -> bool:
        # The usual text has none of the words, and no pattern needs to be tried.
        return any(mark in text for mark in self._all)

    def _anywhere(self, text: str) -> Iterator[tuple[int, int]]:
        shown = _QUOTED.sub(lambda m: " " * len(m[0]), text)
        for match in self._certain.finditer(shown):
            yield match.span("mark")

    @cached_property
    def _mark(self) -> str:
        return rf"{self._words}\s*(?:{self._symbols}\s*{_PERIOD}?)?"

    @cached_property
    def _alone(self) -> re.Pattern[str]:
        return re.compile(rf"{_OPEN}?\s*(?:{self._mark}|{self._symbols}\s*{_PERIOD})\s*{_CLOSE}?")

    @cached_property
    def _line(self) -> re.Pattern[str]:
        # Bold, a quotation bar and brackets are how a mark is set off; a list item is not one.
        alone = self._alone.pattern
        return re.compile(rf"[ \t>*_]*(?P<mark>{alone})[ \t*_]*(?:份号.*|No\..*)?")

    @cached_property
    def _titled(self) -> re.Pattern[str]:
        mark = rf"{self._words}"
        return re.compile(
            rf"^\s*{mark}\s*(?:[：:\s_-]|$)|{_OPEN}\s*{self._mark}\s*{_CLOSE}|[\s_-]{mark}$"
        )

    @cached_property
    def _certain(self) -> re.Pattern[str]:
        return re.compile(
            rf"(?P<mark>{self._words}\s*{self._symbols}"
            rf"|{self._symbols}\s*{_PERIOD}"
            rf"|密\s?[级級](?:和保密期限)?(?:\*\*)?(?:[ \t]*[：:][ \t]*|[ \t]*\|[ \t]*)(?:\*\*)?[ \t]*{self._words}"
            rf"(?=[ \t]*(?:$|\*\*|[|，。；;,.）)\n★])))",
            re.MULTILINE,
        )


@lru_cache(maxsize=8)
def marks_of(forbidden: tuple[str, ...]) -> Marks:
    """The marks of an access policy, with their patterns made once."""
    return Marks(forbidden)


def _any_of(marks: Iterator[str]) -> str:
    found = "|".join(re.escape(m) for m in sorted(marks, key=len, reverse=True))
    return f"(?:{found})" if found else "(?!)"
