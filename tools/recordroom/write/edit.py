"""Edits of front matter by the places of its values: only what must change is written anew.

Every function takes the full text of a record (or of a plain YAML file such as a policy's) and
gives the full text after the edit. Comments, order, quoting, a byte order mark and line ends stay
as they are elsewhere. The result is read again and must be exactly what was meant.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from recordroom.model.text import FieldPath
from recordroom.read.located import Tree
from recordroom.write.nodes import EditError, read, take_apart
from recordroom.write.splice import add_item, add_key, replace, take_away

__all__ = ["EditError", "append_item", "remove_field", "set_at", "set_field"]


def set_field(text: str, name: str, value: Tree, *, order: Sequence[str]) -> str:
    """Give a top-level field a value; of one that is there only what differs is written.

    A new field comes after the nearest of those before it in `order` that is there, at the top
    when none is, and at the end when `order` does not name it. Raises EditError.
    """
    _require_sound(value)
    tree = read(text).tree
    if name in tree:
        return _become(text, (name,), value)
    earlier = order[: order.index(name)] if name in order else list(tree)
    after = next((key for key in reversed(earlier) if key in tree), None)
    return _add_key(text, (name,), value, after=after)


def append_item(text: str, name: str, item: Tree, *, order: Sequence[str]) -> str:
    """Put an item at the end of a top-level list, which is made where there is none.

    Raises EditError, also when the field holds something else than a list.
    """
    old = read(text).tree.get(name, "")
    if old == "":
        return set_field(text, name, [item], order=order)
    if not isinstance(old, list):
        raise EditError(
            f"「{name}」应是一项一行的列表，现在不是，没法再加一项。请先改成列表；文件没有改动。",
            f"{name} should be a list and is not, so nothing can be added to it. Make it a list "
            "first; nothing was changed.",
        )
    return set_field(text, name, [*old, item], order=order)


def remove_field(text: str, name: str) -> str:
    """Take a top-level field away with all that belongs to it; one that is not there is no fault.

    Comments above it stay. Raises EditError.
    """
    return _take_away(text, (name,)) if name in read(text).tree else text


def set_at(text: str, path: FieldPath, value: str) -> str:
    """Write a scalar at a path inside the front matter; a last key that is new is added.

    Raises EditError, also when what should hold the value is not there.
    """
    _require_sound(value)
    tree = read(text).tree
    if path and _get(tree, path) is not None:
        return _become(text, path, value)
    holder = _get(tree, path[:-1])
    if not path or not isinstance(path[-1], str) or not isinstance(holder, dict):
        where = ".".join(map(str, path))
        raise EditError(
            f"文件里没有可写「{where}」的地方。请先补上它所在的那一项；文件没有改动。",
            f"There is no place for {where} in the file. Add what should hold it first; nothing "
            "was changed.",
        )
    if not holder:
        return _become(text, path[:-1], {path[-1]: value})
    return _add_key(text, path, value, after=list(holder)[-1])


def _become(text: str, path: FieldPath, new: Tree) -> str:
    """Change the value at a path into another, descending to what differs."""
    old = _get(read(text).tree, path)
    if old == new:
        return text
    if isinstance(old, dict) and isinstance(new, dict) and any(key in old for key in new):
        return _become_group(text, path, old, new)
    if isinstance(old, list) and isinstance(new, list) and old and new:
        return _become_list(text, path, old, new)
    front = take_apart(text)
    return _checked(text, _with(front.tree, path, new), replace(front, path, new))


def _become_group(text: str, path: FieldPath, old: dict[str, Tree], new: dict[str, Tree]) -> str:
    for key in [key for key in old if key not in new]:
        text = _take_away(text, (*path, key))
    before: str | None = None
    for key, value in new.items():
        if key in old:
            text = _become(text, (*path, key), value)
        else:
            text = _add_key(text, (*path, key), value, after=before)
        before = key
    return text


def _become_list(text: str, path: FieldPath, old: list[Tree], new: list[Tree]) -> str:
    # What is alike at both ends is left alone, so that an item keeps its comments.
    shorter = min(len(old), len(new))
    head = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    rest = shorter - head
    tail = next((i for i in range(rest) if old[-1 - i] != new[-1 - i]), rest)
    for i in range(head, shorter - tail):
        text = _become(text, (*path, i), new[i])
    for i in reversed(range(len(new) - tail, len(old) - tail)):
        text = _take_away(text, (*path, i))
    for i in range(len(old) - tail, len(new) - tail):
        front = take_apart(text)
        items = list(cast("list[Tree]", _get(front.tree, path)))
        items.insert(i, new[i])
        added = add_item(front, (*path, i), new[i])
        text = _checked(text, _with(front.tree, path, items), added)
    return text


def _add_key(text: str, path: FieldPath, value: Tree, *, after: str | None) -> str:
    front = take_apart(text)
    done = add_key(front, path, value, after=after)
    return _checked(text, _with(front.tree, path, value), done)


def _take_away(text: str, path: FieldPath) -> str:
    front = take_apart(text)
    holder = _get(front.tree, path[:-1])
    if isinstance(holder, str | None) or len(holder) == 1:
        if len(path) == 1:
            raise EditError(
                "这是文件开头部分的最后一个字段，去掉就什么也不剩了。文件没有改动。",
                "This is the last field of the front matter; nothing would be left. Nothing was "
                "changed.",
            )
        return _become(text, path[:-1], {} if isinstance(holder, dict) else [])
    return _checked(text, _without(front.tree, path), take_away(front, path))


def _checked(before: str, meant: Tree, done: str) -> str:
    """The text after an edit, when our reader takes from it what was meant and nothing else."""
    try:
        result = read(done)
    except EditError as error:
        raise EditError(
            f"写进去的内容读不回来，所以没有写（{error.hans}）",
            f"What was to be written could not be read back, so it was not ({error.en})",
        ) from error
    if result.tree != meant or result.body != read(before).body:
        raise EditError(
            "这份文件的写法比较特别，没法只改这一处而不动别处，所以没有改。请先运行 recordroom fmt "
            "整理这份文件，再试一次。",
            "This file is written in a way that does not allow this one place to be changed alone, "
            "so nothing was changed. Run recordroom fmt on it and try again.",
        )
    return done


def _require_sound(value: Tree) -> None:
    for text in _texts(value):
        bad = next((c for c in text if ord(c) < 0x20 and c not in "\n\t"), None)
        if bad is not None:
            raise EditError(
                f"内容里有不能显示的字符（U+{ord(bad):04X}），请删去重新输入。文件没有改动。",
                f"The text holds a character that cannot be shown (U+{ord(bad):04X}); type it "
                "again without. Nothing was changed.",
            )


def _texts(value: Tree) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = [*value, *value.values()] if isinstance(value, dict) else value
    return [text for one in inner for text in _texts(one)]


def _get(tree: Tree, path: FieldPath) -> Tree | None:
    try:
        for step in path:
            if isinstance(tree, str) or isinstance(tree, dict) is isinstance(step, int):
                return None
            tree = tree[step]  # type: ignore[index]  # told apart above
    except (KeyError, IndexError):
        return None
    return tree


def _with(tree: Tree, path: FieldPath, value: Tree) -> Tree:
    """The tree with another value at a path; a last key that is new is added."""
    if not path:
        return value
    if isinstance(tree, dict):
        key = str(path[0])
        return {**tree, key: _with(tree.get(key, ""), path[1:], value)}
    at = int(path[0])
    return [_with(inner, path[1:], value) if i == at else inner for i, inner in enumerate(tree)]


def _without(tree: Tree, path: FieldPath) -> Tree:
    step, rest = path[0], path[1:]
    if isinstance(tree, dict):
        return {
            k: _without(v, rest) if k == step else v for k, v in tree.items() if k != step or rest
        }
    return [_without(v, rest) if i == step else v for i, v in enumerate(tree) if i != step or rest]
