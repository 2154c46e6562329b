"""A cursor over the tree of a policy file that notes every fault with its place.

A reader asks for what it expects (`text`, `label`, `rows` …) and gets a usable value in any
case; what was missing, mistyped or unknown becomes a Problem, so that one run tells them all.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TypeVar

from recordroom.capture.typed import to_day, to_duration
from recordroom.model.policies import Access, Clause, Validity
from recordroom.model.text import FieldPath, Label, Place, Problem, Source
from recordroom.model.value import Condition, Duration
from recordroom.read.located import Tree

T = TypeVar("T")
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_FRACTION = re.compile(r"([0-9]{1,3})/([0-9]{1,3})")
TESTS = ("is", "in", "at-least", "at-most", "present")


class Shape:
    """A mapping inside a policy file, read key by key; `done` reports the keys nobody asked for."""

    def __init__(
        self, source: Source, tree: Tree, path: FieldPath, problems: list[Problem]
    ) -> None:
        self.source = source
        self.path = path
        self.problems = problems
        self._asked: set[str] = set()
        self.tree: Mapping[str, Tree] = tree if isinstance(tree, dict) else {}
        if not isinstance(tree, dict):
            wanted = Label("若干行「名称: 内容」", "lines of “name: content”")
            self.fault("wrong-shape", wanted=wanted)
            # One message is enough: what such a value lacks inside is not told as well.
            self.problems = []

    @property
    def place(self) -> Place:
        return Place(self.source, self.path)

    def fault(self, kind: str, *at: str | int, key: bool = False, **values: str | Label) -> None:
        place = Place(self.source, (*self.path, *at), key=key)
        self.problems.append(Problem(kind, place, values))

    def has(self, key: str) -> bool:
        return self.tree.get(key, "") != ""

    def raw(self, key: str) -> Tree:
        self._asked.add(key)
        return self.tree.get(key, "")

    def text(self, key: str, *, default: str | None = None, among: tuple[str, ...] = ()) -> str:
        """A scalar; missing without a default, or not among the closed vocabulary, is a fault."""
        value = self.raw(key)
        if not isinstance(value, str):
            self.fault("wrong-shape", key, wanted=Label("一段文字", "a text"))
            return default or ""
        if value == "":
            if default is None:
                self.fault("missing-key", name=key)
            return default or ""
        if among and value not in among:
            self.fault("not-in-vocabulary", key, value=value, allowed="、".join(among))
            return default if default is not None else among[0]
        return value

    def require_name(self, name: str, key: str = "id", *, but: tuple[str, ...] = ()) -> None:
        """A fault for a name that becomes one of a folder and cannot (`../x`), or is kept for ours."""
        if name and (not _NAME.fullmatch(name) or name in but):
            kept = (
                f"（{'、'.join(but)} 除外）" if but else "",
                f" (not {', '.join(but)})" if but else "",
            )
            wanted = Label(
                f"小写字母、数字和连字符，以字母开头{kept[0]}",
                f"small letters, digits and hyphens, a letter first{kept[1]}",
            )
            self.fault("wrong-shape", key, wanted=wanted)

    def flag(self, key: str, *, default: bool = False) -> bool:
        text = self.text(key, default="true" if default else "false", among=("true", "false"))
        return text == "true"

    def whole(self, key: str, *, default: int) -> int:
        text = self.text(key, default=str(default))
        if not (text.isascii() and text.isdecimal()):
            self.fault("wrong-shape", key, wanted=Label("一个整数", "a whole number"))
            return default
        return int(text)

    def fraction(self, key: str) -> str:
        """A fraction up to one as written (`2/3`), empty when absent."""
        text = self.text(key, default="")
        match = _FRACTION.fullmatch(text)
        if text and (match is None or not 0 < int(match[1]) <= int(match[2])):
            wanted = Label("不大于一的分数，如 2/3", "a fraction up to one, as 2/3")
            self.fault("wrong-shape", key, wanted=wanted)
            return ""
        return text

    def day(self, key: str) -> date | None:
        text = self.text(key, default="")
        value = to_day(text)
        if text and value is None:
            wanted = Label("日期，如 2025-03-01", "a day as 2025-03-01")
            self.fault("wrong-shape", key, wanted=wanted)
        return value

    def period(self, key: str) -> Duration | None:
        text = self.text(key)
        value = to_duration(text)
        if text and text != "permanent" and value is None:
            wanted = Label("期限，如 P30Y 或 permanent", "a period as P30Y or permanent")
            self.fault("wrong-shape", key, wanted=wanted)
        return value

    def label(self, key: str, *, required: bool = True) -> Label:
        """A Label: a mapping of `zh-Hans`, `en` and `zh-Hant`; Chinese and English are required."""
        value = self.raw(key)
        if value == "":
            if required:
                self.fault("missing-key", name=key)
            return Label("", "")
        return self._as_label(value, (key,))

    def _as_label(self, value: Tree, at: FieldPath) -> Label:
        shape = Shape(self.source, value, (*self.path, *at), self.problems)
        label = Label(shape.text("zh-Hans"), shape.text("en"), shape.text("zh-Hant", default=""))
        shape.done()
        return label

    def labels(self, key: str) -> tuple[Label, ...]:
        return tuple(self._as_label(v, (key, i)) for i, v in enumerate(self._items(key)))

    def texts(self, key: str) -> tuple[str, ...]:
        items = self._items(key)
        out = []
        for i, value in enumerate(items):
            if isinstance(value, str) and value:
                out.append(value)
            else:
                self.fault("wrong-shape", key, i, wanted=Label("一段文字", "a text"))
        return tuple(out)

    def _items(self, key: str) -> list[Tree]:
        value = self.raw(key)
        if value == "":
            return []
        if not isinstance(value, list):
            self.fault("wrong-shape", key, wanted=Label("一个列表", "a list"))
            return []
        return value

    def rows(self, key: str) -> Iterator[Shape]:
        """The mappings of a list, each to be read and `done`."""
        for i, value in enumerate(self._items(key)):
            yield Shape(self.source, value, (*self.path, key, i), self.problems)

    def part(self, key: str) -> Shape | None:
        """A mapping under `key`, None when absent."""
        value = self.raw(key)
        if value == "":
            return None
        return Shape(self.source, value, (*self.path, key), self.problems)

    def validity(self) -> Validity:
        return self.span("from", "to")

    def span(self, first: str, last: str) -> Validity:
        """The days from one key to another, both included; either may be open."""
        start, end = self.day(first), self.day(last)
        if start and end and end < start:
            self.fault("end-before-start", last)
        return Validity(start, end)

    def clause(self, key: str = "basis") -> Clause | None:
        part = self.part(key)
        if part is None:
            return None
        clause = Clause(part.text("policy"), part.text("clause"), part.place)
        part.done()
        return clause

    def access(self) -> Access:
        return Access(self.text("level"), frozenset(self.texts("compartments")))

    def condition(self, key: str) -> Condition | None:
        part = self.part(key)
        return None if part is None else _condition(part)

    def done(self) -> None:
        """Note every key that was not asked for, with the nearest known one."""
        for key in self.tree:
            if key not in self._asked:
                near = difflib.get_close_matches(key, sorted(self._asked), 1)
                self.fault("unknown-key", key, key=True, name=key, near=near[0] if near else "")


def _condition(shape: Shape) -> Condition:
    for joiner in ("all", "any"):
        if shape.has(joiner):
            parts = tuple(_condition(row) for row in shape.rows(joiner))
            shape.done()
            return Condition(joiner, parts=parts)
    field = shape.text("field")
    given = [t for t in TESTS if t in shape.tree]
    if len(given) != 1:
        shape.fault("bad-condition", allowed="、".join(TESTS))
        for test in given:
            shape.raw(test)
        shape.done()
        return Condition("present", field, ("true",))
    test = given[0]
    if test == "in":
        values = shape.texts(test)
        if not values:
            shape.fault("missing-key", name=test)
    else:
        values = (shape.text(test, among=("true", "false") if test == "present" else ()),)
    shape.done()
    return Condition(test, field, values)


def keyed(rows: Iterator[Shape], make: Callable[[Shape], T]) -> dict[str, T]:
    """Rows by their `id`; an id used twice is a fault and the first row stays."""
    out: dict[str, T] = {}
    for row in rows:
        id_ = row.text("id")
        value = make(row)
        row.done()
        if id_ in out:
            row.fault("duplicate-id", "id", name=id_)
        elif id_:
            out[id_] = value
    return out
