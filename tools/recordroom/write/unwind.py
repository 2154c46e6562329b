"""Front matter edited by whole lines, so that comments, order and quoting stay as they were."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from recordroom.capture.typed import to_day

_KEY = re.compile(r"([A-Za-z0-9_-]+):(?: |$)")
_ITEM = re.compile(r"( *)- ")
_PAST = re.compile(r" +(?:- )?((?:[a-z]+-)*on): [\"']?(\d{4}-\d{2}-\d{2})[\"']?$")


class Front:
    """The lines of a record, with its top-level keys as blocks. Every edit changes whole lines.

    A comment or blank line at the margin belongs to no block: it stays when a block goes. A text
    without a fence (a policy file) is front matter from its first line to its last.
    """

    def __init__(self, text: str) -> None:
        lines = text.split("\n")
        fenced = lines[0].rstrip() == "---"
        start = 1 if fenced else 0
        fences = (i for i, line in enumerate(lines) if i and line.rstrip() == "---")
        end = next(fences, len(lines)) if fenced else len(lines)
        self._before = lines[:start]
        self._lines = lines[start:end]
        self._after = lines[end:]

    def text(self) -> str:
        """The whole text as it stands now."""
        return "\n".join([*self._before, *self._lines, *self._after])

    @property
    def keys(self) -> tuple[str, ...]:
        """The top-level keys in their order."""
        return tuple(m[1] for line in self._lines if (m := _KEY.match(line)))

    def block(self, key: str) -> list[str]:
        """The lines of a key with all that belongs to it; none where it is not there."""
        start, end = self._block(key)
        return self._lines[start:end]

    def drop(self, keys: Iterable[str]) -> None:
        """Take keys away with all that belongs to them; unknown keys are no fault."""
        for key in keys:
            start, end = self._block(key)
            del self._lines[start:end]

    def empty(self, key: str) -> None:
        """Make the list under a key empty."""
        start, end = self._block(key)
        if end > start:
            self._lines[start:end] = [f"{key}: []"]

    def set(self, key: str, value: str) -> None:
        """Write a plain scalar where the key already stands."""
        start, end = self._block(key)
        if end > start:
            self._lines[start:end] = [f"{key}: {value}"]

    def keep_items(self, key: str, keep: Callable[[int, str], bool]) -> None:
        """Keep the items of a list for which `keep(index, text)` says so; an empty list goes."""
        start, end = self._block(key)
        if end - start < 2:
            return
        items = split_items(self._lines[start + 1 : end])
        kept = [item for i, item in enumerate(items) if keep(i, "\n".join(item))]
        if len(kept) == len(items):
            return
        new = [self._lines[start], *(line for item in kept for line in item)]
        self._lines[start:end] = new if kept else []

    def drop_lines(self, key: str, gone: Callable[[str], bool]) -> None:
        """Take single lines out of a key's block, never its first."""
        start, end = self._block(key)
        kept = [line for line in self._lines[start + 1 : end] if not gone(line)]
        self._lines[start + 1 : end] = kept

    def drop_values(self, key: str, gone: Callable[[str], bool]) -> None:
        """Take names out of a scalar, a flow list or a block list of names."""
        start, end = self._block(key)
        if end == start:
            return
        value = self._lines[start].partition(":")[2].strip()
        if not value:
            self.keep_items(key, lambda _, text: not gone(text.strip().removeprefix("- ")))
        elif value.startswith("["):
            names = [n.strip() for n in value.strip("[]").split(",") if n.strip()]
            left = [n for n in names if not gone(n)]
            if not left:
                self.drop([key])
            elif left != names:
                self.set(key, f"[{', '.join(left)}]")
        elif gone(value):
            self.drop([key])

    def drop_after(self, day: date) -> None:
        """Take away what had not happened by `day`: values of nested `…-on` fields, and list
        items that are themselves dated (`on`, `read-on`) later.
        """
        for key in self.keys:
            start, end = self._block(key)
            if end - start < 2:
                continue
            self.keep_items(key, lambda _, text: not _is_later(text, day))
            self.drop_lines(key, lambda line: _is_event_after(line, day))

    def _block(self, key: str) -> tuple[int, int]:
        """The lines of a key, from its own to the last that is indented (or a list's dash)."""
        start = next((i for i, li in enumerate(self._lines) if _is_key(li, key)), None)
        if start is None:
            return 0, 0
        end = start + 1
        for i in range(start + 1, len(self._lines)):
            line = self._lines[i]
            if line.startswith((" ", "- ")):
                end = i + 1
            elif line.strip():
                break
        return start, end


def split_items(lines: list[str]) -> list[list[str]]:
    """The items of a block list, each as its lines; lines before the first dash join the first."""
    dashes = [(i, m) for i, line in enumerate(lines) if (m := _ITEM.match(line + " "))]
    if not dashes:
        return []
    indent = min(len(m[1]) for _, m in dashes)
    starts = [i for i, m in dashes if len(m[1]) == indent]
    starts[0] = 0
    return [lines[a:b] for a, b in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _is_key(line: str, key: str) -> bool:
    match = _KEY.match(line)
    return match is not None and match[1] == key


def _is_later(item: str, day: date) -> bool:
    """Whether a list item is an event (a dated act, not a plan with a date in it) after `day`."""
    for line in item.split("\n"):
        match = _PAST.match(line)
        if match and match[1] in ("on", "read-on") and _after(match[2], day):
            return True
    return False


def _is_event_after(line: str, day: date) -> bool:
    match = _PAST.match(line)
    return match is not None and not match[0].lstrip().startswith("- ") and _after(match[2], day)


def _after(text: str, day: date) -> bool:
    written = to_day(text)
    return written is not None and written > day
