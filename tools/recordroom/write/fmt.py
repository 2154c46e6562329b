"""Canonical front matter: keys in the schema's order, lists one item a line, no needless quotes.

It is the form that a form editor writes. Comments stay before the key they precede or behind the
value they stand behind; blank lines between fields go. The body stays byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import yaml

from recordroom.model.policies import FieldSpec, RecordType
from recordroom.write.nodes import EditError, Front, end_of, take_apart
from recordroom.write.scalars import INDENT, is_plain, is_taken, key

_COMMENT = re.compile(r"#[^\n]*")
_AS_IT_LOOKS = ("number", "money", "date", "date-time", "month", "duration", "boolean")
"""Kinds that need no quotes; elsewhere a number in quotes is a text that only looks like one."""


def canonical(text: str, type_: RecordType) -> str:
    """The text of a record with its front matter in canonical form; the same text when it is.

    Fields that the type does not declare come last, in their own order. Raises EditError for
    what our reader refuses.
    """
    front = take_apart(text)
    writer = _Writer(front)
    fields = sorted(type_.fields.values(), key=lambda spec: spec.order)
    lines = [line for part in writer.group(front.root, fields, 0) for line in part.all()]
    lines += [comment.text for comment in writer.rest()]
    done = front.spliced(0, len(front.front), "\n".join(lines) + "\n")
    try:
        result = take_apart(done)
    except EditError as error:
        raise _unlike() from error
    kept = sorted(c.text for c in _comments(result)) == sorted(c.text for c in _comments(front))
    if result.tree != front.tree or result.body != front.body or not kept:
        raise _unlike()
    return done


def _unlike() -> EditError:
    return EditError(
        "这份文件的写法比较特别，整理后内容会变，所以没有动。请把嵌套的方括号、花括号或多行文字"
        "改成普通写法再试。",
        "This file is written in a way that tidying up would change, so it was left alone. Write "
        "nested brackets and texts over several lines in a plainer way and try again.",
    )


@dataclass(frozen=True, slots=True)
class _Comment:
    """A comment, where it begins, and whether something stands before it on its line."""

    start: int
    text: str
    behind: bool


@dataclass(slots=True)
class _Part:
    """The lines of a key or an item, and the comments before it."""

    name: str
    before: list[str]
    lines: list[str]

    def all(self) -> list[str]:
        return [*self.before, *self.lines]


class _Writer:
    """Walks the nodes in the order of the text and writes each anew, with its comments."""

    def __init__(self, front: Front) -> None:
        self._front = front
        self._yaml = front.front
        self._comments = list(_comments(front))
        self._next = 0

    def rest(self) -> list[_Comment]:
        """The comments that no key or item follows."""
        return self._until(len(self._yaml))

    def group(
        self, node: yaml.MappingNode, fields: Sequence[FieldSpec], indent: int
    ) -> list[_Part]:
        """The keys of a group, those of `fields` first and in their order."""
        specs = {spec.name: spec for spec in fields}
        parts = []
        for name, value in node.value:
            before = self._until(int(name.start_mark.index))
            head = " " * indent + key(name.value) + ":"
            spec = specs.get(name.value)
            part = self._valued(head, name, value, spec=spec, indent=indent)
            part.before[:0] = [" " * indent + c.text for c in before]
            part.name = name.value
            parts.append(part)
        known = {name: at for at, name in enumerate(specs)}
        return sorted(parts, key=lambda part: known.get(part.name, len(known)))

    def _items(self, node: yaml.SequenceNode, spec: FieldSpec | None, indent: int) -> list[_Part]:
        parts = []
        for value in node.value:
            before = self._until(int(value.start_mark.index))
            part = self._item(value, spec, indent, int(node.start_mark.column))
            part.before[:0] = [" " * indent + c.text for c in before]
            parts.append(part)
        return parts

    def _item(self, value: yaml.Node, spec: FieldSpec | None, indent: int, column: int) -> _Part:
        dash = " " * indent + "-"
        if not isinstance(value, yaml.CollectionNode) or not value.value or self._keeps(value):
            return self._inline(dash, value, spec, indent=indent, column=column)
        # What stands behind the brackets is not the last item's: taken first.
        behind = self._behind(int(value.end_mark.index)) if value.flow_style else ""
        inner = self._inner(value, spec, indent + INDENT)
        lines = [line for part in inner[1:] for line in part.all()]
        first = inner[0].lines
        # Nothing can stand between the dash and the first key: its comments go above the dash.
        before = [line[INDENT:] for line in inner[0].before]
        if behind:
            before.append(" " * indent + behind.strip())
        return _Part("", before, [dash + first[0][indent + 1 :], *first[1:], *lines])

    def _valued(
        self,
        head: str,
        name: yaml.Node,
        value: yaml.Node,
        *,
        spec: FieldSpec | None,
        indent: int,
    ) -> _Part:
        """A key with its value."""
        if not isinstance(value, yaml.CollectionNode) or not value.value or self._keeps(value):
            between = self._until(int(value.start_mark.index))
            column = int(name.start_mark.column)
            part = self._inline(head, value, spec, indent=indent, column=column)
            part.before += [" " * indent + c.text for c in between]
            return part
        between = self._until(int(value.start_mark.index)) if value.flow_style else []
        behind = self._behind(int((value if value.flow_style else name).end_mark.index))
        inner = self._inner(value, spec, indent + INDENT)
        before = [" " * indent + c.text for c in between]
        return _Part("", before, [head + behind, *(li for part in inner for li in part.all())])

    def _inner(self, value: yaml.Node, spec: FieldSpec | None, indent: int) -> list[_Part]:
        if isinstance(value, yaml.MappingNode):
            return self.group(value, spec.fields if spec is not None else (), indent)
        assert isinstance(value, yaml.SequenceNode)
        return self._items(value, spec.of if spec is not None else None, indent)

    def _inline(
        self, head: str, value: yaml.Node, spec: FieldSpec | None, *, indent: int, column: int
    ) -> _Part:
        """What stands behind its key or dash: a scalar, or brackets that are kept as they are.
        The key or dash moves from `column` to `indent`.
        """
        end = end_of(self._yaml, value)
        source = self._yaml[value.start_mark.index : end]
        self._until(end)
        written = _scalar(value, source, spec) if isinstance(value, yaml.ScalarNode) else source
        first, *others = written.split("\n")
        if getattr(value, "style", None) in ("|", ">"):
            others = _moved(first, others, start=column, end=indent)
        else:
            others = [" " * (indent + INDENT) + li.lstrip(" \t") if li else li for li in others]
        lines = [head + (f" {first}" if first else ""), *others]
        if self._yaml[end - 1] == "\n":
            lines.pop()  # a text that keeps its blank lines ends with one
        else:
            lines[-1] += self._behind(end)
        return _Part("", [], lines)

    def _keeps(self, value: yaml.CollectionNode) -> bool:
        """Whether brackets stay as they are, for a comment inside them has no other place."""
        start, end = int(value.start_mark.index), int(value.end_mark.index)
        return value.flow_style and any(start <= c.start < end for c in self._comments)

    def _until(self, offset: int) -> list[_Comment]:
        first = self._next
        while self._next < len(self._comments) and self._comments[self._next].start < offset:
            self._next += 1
        return self._comments[first : self._next]

    def _behind(self, offset: int) -> str:
        """The comment on the rest of a line, with the space before it."""
        line = self._yaml.find("\n", offset)
        found = self._until(len(self._yaml) if line < 0 else line)
        return "".join(f"  {comment.text}" for comment in found)


def _scalar(node: yaml.ScalarNode, source: str, spec: FieldSpec | None) -> str:
    """A scalar as it was written, but without quotes that nobody needs."""
    text: str = node.value
    if node.style not in ("'", '"') or not is_plain(text) or is_taken(text):
        return source
    if re.fullmatch(r"[-0-9.T: ]+|true|false", text) and not (spec and spec.kind in _AS_IT_LOOKS):
        return source
    return text


def _moved(header: str, lines: list[str], *, start: int, end: int) -> list[str]:
    """The lines of a text over several lines whose key moves from column `start` to `end`."""
    told = any(c.isdigit() for c in header.partition("#")[0])
    filled = next((line for line in lines if line.strip(" ")), "")
    column = len(filled) - len(filled.lstrip(" "))
    # Unless the header says how far its text is set in, that is ours to choose.
    by = end - start if told else end + INDENT - column
    if by >= 0:
        # A shorter line holds nothing but spaces before its text would begin.
        return [" " * by + line if len(line) > min(column, start) else line for line in lines]
    return [line[min(-by, len(line) - len(line.lstrip(" "))) :] for line in lines]


def _comments(front: Front) -> Iterable[_Comment]:
    """The comments of the YAML: what follows a # outside every scalar."""
    at = 0
    for start, end in [*sorted(_scalars(front)), (len(front.front), len(front.front))]:
        for match in _COMMENT.finditer(front.front, at, max(at, start)):
            line = front.front[front.line_start(match.start()) : match.start()]
            yield _Comment(match.start(), match[0].rstrip(), bool(line.strip()))
        at = max(at, end)


def _scalars(front: Front) -> Iterable[tuple[int, int]]:
    waiting: list[yaml.Node] = [front.root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            yield int(node.start_mark.index), end_of(front.front, node)
        elif isinstance(node, yaml.MappingNode):
            waiting += [part for pair in node.value for part in pair]
        else:
            waiting += node.value
