"""Who holds a post on a day, who is above whom, and which posts a word names."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from recordroom.authorise.who import above, designated, holders, posts_of, superior
from tests.authorise.hall import ORGANISATION, Hall, base, open_hall

TERMS = """  - {person: bai, post: cashier, from: 2025-01-01, to: 2025-06-30}
  - {person: du, post: office-head, from: 2025-03-01, to: 2025-03-31, acting: true}
"""


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    return open_hall(tmp_path, {}, added={ORGANISATION: TERMS})


@pytest.mark.parametrize(
    ("day", "held"),
    [("2024-12-31", False), ("2025-01-01", True), ("2025-06-30", True), ("2025-07-01", False)],
)
def test_a_term_has_its_first_and_last_day(hall: Hall, day: str, held: bool) -> None:
    found = holders(hall.policies.organisation, "cashier", date.fromisoformat(day))
    assert [a.person for a in found] == (["bai"] if held else [])


def test_whoever_stands_in_comes_after_the_holder(hall: Hall) -> None:
    org = hall.policies.organisation
    found = holders(org, "office-head", date(2025, 3, 31))
    assert [(a.person, a.acting) for a in found] == [("bai", False), ("du", True)]
    assert posts_of(org, "du", date(2025, 3, 31)) == ("accountant", "office-head")
    assert posts_of(org, "du", date(2025, 3, 31) + timedelta(days=1)) == ("accountant",)


def test_the_chain_goes_up_to_the_top(hall: Hall) -> None:
    org = hall.policies.organisation
    assert superior(org, "cashier") == "accountant"
    assert superior(org, "accountant") == "deputy"
    assert above(org, "cashier") == ("accountant", "deputy", "chief")
    assert superior(org, "chief") == "" and above(org, "chief") == ()
    assert superior(org, "nobody") == ""


def test_a_circle_ends_the_chain(tmp_path: Path) -> None:
    round_ = base(ORGANISATION).replace(
        "en: Secretary-General}}", "en: Secretary-General}, reports-to: office-head}"
    )
    org = open_hall(tmp_path, {ORGANISATION: round_}, added={}).policies.organisation
    assert above(org, "chief") == ("office-head", "deputy")


@pytest.mark.parametrize(
    ("word", "department", "posts"),
    [
        ("post:chief", "", ("chief",)),
        ("post:nobody", "", ()),
        ("role:department-head", "office", ("office-head",)),
        ("role:department-head", "nowhere", ()),
        ("role:supervising-deputy", "money", ("deputy",)),
        ("role:unknown", "office", ()),
        ("body:council", "", ("chief",)),
        ("body:nobody", "", ()),
        ("anyone", "", ()),
    ],
)
def test_what_a_word_names(hall: Hall, word: str, department: str, posts: tuple[str, ...]) -> None:
    org, roles = hall.policies.organisation, hall.policies.authority.roles
    assert designated(word, department=department, org=org, roles=roles) == posts


def test_a_body_without_a_chair_is_spoken_for_by_any_of_its_posts(tmp_path: Path) -> None:
    open_ = base(ORGANISATION).replace("posts: [chief], chair: chief", "posts: [chief, deputy]")
    hall = open_hall(tmp_path, {ORGANISATION: open_}, added={})
    roles = hall.policies.authority.roles
    org = hall.policies.organisation
    assert designated("body:council", department="", org=org, roles=roles) == ("chief", "deputy")


@pytest.mark.parametrize("deputy", ["", "    deputy: chief\n"])
def test_a_department_led_directly(tmp_path: Path, deputy: str) -> None:
    direct = base(ORGANISATION).replace("    head: accountant\n    deputy: deputy\n",
        "    head: accountant\n" + deputy)  # fmt: skip
    direct = direct.replace("department: money}", "department: money, reports-to: chief}", 1)
    hall = open_hall(tmp_path, {ORGANISATION: direct}, added={})
    org, roles = hall.policies.organisation, hall.policies.authority.roles
    word = "role:supervising-deputy"
    assert designated(word, department="money", org=org, roles=roles) == ("chief",)


def test_a_department_without_a_head_is_led_by_its_deputy(tmp_path: Path) -> None:
    headless = base(ORGANISATION).replace("    head: accountant\n", "")
    hall = open_hall(tmp_path, {ORGANISATION: headless}, added={})
    org, roles = hall.policies.organisation, hall.policies.authority.roles
    word = "role:department-head"
    assert designated(word, department="money", org=org, roles=roles) == ("deputy",)
    assert superior(org, "cashier") == "deputy"
