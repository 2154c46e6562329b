"""YAML as exact text: every scalar keeps its characters, and nothing is executed or merged.

PyYAML's events are walked in one loop, so that hostile nesting cannot exhaust a stack, aliases
cannot multiply (the billion-laughs document) and a tag cannot name a Python object.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Union

import yaml

from recordroom.model.text import Position

Tree = Union[str, "list[Tree]", "dict[str, Tree]"]
"""What a YAML document holds, scalars as written; an absent value is the empty text."""

MAX_DEPTH = 12
_PLAIN_TAGS = (None, "!", "tag:yaml.org,2002:str")


class LocatedError(Exception):
    """A document that cannot be taken: kind of fault, position in the text, values to name."""

    def __init__(self, kind: str, position: Position, values: Mapping[str, str]) -> None:
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
        at = Position(mark.line + 1, mark.column + 1) if mark else Position(1, 1)
        raise LocatedError("bad-yaml", at, {"detail": error.problem or "?"}) from error
    except yaml.reader.ReaderError as error:
        at = _at_offset(text, int(error.position))
        raise LocatedError("bad-yaml", at, {"detail": error.reason}) from error


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
            continue
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            stack.pop()
            keys.pop()
            continue
        if isinstance(event, yaml.AliasEvent):
            raise _error("alias", event, name=str(event.anchor))
        if not isinstance(event, yaml.NodeEvent):
            continue
        if event.tag not in _PLAIN_TAGS:
            raise _error("tag", event, name=str(event.tag))
        if event.anchor:
            raise _error("alias", event, name=str(event.anchor))
        value: Tree
        if isinstance(event, yaml.ScalarEvent):
            if stack and isinstance(stack[-1], dict) and keys[-1] is None:
                if event.value in stack[-1]:
                    raise _error("duplicate-key", event, name=event.value)
                keys[-1] = event.value
                stack[-1][event.value] = ""
                continue
            plain_null = event.implicit[0] and event.value in ("~", "null")
            value = "" if plain_null else event.value
        else:
            value = {} if isinstance(event, yaml.MappingStartEvent) else []
        if stack:
            _attach(stack[-1], keys, value, event)
        else:
            root = value
        if not isinstance(value, str):
            if len(stack) >= MAX_DEPTH:
                raise _error("too-deep", event, limit=str(MAX_DEPTH))
            stack.append(value)
            keys.append(None)
    return root


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
    mark = event.start_mark
    return LocatedError(kind, Position(mark.line + 1, mark.column + 1), values)


def _at_offset(text: str, offset: int) -> Position:
    before = text[:offset]
    return Position(before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1)
