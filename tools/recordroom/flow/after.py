"""A record as it will be: what a step writes, laid over it in memory and typed as if read."""

from __future__ import annotations

from collections.abc import Mapping

from recordroom.capture.records import Captured, capture_record
from recordroom.model.holdings import Record
from recordroom.model.policies import FieldSpec, Policies
from recordroom.model.text import Label
from recordroom.read.frontmatter import Document
from recordroom.read.located import LocatedError, Tree, parse
from recordroom.read.room import LooseFile

Fields = Mapping[str, "Tree | None"]
"""Fields to write by name; None takes the field away."""
Items = Mapping[str, "tuple[Tree, ...]"]
"""Items to put at the end of lists, by the list's name."""

KINDS: Mapping[str, Label] = {
    "date": Label("日期，如 2025-03-01", "a day, as 2025-03-01"),
    "date-time": Label("日期和时间，如 2025-03-01T14:00", "a day and time, as 2025-03-01T14:00"),
    "month": Label("年月，如 2025-03", "a month, as 2025-03"),
    "duration": Label("一段时间，如 P14D、P6M、P3Y", "a length of time, as P14D, P6M, P3Y"),
    "number": Label("数字，如 3 或 0.5", "a number, as 3 or 0.5"),
    "money": Label("金额，如 1500 或 1500.00", "an amount, as 1500 or 1500.00"),
    "boolean": Label("true（是）或 false（否）", "true or false"),
    "url": Label("网址，以 https:// 开头", "an address that begins with https://"),
}
"""How a value of a kind is written, for kinds that not every text fits."""


def tree_of(record: Record) -> dict[str, Tree]:
    """The front matter of a captured record as it stands in its file."""
    tree = parse(record.source.front)
    assert isinstance(tree, dict)  # a record was captured from it
    return tree


def after(record: Record, fields: Fields, append: Items, policies: Policies) -> Captured:
    """The record with fields written and items appended; problems are what would not be typed."""
    tree = tree_of(record)
    for name, value in fields.items():
        if value is None:
            tree.pop(name, None)
        else:
            tree[name] = value
    for name, items in append.items():
        there = tree.get(name)
        tree[name] = [*(there if isinstance(there, list) else []), *items]
    beside = tuple(LooseFile(a.path, a.size, a.digest) for a in record.attachments if a.present)
    document = Document(record.source, tree, record.body, ())
    return capture_record(document, policies=policies, beside=beside)


def tree_from(spec: FieldSpec, text: str) -> Tree:
    """A value as a person gives it on a line. Items of a list stand on lines of their own, or
    with commas between; groups of fields are written `{name: value}`, their lists `[{…}, {…}]`.
    """
    text = text.strip()
    part = spec.of if spec.kind == "list" and spec.of is not None else spec
    if part.fields:
        try:
            return parse(text)
        except LocatedError:
            return text  # typing tells that it is no group
    if spec.kind != "list":
        return text
    items = text.split("\n") if "\n" in text else text.replace("，", ",").split(",")
    return [item.strip() for item in items if item.strip()]
