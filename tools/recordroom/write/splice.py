"""Single changes to a YAML text: replace a value, add or take away a key or an item.

Each gives the whole text after the change. Whether the result says what was meant is checked by
`edit`, which is the only caller.
"""

from __future__ import annotations

import yaml

from recordroom.model.text import FieldPath
from recordroom.read.located import Tree
from recordroom.write.nodes import Front, end_of
from recordroom.write.scalars import INDENT, block, entry, flow, item, key, scalar


def replace(front: Front, path: FieldPath, new: Tree) -> str:
    """Another value where one is."""
    yaml_text, node, parent = front.front, front.there(path), front.there(path[:-1])
    start, end = int(node.start_mark.index), end_of(yaml_text, node)
    if not isinstance(new, str) and new and not parent.flow_style:
        if isinstance(path[-1], int):
            return _replace_item(front, path, new)
        return _replace_by_block(front, path, new)
    written = _inline(new, in_flow=bool(parent.flow_style))
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and isinstance(path[-1], str):
        # The value stood below its key; it moves up beside it, before the key's own comment.
        after = _after_colon(front, path)
        comment = yaml_text[after:start].rstrip()
        return front.spliced(after, end, f" {written}{comment}")
    lead = "" if not start or yaml_text[start - 1] in " [{,\n" else " "
    return front.spliced(start, end, lead + written)


def _replace_by_block(front: Front, path: FieldPath, new: Tree) -> str:
    yaml_text, node, parent = front.front, front.there(path), front.there(path[:-1])
    start, end = int(node.start_mark.index), end_of(yaml_text, node)
    below = front.line_end(end)
    lines = "\n".join(block(new, parent.value[0][0].start_mark.column + INDENT)) + "\n"
    after = _after_colon(front, path)
    if "\n" in yaml_text[after:start]:
        return front.spliced(front.line_start(start), below, lines)
    # A comment behind the old value stays behind the key.
    comment = yaml_text[end:below].rstrip()
    return front.spliced(after, below, f"{comment}\n{lines}")


def _replace_item(front: Front, path: FieldPath, new: Tree) -> str:
    node, parent = front.there(path), front.there(path[:-1])
    dash = _start_of(front, parent, int(path[-1]))
    lines = item(new, parent.start_mark.column)
    return front.spliced(dash, end_of(front.front, node), "\n".join(lines).lstrip(" "))


def add_key(front: Front, path: FieldPath, value: Tree, *, after: str | None) -> str:
    """A key more in the group at path[:-1]: behind another key, or before all others."""
    group, name = front.there(path[:-1]), str(path[-1])
    pairs = group.value
    found = next((v for k, v in pairs if k.value == after), None)
    first = int(pairs[0][0].start_mark.index)
    if group.flow_style:
        written = f"{key(name, flow=True)}: {flow(value)}"
        if found is None:
            return front.spliced(first, first, written + ", ")
        end = end_of(front.front, found)
        return front.spliced(end, end, ", " + written)
    column = int(pairs[0][0].start_mark.column)
    lines = entry(name, value, column)
    if found is not None:
        return _below(front, end_of(front.front, found), lines)
    return _before(front, first if column else _above_comments(front.front, first), lines, column)


def add_item(front: Front, path: FieldPath, value: Tree) -> str:
    """An item more in the list at path[:-1], so that it stands at the index path[-1]."""
    sequence, index = front.there(path[:-1]), int(path[-1])
    if index:
        end = end_of(front.front, sequence.value[index - 1])
        if sequence.flow_style:
            return front.spliced(end, end, ", " + flow(value))
        return _below(front, end, item(value, sequence.start_mark.column))
    if sequence.flow_style:
        first = int(sequence.value[0].start_mark.index)
        return front.spliced(first, first, flow(value) + ", ")
    column = int(sequence.start_mark.column)
    return _before(front, int(sequence.start_mark.index), item(value, column), column)


def take_away(front: Front, path: FieldPath) -> str:
    """One key with its value, or one item, less; there must be others beside it."""
    yaml_text, parent = front.front, front.there(path[:-1])
    at = _position(parent, path[-1])
    start, end = _start_of(front, parent, at), end_of(yaml_text, front.there(path))
    if parent.flow_style:
        if at:
            before = parent.value[at - 1]
            last = before[1] if isinstance(before, tuple) else before
            return front.spliced(end_of(yaml_text, last), end, "")
        return front.spliced(start, _start_of(front, parent, 1), "")
    line = front.line_start(start)
    if yaml_text[line:start].strip():
        # The first of a group that stands behind a dash: the next moves up to its place.
        return front.spliced(start, _start_of(front, parent, at + 1), "")
    return front.spliced(line, end if yaml_text[end - 1] == "\n" else front.line_end(end), "")


def _inline(value: Tree, *, in_flow: bool) -> str:
    return scalar(value, flow=in_flow) if isinstance(value, str) else flow(value)


def _below(front: Front, end: int, lines: list[str]) -> str:
    """Lines put below the one in which a value ends."""
    yaml_text = front.front
    at = end if yaml_text[end - 1] == "\n" else front.line_end(end)
    new = "\n".join(lines)
    if yaml_text[:at].endswith("\n"):
        return front.spliced(at, at, new + "\n")
    return front.spliced(at, at, "\n" + new)


def _before(front: Front, at: int, lines: list[str], column: int) -> str:
    """Lines put where another begins, which moves down in its column."""
    new = "\n".join(lines)[column:]
    return front.spliced(at, at, f"{new}\n{' ' * column}")


def _above_comments(yaml_text: str, at: int) -> int:
    """Where the comments begin that stand directly above a line."""
    while at:
        above = yaml_text.rfind("\n", 0, at - 1) + 1
        if not yaml_text.startswith("#", above):
            break
        at = above
    return at


def _after_colon(front: Front, path: FieldPath) -> int:
    parent = front.there(path[:-1])
    name = parent.value[_position(parent, path[-1])][0]
    return front.front.index(":", name.end_mark.index) + 1


def _position(parent: yaml.CollectionNode, step: str | int) -> int:
    if isinstance(step, int):
        return step
    return next(i for i, (k, _) in enumerate(parent.value) if k.value == step)


def _start_of(front: Front, parent: yaml.CollectionNode, at: int) -> int:
    """Where a key, a flow item, or a block item's dash begins."""
    child = parent.value[at]
    if isinstance(child, tuple):
        return int(child[0].start_mark.index)
    if parent.flow_style:
        return int(child.start_mark.index)
    if not at:
        return int(parent.start_mark.index)
    column = int(parent.start_mark.column)
    line = front.line_start(child.start_mark.index)
    while front.front[line : line + column + 1] != " " * column + "-":
        line = front.line_start(line - 1)
    return line + column
