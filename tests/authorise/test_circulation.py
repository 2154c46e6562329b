"""Who is to read what, and what an amendment does to those who have read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from recordroom.authorise.circulation import Reading, people_of, readers, state, unread
from tests.circulated import (
    BEFORE,
    BODY,
    DAY,
    DU,
    OFFICE,
    acknowledged,
    checked_of,
    files,
    hash_of,
)

EXEMPT = {
    "to": "person:du", "by": "an", "on": "2025-03-03", "excuse": "exempt", "reason": "休产假",
}  # fmt: skip


def standing(
    root: Path, content: Mapping[str, str], *, as_of: date = DAY
) -> dict[str, tuple[str, bool]]:
    """State and whether overdue, by reader."""
    checked = checked_of(root, content, as_of=as_of)
    found = state(
        checked.holdings.by_id["duty"], checked.policies, checked.holdings.acknowledgements,
        as_of=as_of,
    )  # fmt: skip
    return {r.person: (r.state, r.is_overdue(as_of)) for r in found}


def amended(kind: str, content: str) -> dict[str, str]:
    return {
        "on": "2025-03-20", "by": "bai", "kind": kind, "summary": "推迟一个月", "from": content,
    }  # fmt: skip


@pytest.fixture
def hashes(tmp_path: Path) -> tuple[str, str]:
    """The content before and after the text was changed."""
    return (
        hash_of(tmp_path / "before", files(body=BEFORE)),
        hash_of(tmp_path / "after", files(body=BODY)),
    )


def test_words_mean_those_who_held_the_posts_that_day(tmp_path: Path) -> None:
    organisation = checked_of(tmp_path, files()).policies.organisation
    assert people_of("department:office", organisation, DAY) == ("bai",)
    assert people_of("body:council", organisation, DAY) == ("an",)
    assert people_of("post:deputy", organisation, DAY) == ("cheng",)
    assert people_of("post:deputy", organisation, date(2019, 12, 31)) == ()
    assert people_of("person:du", organisation, DAY) == ("du",)
    for word in ("office", "department:press", "person:wei", "role:head", ""):
        assert people_of(word, organisation, DAY) is None


def test_reading_is_open_until_it_is_noted_and_late_after_its_day(
    tmp_path: Path, hashes: tuple[str, str]
) -> None:
    content = {**files(OFFICE, DU), **acknowledged("bai", hashes[1])}
    on_time = standing(tmp_path, content, as_of=date(2025, 3, 10))
    assert on_time == {"bai": ("read", False), "du": ("open", False)}
    assert standing(tmp_path, content, as_of=date(2025, 3, 11))["du"] == ("open", True)
    before = standing(tmp_path, content, as_of=date(2025, 3, 3))
    assert before["bai"] == ("open", False), "it was noted only the day after"
    assert standing(tmp_path, content, as_of=date(2025, 3, 1)) == {}


def test_a_major_amendment_reopens_and_a_minor_one_does_not(
    tmp_path: Path, hashes: tuple[str, str]
) -> None:
    old, _ = hashes
    read = acknowledged("bai", old)
    minor = {**files(OFFICE, amendments=[amended("minor", old)]), **read}
    assert standing(tmp_path / "minor", minor) == {"bai": ("read", False)}
    major = {**files(OFFICE, amendments=[amended("major", old)]), **read}
    assert standing(tmp_path / "major", major) == {"bai": ("open", False)}, "a day of its own"
    again = {**OFFICE, "on": "2025-03-21", "due": "2025-03-30"}
    sent = {**files(OFFICE, again, amendments=[amended("major", old)]), **read}
    assert standing(tmp_path / "again", sent) == {"bai": ("open", True)}


def test_minor_amendments_count_only_back_to_the_last_major_one(
    tmp_path: Path, hashes: tuple[str, str]
) -> None:
    old, _ = hashes
    middle = hash_of(tmp_path / "middle", files(body="各部门请于四月核对。"))
    steps = [amended("major", old), {**amended("minor", middle), "on": "2025-04-01"}]
    for content, expected in ((old, "open"), (middle, "read")):
        room = {**files(OFFICE, amendments=steps), **acknowledged("bai", content)}
        assert standing(tmp_path / content[-8:], room)["bai"][0] == expected


def test_who_is_excused_or_has_left_is_not_waited_for(
    tmp_path: Path, hashes: tuple[str, str]
) -> None:
    assert standing(tmp_path / "a", files(DU, EXEMPT)) == {"du": ("exempt", False)}
    proxy = acknowledged("du", hashes[1], kind="proxy", by="bai", reason="外出")
    assert standing(tmp_path / "b", {**files(OFFICE, DU), **proxy})["du"] == ("proxy", False)
    gone = files(DU)
    where = "policies/organisation.yml"
    gone[where] = gone[where].replace(
        "{person: du, post: accountant, from: 2020-01-01}",
        "{person: du, post: accountant, from: 2020-01-01, to: 2025-06-30}",
    )
    assert standing(tmp_path / "c", gone) == {"du": ("left", False)}
    assert standing(tmp_path / "c", gone, as_of=date(2025, 6, 1)) == {"du": ("open", True)}


def test_an_acknowledgement_of_another_text_counts_for_nothing(tmp_path: Path) -> None:
    forged = acknowledged("bai", "v1:sha256:" + "0" * 64)
    assert standing(tmp_path, {**files(OFFICE), **forged}) == {"bai": ("open", True)}


def test_the_open_ones_are_what_filing_waits_for(tmp_path: Path, hashes: tuple[str, str]) -> None:
    checked = checked_of(tmp_path, {**files(OFFICE, DU), **acknowledged("bai", hashes[1])})
    record = checked.holdings.by_id["duty"]
    left: Sequence[Reading] = unread(record, checked.policies, checked.holdings, as_of=DAY)
    assert [r.person for r in left] == ["du"]
    assert readers(record, checked.policies, DAY) == ("bai", "du")
    assert readers(record, checked.policies, date(2025, 3, 1)) == ()
