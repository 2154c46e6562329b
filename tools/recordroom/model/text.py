"""Text with places: positions, labels in several languages, and the source of a file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

import yaml

FieldPath = tuple[str | int, ...]
"""Where a value stands inside a YAML document: keys and list indexes from the root."""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a text: line and column, both from 1, counted in code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file, from `start` up to but not including `end`."""

    path: PurePosixPath
    start: Position
    end: Position


@dataclass(frozen=True, slots=True)
class Label:
    """One text in simplified Chinese and English, and in traditional Chinese where it differs."""

    hans: str
    en: str
    hant: str = ""

    def get(self, lang: str) -> str:
        """The text for `lang` (`zh-Hans`, `zh-Hant` or `en`); falls back to what there is."""
        if lang == "en":
            return self.en or self.hans
        if lang == "zh-Hant":
            return self.hant or self.hans or self.en
        return self.hans or self.en

    def every(self) -> tuple[str, ...]:
        """All distinct wordings, as a heading or a search may use any of them."""
        return tuple(dict.fromkeys(t for t in (self.hans, self.hant, self.en) if t))


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read: exact text, and where its body begins.

    `text` is the whole file without a byte order mark, with LF line ends. For a record
    `front` is the YAML between the fences and `front_line` the line its first line has in
    the file (2); for a plain YAML file `front` is the whole text and `front_line` is 1.
    `body_line` is the line of the first line after the closing fence (0 without a body).
    `blob` is the SHA-256 of the bytes on disk.
    """

    path: PurePosixPath
    text: str
    blob: str
    front: str
    front_line: int
    body_line: int = 0

    def locate(self, path: FieldPath, *, key: bool = False) -> Span:
        """The span of the value at `path` (of its key with `key=True`).

        A path that is not in the text points at its nearest parent that is; the empty path
        at the opening fence (or the first line of a plain YAML file).
        """
        table = _positions(self.front)
        while path and (path, key) not in table:
            path = path[:-1]
            key = False
        if not path:
            return Span(self.path, Position(1, 1), Position(1, 4 if self.front_line > 1 else 2))
        start, end = table[(path, key)]
        shift = self.front_line - 1
        return Span(
            self.path,
            Position(start.line + shift, start.column),
            Position(end.line + shift, end.column),
        )

    def at_body(self, body: str, offset: int) -> Position:
        """The file position of code point `offset` in `body`, the text after the closing fence."""
        return position_at(body, offset, self.body_line)


def position_at(text: str, offset: int, first_line: int = 1) -> Position:
    """The line and column of a code point; the text's own first line counts as `first_line`."""
    starts = _line_starts(text)
    line = bisect_right(starts, offset) - 1
    return Position(first_line + line, offset - starts[line] + 1)


@lru_cache(maxsize=16)
def _line_starts(text: str) -> list[int]:
    """Where each line begins: a text with many findings is not counted through for each."""
    return [0, *(match.end() for match in re.finditer("\n", text))]


_Located = dict[tuple[FieldPath, bool], tuple[Position, Position]]


@lru_cache(maxsize=64)
def _positions(front: str) -> _Located:
    """Every value and key of a YAML text with its span; only asked for files with findings."""
    table: _Located = {}
    try:
        root = yaml.compose(front, Loader=yaml.CBaseLoader)
    except yaml.YAMLError:
        return table
    stack: list[tuple[FieldPath, yaml.Node]] = [((), root)] if root is not None else []
    while stack:
        path, node = stack.pop()
        if path:
            table[(path, False)] = _span(node)
        if isinstance(node, yaml.MappingNode):
            for k, v in node.value:
                if isinstance(k, yaml.ScalarNode):
                    table[((*path, k.value), True)] = _span(k)
                    stack.append(((*path, k.value), v))
        elif isinstance(node, yaml.SequenceNode):
            stack.extend(((*path, i), v) for i, v in enumerate(node.value))
    return table


def _span(node: yaml.Node) -> tuple[Position, Position]:
    s, e = node.start_mark, node.end_mark
    return Position(s.line + 1, s.column + 1), Position(e.line + 1, e.column + 1)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: a field of a source, or a position in it.

    `position` wins when given (for bodies and unreadable files); otherwise the place is the
    value at `field` (its key with `key=True`), resolved only when a person has to be told.
    """

    source: Source
    field: FieldPath = ()
    position: Position | None = None
    key: bool = False
    length: int = 1

    @property
    def path(self) -> PurePosixPath:
        return self.source.path

    def span(self) -> Span:
        if self.position is None:
            return self.source.locate(self.field, key=self.key)
        p = self.position
        return Span(self.source.path, p, Position(p.line, p.column + self.length))


Values = Mapping[str, "str | Label"]
"""What a message is filled with; a Label shows in the reader's language."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a reading stage could not take; a rule turns it into a finding.

    `kind` is the name of the fault (`bad-yaml`, `unknown-field` …), `values` fill the message.
    """

    kind: str
    place: Place
    values: Values
    record: str | None = None
