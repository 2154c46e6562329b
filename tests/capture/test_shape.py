"""The cursor over policy files: what it gives, and where it notes each fault."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import PurePosixPath

import pytest

from recordroom.capture.shape import Shape, keyed
from recordroom.model.policies import Access, Validity
from recordroom.model.text import Label, Problem, Source
from recordroom.model.value import Condition, Duration
from recordroom.read.located import parse

PATH = PurePosixPath("policies/sample.yml")


def shape(text: str) -> tuple[Shape, list[Problem]]:
    problems: list[Problem] = []
    source = Source(PATH, text, "", text, 1)
    return Shape(source, parse(text), (), problems), problems


def told(problems: list[Problem]) -> list[tuple[str, int, int]]:
    spans = [(p.kind, p.place.span().start) for p in problems]
    return [(kind, at.line, at.column) for kind, at in spans]


def test_what_is_asked_for_is_given() -> None:
    top, problems = shape(
        "name: 甲\nyes: true\nn: 3\nday: 2025-03-01\nperiod: P6M\nalways: permanent\n"
        "label: {zh-Hans: 甲, en: A, zh-Hant: 乙}\nlist: [a, b]\n"
        "labels: [{zh-Hans: 甲, en: A}]\nfrom: 2025-01-01\nto: 2025-12-31\n"
        "level: internal\ncompartments: [finance]\nbasis: {policy: p, clause: 第一条}\n"
        "rows: [{id: x}, {id: y}]\n"
    )
    assert top.text("name") == "甲"
    assert top.flag("yes") and not top.flag("no")
    assert top.whole("n", default=0) == 3 and top.whole("m", default=7) == 7
    assert top.day("day") == date(2025, 3, 1) and top.day("gone") is None
    assert top.period("period") == Duration(months=6) and top.period("always") is None
    assert top.label("label") == Label("甲", "A", "乙")
    assert top.label("gone", required=False) == Label("", "")
    assert top.texts("list") == ("a", "b") and top.texts("gone") == ()
    assert top.labels("labels") == (Label("甲", "A"),)
    assert top.validity() == Validity(date(2025, 1, 1), date(2025, 12, 31))
    assert top.access() == Access("internal", frozenset({"finance"}))
    clause = top.clause()
    assert clause is not None and (clause.policy, clause.clause) == ("p", "第一条")
    assert list(keyed(top.rows("rows"), lambda row: row.place.field)) == ["x", "y"]
    top.done()
    assert problems == []


FAULTS: dict[str, tuple[Callable[[Shape], object], str, tuple[str, int, int]]] = {
    "missing": (lambda s: s.text("a"), "b: c", ("missing-key", 1, 1)),
    "empty": (lambda s: s.text("a"), "b: c\na:", ("missing-key", 1, 1)),
    "a list for a text": (lambda s: s.text("a"), "a: [b]", ("wrong-shape", 1, 4)),
    "not among": (lambda s: s.text("a", among=("x",)), "a: y", ("not-in-vocabulary", 1, 4)),
    "a word for a flag": (lambda s: s.flag("a"), "a: yes", ("not-in-vocabulary", 1, 4)),
    "a fraction": (lambda s: s.whole("a", default=1), "a: 1.5", ("wrong-shape", 1, 4)),
    "wide digits": (lambda s: s.whole("a", default=1), "a: １", ("wrong-shape", 1, 4)),
    "no such day": (lambda s: s.day("a"), "甲: 乙\na: 2025-02-30", ("wrong-shape", 2, 4)),
    "a wordy period": (lambda s: s.period("a"), "a: 30年", ("wrong-shape", 1, 4)),
    "a text for a label": (lambda s: s.label("a"), "a: 甲", ("wrong-shape", 1, 4)),
    "half a label": (lambda s: s.label("a"), "a: {zh-Hans: 甲}", ("missing-key", 1, 4)),
    "another language": (
        lambda s: s.label("a"), "a: {zh-Hans: 甲, en: A, fr: B}", ("unknown-key", 1, 24),
    ),
    "a text for a list": (lambda s: s.texts("a"), "a: b", ("wrong-shape", 1, 4)),
    "a list in a list": (lambda s: s.texts("a"), "a: [b, [c]]", ("wrong-shape", 1, 8)),
    "an empty item": (lambda s: s.texts("a"), "a:\n  - b\n  -", ("wrong-shape", 3, 4)),
    "a row that is a text": (lambda s: list(s.rows("a")), "a: [b]", ("wrong-shape", 1, 5)),
    "a part that is a text": (lambda s: s.part("a"), "a: b", ("wrong-shape", 1, 4)),
    "the other way round": (
        lambda s: s.validity(), "from: 2025-02-01\nto: 2025-01-01", ("end-before-start", 2, 5),
    ),
    "an id twice": (
        lambda s: keyed(s.rows("a"), lambda r: r), "a:\n  - id: x\n  - id: x",
        ("duplicate-id", 3, 9),
    ),
    "a row without id": (
        lambda s: keyed(s.rows("a"), lambda r: r), "a:\n  - {}", ("missing-key", 2, 5),
    ),
    "two tests": (
        lambda s: s.condition("a"), "a: {field: f, is: x, in: [y]}", ("bad-condition", 1, 4),
    ),
    "no test": (lambda s: s.condition("a"), "a: {field: f}", ("bad-condition", 1, 4)),
    "no field": (lambda s: s.condition("a"), "a: {is: f}", ("missing-key", 1, 4)),
    "an empty in": (
        lambda s: s.condition("a"), "a: {field: f, in: []}", ("missing-key", 1, 4),
    ),
    "a word for present": (
        lambda s: s.condition("a"), "a: {field: f, present: yes}", ("not-in-vocabulary", 1, 24),
    ),
    "a joiner and a test": (
        lambda s: s.condition("a"), "a: {all: [{field: f, is: x}], field: g}",
        ("unknown-key", 1, 31),
    ),
    "deep in a condition": (
        lambda s: s.condition("a"), "a: {any: [{all: [{field: f}]}]}", ("bad-condition", 1, 18),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_one_fault_is_noted_once_at_its_place(name: str) -> None:
    look, text, expected = FAULTS[name]
    top, problems = shape(text)
    look(top)
    assert told(problems) == [expected]


def test_keys_that_nobody_asked_for_are_told_with_the_nearest() -> None:
    top, problems = shape("label: x\nlabbel: y\n别的: z")
    top.text("label")
    top.done()
    assert told(problems) == [("unknown-key", 2, 1), ("unknown-key", 3, 1)]
    assert [p.values["near"] for p in problems] == ["label", ""]


def test_what_is_no_mapping_is_told_once_and_read_as_empty() -> None:
    top, problems = shape("- a\n- b")
    assert top.text("x") == ""
    top.label("y")
    top.done()
    assert told(problems) == [("wrong-shape", 1, 1)]


CONDITIONS = {
    "{field: f, is: x}": Condition("is", "f", ("x",)),
    "{field: f, in: [x, y]}": Condition("in", "f", ("x", "y")),
    "{field: f, at-least: 3}": Condition("at-least", "f", ("3",)),
    "{field: f, at-most: 2025-01-01}": Condition("at-most", "f", ("2025-01-01",)),
    "{field: f, present: false}": Condition("present", "f", ("false",)),
    "{all: [{field: f, is: x}, {any: [{field: g, present: true}]}]}": Condition(
        "all",
        parts=(
            Condition("is", "f", ("x",)),
            Condition("any", parts=(Condition("present", "g", ("true",)),)),
        ),
    ),
}


@pytest.mark.parametrize("text", CONDITIONS)
def test_conditions(text: str) -> None:
    top, problems = shape(f"when: {text}")
    assert top.condition("when") == CONDITIONS[text]
    assert problems == []


@pytest.mark.parametrize("name", ["../x", "甲", "A", "1a", "a b", "all"])
def test_a_name_that_cannot_be_a_folders(name: str) -> None:
    top, problems = shape(f"id: {name}\n")
    top.require_name(name, but=("all",))
    assert told(problems) == [("wrong-shape", 1, 5)]


def test_names_that_can() -> None:
    top, problems = shape("id: a\n")
    for name in ("a", "staff-2", "all"):
        top.require_name(name)
    assert problems == []
