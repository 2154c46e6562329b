"""The life cycle as a graph: what is reachable, what is open now, what lies ahead."""

from __future__ import annotations

from pathlib import Path

import pytest

from recordroom.flow.lifecycle import ahead, reachable, steps_from
from tests.flow.house import LETTER_AT, house, letter


@pytest.mark.parametrize(
    ("start", "end", "there"),
    [
        ("draft", "issued", True),
        ("draft", "filed", True),
        ("issued", "draft", False),
        ("in-review", "in-review", True),  # returned and handed in again
        ("withdrawn", "issued", False),
        ("answered", "answered", True),
        ("nowhere", "issued", False),
    ],
)
def test_reachable(tmp_path: Path, start: str, end: str, there: bool) -> None:
    assert reachable(house(tmp_path).policies.types["letter"], start, end) is there


@pytest.mark.parametrize(("importance", "ends"), [("plain", 3), ("weighty", 2)])
def test_steps_from_honours_conditions(tmp_path: Path, importance: str, ends: int) -> None:
    text = letter("issued").replace("importance: plain", f"importance: {importance}")
    checked = house(tmp_path, {LETTER_AT: text})
    record = checked.holdings.by_id["training"]
    steps = steps_from(record, checked.policies.types["letter"])
    assert [s.start for s in steps] == ["issued"] * ends
    assert ("withdrawn" in {s.end for s in steps}) is (importance == "plain")


def test_ahead(tmp_path: Path) -> None:
    checked = house(tmp_path, {LETTER_AT: letter()})
    record, type_ = checked.holdings.by_id["training"], checked.policies.types["letter"]
    assert ahead(record, type_, "approve")
    assert not ahead(record, type_, "submit")  # it is here
    assert not ahead(record, type_, "repeal")  # there is none
