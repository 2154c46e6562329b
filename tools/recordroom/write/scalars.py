"""How a value is written as YAML, so that every reader takes it for what it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from recordroom.read.located import Tree

INDENT = 2
"""Columns that a level is set in, and by which a list's dashes stand in from their key."""

# What YAML 1.1 or 1.2 readers take for something other than a text: null, booleans, numbers in
# every base and by sixties, moments, `=` and `<<`.
_TAKEN = re.compile(
    r"~|null|Null|NULL|[yYnN]|yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE"
    r"|on|On|ON|off|Off|OFF|=|<<"
    r"|[-+]?[0-9._][0-9_,.]*(?:[eE][-+]?[0-9]+)?(?::[0-5]?[0-9.]*)*"
    r"|[-+]?0[box][0-9a-fA-F_]*|[-+]?\.(?:inf|Inf|INF|nan|NaN|NAN)"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \t]+)[0-9].*)?"
)
# Of those, what in front matter is meant as it looks: numbers, days, moments, true and false.
_MEANT = re.compile(
    r"true|false|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?"
    r"|[0-9]{4}-[0-9]{2}-[0-9]{2}(?:[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2})?)?"
)
_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@`=. \t")
_IN_FLOW = frozenset(",[]{}:?")


def scalar(text: str, *, flow: bool = False) -> str:
    """A text as a scalar on one line: plain when safe, else in double quotes.

    Days, numbers, `true` and `false` are plain; whatever else a program could take for no text
    (`No`, `010`, `12:30:00`) is quoted. Raises ValueError for control characters, which no
    record may hold.
    """
    if any(ord(c) < 0x20 and c not in "\n\t" for c in text):
        raise ValueError("a control character")
    if is_plain(text, flow=flow) and not is_taken(text):
        return text
    return json.dumps(text, ensure_ascii=False)


def is_taken(text: str) -> bool:
    """Whether some reader takes a plain scalar for another thing than what we mean by it."""
    return _TAKEN.fullmatch(text) is not None and _MEANT.fullmatch(text) is None


def is_plain(text: str, *, flow: bool = False) -> bool:
    """Whether a text may stand without quotes at all."""
    if _MEANT.fullmatch(text):
        return not (flow and ":" in text)
    if not text or text[0] in _FIRST or text[-1] in " \t:":
        return False
    if ": " in text or " #" in text or any(c in text for c in "\n\t"):
        return False
    return not (flow and any(c in _IN_FLOW for c in text))


def flow(value: Tree) -> str:
    """A value on one line: `[a, {b: c}]`."""
    if isinstance(value, str):
        return scalar(value, flow=True)
    if isinstance(value, list):
        return "[" + ", ".join(flow(item) for item in value) + "]"
    return "{" + ", ".join(f"{key(k, flow=True)}: {flow(v)}" for k, v in value.items()) + "}"


def key(text: str, *, flow: bool = False) -> str:
    """A name before a colon. `on` stays plain: the schema's own names are written so by all."""
    return text if is_plain(text, flow=flow) else json.dumps(text, ensure_ascii=False)


def entry(name: str, value: Tree, indent: int) -> list[str]:
    """The lines of `name: value`, all set in by `indent` columns."""
    head = " " * indent + key(name) + ":"
    if isinstance(value, str) or not value:
        return [f"{head} {flow(value) if not isinstance(value, str) else scalar(value)}"]
    return [head, *block(value, indent + INDENT)]


def item(value: Tree, indent: int) -> list[str]:
    """The lines of a list's item, its dash set in by `indent` columns."""
    if isinstance(value, str) or not value:
        return [" " * indent + "- " + (scalar(value) if isinstance(value, str) else flow(value))]
    lines = block(value, indent + INDENT)
    # The first line of what is inside stands behind the dash.
    return [" " * indent + "- " + lines[0].lstrip(" "), *lines[1:]]


def block(value: Tree, indent: int) -> list[str]:
    """The lines of a list or a group of keys that has something in it."""
    return list(_block(value, indent))


def _block(value: Tree, indent: int) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from entry(name, inner, indent)
    else:
        for inner in value:
            yield from item(inner, indent)
