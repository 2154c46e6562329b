"""Commits to events, and the lines of registers."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

import pytest

from recordroom.capture.events import capture_events, record_path
from recordroom.capture.registers import capture_register
from recordroom.model.text import Source
from recordroom.read.git import Commit

A = PurePosixPath("records/notices/2025/a.md")
SCAN = PurePosixPath("records/notices/2025/a/scan.pdf")


def commit(n: int, *changes: tuple[str, PurePosixPath], action: str = "") -> Commit:
    return Commit(str(n), "An Ning", date(2025, 1, n), action, changes)


def test_events_are_told_oldest_first_by_their_kind() -> None:
    commits = [
        commit(4, ("D", A)),
        commit(3, ("M", A), action="issued"),
        commit(2, ("M", A), action="hacked"),
        commit(1, ("A", A)),
    ]
    events = capture_events(commits)[A]
    assert [(e.kind, e.on.day, e.by) for e in events] == [
        ("created", 1, "An Ning"), ("changed", 2, "An Ning"), ("issued", 3, "An Ning"),
        ("removed", 4, "An Ning"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "changes", [[("A", SCAN)], [("A", SCAN), ("M", A)], [("M", A), ("A", SCAN)]]
)
def test_an_attachment_is_a_change_of_its_record_told_once(
    changes: list[tuple[str, PurePosixPath]],
) -> None:
    events = capture_events([commit(1, *changes)])
    assert {path: [e.kind for e in found] for path, found in events.items()} == {A: ["changed"]}


def test_the_record_a_file_belongs_to() -> None:
    assert record_path(A) == A
    assert record_path(SCAN) == A
    assert record_path(SCAN.parent / "deep/er.pdf") == A
    rules = PurePosixPath("policies/office/rules.md")
    assert record_path(rules) == rules
    assert record_path(PurePosixPath("policies/office/rules/form.pdf")) == rules
    assert record_path(PurePosixPath("policies/access.yml")) == PurePosixPath("policies/access.yml")


def register(text: str) -> tuple[list[tuple[str, str, str]], list[tuple[str, int]]]:
    source = Source(PurePosixPath("records/numbers/letter/xy-2025.csv"), text, "", "", 1)
    found, problems = capture_register(source)
    assert (found.series, found.scope) == ("letter", "xy-2025")
    lines = [(line.number, line.event, line.id) for line in found.lines]
    return lines, [(p.kind, p.place.span().start.line) for p in problems]


HEADER = "number,event,id,day,reason\n"


def test_lines_of_a_register() -> None:
    text = HEADER + '1号,mint,a,2025-01-02,\n\n2号,void,b,2025-01-03,"错了，重发, 见3号"\n'
    lines, problems = register(text)
    assert lines == [("1号", "mint", "a"), ("2号", "void", "b")]
    assert problems == []


REGISTER_FAULTS = {
    "": [("bad-register-header", 1)],
    "number;event\n": [("bad-register-header", 1)],
    HEADER + "1号,mint,a\n2号,mint,b,2025-01-03,\n": [("bad-register-line", 2)],
    HEADER + "1号,took,a,2025-01-02,\n": [("bad-register-event", 2)],
    HEADER + '1号,mint,a,2025-01-02,"open\n2号,mint,b,2025-01-03,\n': [("bad-register-line", 2)],
    HEADER + "1号,mint,a,2025-01-02,x,y\n": [("bad-register-line", 2)],
}


@pytest.mark.parametrize("text", REGISTER_FAULTS, ids=repr)
def test_lines_that_do_not_fit_are_placed_and_the_others_read(text: str) -> None:
    lines, problems = register(text)
    assert problems == REGISTER_FAULTS[text]
    if "2号" in text:
        assert lines == [("2号", "mint", "b")]
