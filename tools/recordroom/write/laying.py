"""A step of the life cycle laid over the text of a record: only the lines it must are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recordroom.model.policies import RecordType
from recordroom.read.located import Tree
from recordroom.write.edit import append_item, remove_field, set_field


def order_of(type_: RecordType) -> tuple[str, ...]:
    """The order in which a record of the type writes its fields."""
    return tuple(type_.fields)


def laid(
    text: str,
    fields: Mapping[str, Tree | None],
    append: Mapping[str, Sequence[Tree]],
    *,
    order: Sequence[str],
) -> str:
    """The full text with fields written (None: taken away) and items put at the end of lists.

    Raises EditError.
    """
    for name, value in fields.items():
        text = (
            remove_field(text, name) if value is None else set_field(text, name, value, order=order)
        )
    for name, items in append.items():
        for item in items:
            text = append_item(text, name, item, order=order)
    return text


def fresh(
    type_: RecordType, values: Mapping[str, Tree], *, lang: str = "zh-Hans", end: str = "\n"
) -> str:
    """The text of a new record: its fields in the order of its type, and the type's template.

    Without a template the headings of the sections it must have stand there, to be filled in.
    """
    order = order_of(type_)
    first = next((name for name in order if name in values), "type")
    text = f"---{end}{first}: x{end}---{end}"
    for name in order:
        if name in values:
            text = set_field(text, name, values[name], order=order)
    body = type_.template.strip("\n")
    if not body:
        body = "\n\n".join(f"## {s.heading.get(lang)}" for s in type_.sections if s.need.always)
    return text + end + (body + "\n").replace("\n", end) if body else text
