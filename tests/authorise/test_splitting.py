"""Which requests count as one: days apart, whose they are, and which are left out."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from recordroom.authorise.demand import demands
from tests.authorise.hall import AUTHORITY, base, leave, open_hall

HEAD = "approve bai office-head 2025-03-06"


def room(**files: str) -> dict[str, str]:
    return {f"records/leaves/2025/{name}.md": text for name, text in files.items()}


@pytest.mark.parametrize(
    ("start", "total", "together"),
    [
        ("2025-03-10", "2", ("one",)),  # the same day
        ("2025-03-11", "2", ("one",)),  # the day after: no more than P1D apart
        ("2025-03-12", "1", ()),
    ],
)
def test_how_far_apart(tmp_path: Path, start: str, total: str, together: tuple[str, ...]) -> None:
    later = leave(HEAD, from_=start, to=start, date="2025-03-06")
    hall = open_hall(tmp_path, room(one=leave(HEAD), two=later), added={})
    (asked,) = demands(hall.record("two"), hall.policies, hall.holdings)
    assert (asked.measure, asked.own, asked.together) == (Decimal(total), Decimal(1), together)
    # The earlier one stays as it was approved.
    (first,) = demands(hall.record("one"), hall.policies, hall.holdings)
    assert first.measure == Decimal(1) and first.together == ()


def test_a_run_goes_on_through_its_middle(tmp_path: Path) -> None:
    files = {
        name: leave(HEAD, from_=day, to=day, date="2025-03-06")
        for name, day in (("a", "2025-03-10"), ("b", "2025-03-11"), ("c", "2025-03-12"))
    }
    hall = open_hall(tmp_path, room(**files), added={})
    (asked,) = demands(hall.record("c"), hall.policies, hall.holdings)
    assert asked.measure == Decimal(3) and asked.together == ("a", "b")


def test_a_long_request_reaches_over_short_ones(tmp_path: Path) -> None:
    files = room(
        a=leave(HEAD, from_="2025-03-03", to="2025-03-14", days="10"),
        b=leave(HEAD, from_="2025-03-04", to="2025-03-04"),
        c=leave(HEAD, from_="2025-03-15", to="2025-03-15"),
    )
    hall = open_hall(tmp_path, files, added={})
    (asked,) = demands(hall.record("c"), hall.policies, hall.holdings)
    assert asked.measure == Decimal(12)


@pytest.mark.parametrize(
    "other",
    [
        {"status": "refused"},
        {"status": "draft"},
        {"applicant": "cheng"},
        {"applicant": '""'},
    ],
)
def test_what_is_not_added(tmp_path: Path, other: dict[str, str]) -> None:
    later = leave(HEAD, from_="2025-03-11", to="2025-03-11")
    hall = open_hall(tmp_path, room(one=leave(HEAD, **other), two=later), added={})
    (asked,) = demands(hall.record("two"), hall.policies, hall.holdings)
    assert asked.together == ()


def test_a_draft_is_measured_with_those_before_it(tmp_path: Path) -> None:
    later = leave(from_="2025-03-11", to="2025-03-11", status="draft")
    hall = open_hall(tmp_path, room(one=leave(HEAD), two=later), added={})
    (asked,) = demands(hall.record("two"), hall.policies, hall.holdings)
    assert asked.measure == Decimal(2) and asked.steps == (("role:supervising-deputy",),)


def test_without_a_rule_nothing_is_added(tmp_path: Path) -> None:
    lines = base(AUTHORITY).split("\n")
    plain = "\n".join(line for line in lines if "splitting:" not in line)
    later = leave(HEAD, from_="2025-03-11", to="2025-03-11")
    files = {AUTHORITY: plain, **room(one=leave(HEAD), two=later)}
    hall = open_hall(tmp_path, files, added={})
    assert hall.verdict("two").sufficient
