"""YAML as exact text: every scalar keeps its characters, and nothing is executed or merged.

PyYAML's events are walked in one loop, so that hostile nesting cannot exhaust a stack, aliases
cannot multiply (the billion-laughs document) and a tag cannot name a Python object.
"""

from __future__ import annotations

from typing import Protocol, Union

import yaml

from recordroom.model.text import Position, Values
from recordroom.read.faults import explain

Tree = Union[str, "list[Tree]", "dict[str, Tree]"]
"""What a YAML document holds, scalars as written; an absent value is the empty text."""

MAX_DEPTH = 12
_NULLS = ("~", "null", "Null", "NULL")
_PLAIN_TAGS = (None, "!", "tag:yaml.org,2002:str")


class _Mark(Protocol):
    """A place as both of PyYAML's parsers tell it: line and column from 0."""

    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


class LocatedError(Exception):
    """A document that cannot be taken: kind of fault, position in the text, values to name."""

    def __init__(self, kind: str, position: Position, values: Values) -> None:
        super().__init__(kind)
        self.kind = kind
        self.position = position
        self.values = values


def parse(text: str) -> Tree:
    """The tree of one YAML document. Raises LocatedError at the first thing it cannot take."""
    try:
        return _build(yaml.parse(text, Loader=yaml.CBaseLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        at = _position(mark) if mark else Position(1, 1)
        opened = _position(error.context_mark) if error.context_mark else None
        at, why = explain(text, at, error.problem or "", opened)
        raise LocatedError("bad-yaml", at, {"why": why}) from error
    except yaml.reader.ReaderError as error:
        # The parser counts the bytes of its own UTF-8 copy.
        before = text.encode()[: int(error.position)].decode("utf-8", "ignore")
        at = Position(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
        at, why = explain(text, at, "control characters", None)
        raise LocatedError("bad-yaml", at, {"why": why}) from error


def _build(events: object) -> Tree:
    root: Tree = ""
    stack: list[dict[str, Tree] | list[Tree]] = []
    keys: list[str | None] = []
    documents = 0
    for event in events:  # type: ignore[attr-defined]  # PyYAML's stubs give no event type
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _error("several-documents", event)
        elif isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
            keys.pop()
        elif isinstance(event, yaml.NodeEvent):
            _refuse(event, len(stack))
            if _is_key(event, stack, keys):
                continue
            value = _value(event)
            if stack:
                _attach(stack[-1], keys, value, event)
            else:
                root = value
            if not isinstance(value, str):
                stack.append(value)
                keys.append(None)
    return root


def _refuse(event: yaml.NodeEvent, depth: int) -> None:
    """Raise for what could multiply, run or exhaust."""
    if isinstance(event, yaml.AliasEvent):
        raise _error("alias", event, name=f"*{event.anchor}")
    if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)):
        if event.tag not in _PLAIN_TAGS:
            raise _error("tag", event, name=str(event.tag))
        if event.anchor:
            raise _error("alias", event, name=f"&{event.anchor}")
    if isinstance(event, yaml.CollectionStartEvent) and depth >= MAX_DEPTH:
        raise _error("too-deep", event, limit=str(MAX_DEPTH))


def _is_key(
    event: yaml.NodeEvent, stack: list[dict[str, Tree] | list[Tree]], keys: list[str | None]
) -> bool:
    """Take a scalar that stands where a mapping wants its next key."""
    if not stack or keys[-1] is not None or not isinstance(event, yaml.ScalarEvent):
        return False
    parent = stack[-1]
    if not isinstance(parent, dict):
        return False
    if event.value == "":
        raise _error("bad-key", event)
    if event.value in parent:
        raise _error("duplicate-key", event, name=event.value)
    keys[-1] = event.value
    parent[event.value] = ""
    return True


def _value(event: yaml.NodeEvent) -> Tree:
    if isinstance(event, yaml.ScalarEvent):
        plain_null = event.implicit[0] and event.value in _NULLS
        return "" if plain_null else event.value
    return {} if isinstance(event, yaml.MappingStartEvent) else []


def _attach(
    parent: dict[str, Tree] | list[Tree], keys: list[str | None], value: Tree, event: yaml.Event
) -> None:
    if isinstance(parent, list):
        parent.append(value)
        return
    key = keys[-1]
    if key is None:
        raise _error("bad-key", event)
    parent[key] = value
    keys[-1] = None


def _error(kind: str, event: yaml.Event, **values: str) -> LocatedError:
    at = _position(event.start_mark) if event.start_mark else Position(1, 1)
    return LocatedError(kind, at, values)


def _position(mark: _Mark) -> Position:
    return Position(mark.line + 1, mark.column + 1)
