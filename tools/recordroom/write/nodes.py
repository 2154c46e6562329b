"""Where things stand in a file's front matter: nodes by path, as offsets into the exact text."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import cast

import yaml

from recordroom.model.text import FieldPath, Values
from recordroom.read.faults import told
from recordroom.read.files import SurroundingsError
from recordroom.read.frontmatter import Document, read_document, read_text
from recordroom.read.located import LocatedError, Tree, parse

_PATH = PurePosixPath("-")
_LINE = re.compile(r"[^\r\n]*(\r\n|\r|\n|\Z)")


class EditError(SurroundingsError):
    """A text that cannot be edited, or an edit that would not give what was meant."""


@dataclass(frozen=True, slots=True)
class Front:
    """A text with its front matter taken apart.

    `front` is the YAML with LF line ends, `tree` what our reader takes from it, `body` what it
    takes for the body (None for a plain YAML file), `newline` the file's own line end.
    """

    text: str
    front: str
    tree: dict[str, Tree]
    body: str | None
    newline: str
    root: yaml.MappingNode
    _starts: tuple[int, ...]
    _exact: tuple[int, ...]

    def spliced(self, start: int, end: int, new: str) -> str:
        """The whole text with front[start:end] replaced; every other byte is as it was."""
        new = new.replace("\n", self.newline)
        return self.text[: self._at(start)] + new + self.text[self._at(end) :]

    def _at(self, offset: int) -> int:
        line = bisect_right(self._starts, offset) - 1
        return self._exact[line] + offset - self._starts[line]

    def node(self, path: FieldPath) -> yaml.Node | None:
        """The node of the value at a path; None where there is none."""
        node: yaml.Node = self.root
        for step in path:
            if isinstance(node, yaml.MappingNode) and isinstance(step, str):
                found = next((v for k, v in node.value if k.value == step), None)
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
                found = node.value[step] if 0 <= step < len(node.value) else None
            else:
                found = None
            if found is None:
                return None
            node = found
        return node

    def there(self, path: FieldPath) -> yaml.CollectionNode:
        """The node at a path that is known to be there (of whatever kind).

        Raises KeyError otherwise, which would be our own fault.
        """
        node = self.node(path)
        if node is None:
            raise KeyError(path)
        return cast("yaml.CollectionNode", node)

    def line_start(self, offset: int) -> int:
        """Where the line of an offset begins."""
        return self.front.rfind("\n", 0, offset) + 1

    def line_end(self, offset: int) -> int:
        """Just after the line that an offset stands in (or at the end of the front matter)."""
        end = self.front.find("\n", offset)
        return len(self.front) if end < 0 else end + 1


def take_apart(text: str) -> Front:
    """The front matter of a record, or the whole of a plain YAML file. Raises EditError."""
    plain = read(text)
    lines = [m[0] for m in _LINE.finditer(text.removeprefix("\ufeff"))]
    first = 1 if plain.body is not None else 0
    start = len(text) - len(text.removeprefix("\ufeff")) + sum(map(len, lines[:first]))
    starts, exact = _lined(lines[first:], start, plain.front)
    root = yaml.compose(plain.front, Loader=yaml.CBaseLoader)
    if not isinstance(root, yaml.MappingNode):
        raise unreadable("not-a-mapping", {})
    end = re.search(r"\r\n|\r|\n", text)
    newline = end[0] if end else "\n"
    return Front(text, plain.front, plain.tree, plain.body, newline, root, starts, exact)


@dataclass(frozen=True, slots=True)
class Read:
    """What our reader takes from a text: YAML source, its tree, and the body if there is one."""

    front: str
    tree: dict[str, Tree]
    body: str | None


def read(text: str) -> Read:
    """The text as our reader takes it. Raises EditError with what it refuses."""
    try:
        data = text.encode()
    except UnicodeEncodeError as error:
        raise unreadable("bad-encoding", {"guess": ""}) from error
    if _fenced(text):
        document = read_document(_PATH, data)
        if document.tree is None:
            problem = document.problems[0]
            raise unreadable(problem.kind, problem.values)
        return Read(document.source.front, document.tree, document.body)
    taken = read_text(_PATH, data)
    if isinstance(taken, Document):
        raise unreadable(taken.problems[0].kind, taken.problems[0].values)
    try:
        tree = parse(taken[0].text)
    except LocatedError as error:
        raise unreadable(error.kind, error.values) from error
    if not isinstance(tree, dict):
        raise unreadable("not-a-mapping", {})
    return Read(taken[0].text, tree, None)


def unreadable(kind: str, values: Values) -> EditError:
    """The refusal of a text that our reader cannot take."""
    why = told(kind, values)
    return EditError(
        f"改不了这份文件：{why.hans}。请先运行 recordroom check，改正后再试；文件没有改动。",
        f"This file cannot be edited: {why.en}. Run recordroom check, mend it and try again; "
        "nothing was changed.",
    )


def _fenced(text: str) -> bool:
    """Whether it is a record: a first line of `---` and a second one that closes it."""
    lines = re.split(r"\r\n|\r|\n", text.removeprefix("\ufeff"))
    return lines[0].rstrip() == "---" and any(line.rstrip() == "---" for line in lines[1:])


def _lined(lines: list[str], start: int, front: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Where each line of `front` begins, in it and in the exact text."""
    starts, exact, at = [0], [start], start
    count = front.count("\n")
    for line in lines[:count]:
        starts.append(starts[-1] + len(line.rstrip("\r\n")) + 1)
        at += len(line)
        exact.append(at)
    return tuple(starts), tuple(exact)


def end_of(front: str, node: yaml.Node) -> int:
    """Where a value really ends: a block's mark stands after the blank lines and comments too."""
    while isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(node, yaml.MappingNode) else last
    end = int(node.end_mark.index)
    if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):
        header = front[node.start_mark.index : front.find("\n", node.start_mark.index)]
        if "+" not in header.partition("#")[0]:
            return len(front[:end].rstrip("\n "))
    return end
