"""Who may give the next approval: asked before the act, answered as the judge will judge it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from recordroom.authorise.judge import Fault, Permission, may_approve
from tests.authorise.hall import AUTHORITY, Hall, base, leave, open_hall, plan, vote

DAY = date(2025, 3, 6)
LENT = """delegations:
  - {from: chief, to: "post:deputy", matters: [leave], up-to: "5", starts: 2025-03-05, ends: 2025-03-06}
"""
CHANGE = """  - id: loosen
    label: {zh-Hans: 放宽级别, en: Loosening access}
    change: access-loosened
    bands:
      - {approve: ["post:chief"]}
incompatible-posts:"""


def hall(root: Path, file: str, **others: str) -> Hall:
    rows = base(AUTHORITY).replace("incompatible-posts:", CHANGE, 1) + LENT
    files = {"records/leaves/2025/one.md": file, AUTHORITY: rows}
    files.update({f"records/resolutions/2025/{name}.md": text for name, text in others.items()})
    return open_hall(root, files, added={})


def ask(
    room: Hall, person: str, post: str | None = None, on: date = DAY, **more: str
) -> Permission | Fault:
    return may_approve(
        room.record("one"), room.policies, room.holdings, person, post=post, on=on, **more
    )


@pytest.mark.parametrize(
    ("days", "person", "post", "found"),
    [
        ("1", "bai", None, ("office-head", "", "approve")),
        ("1", "bai", "office-head", ("office-head", "", "approve")),
        ("3", "cheng", None, ("deputy", "", "approve")),
        ("5", "cheng", None, ("deputy", "chief", "approve")),  # by delegation
        ("5", "cheng", "chief", ("deputy", "chief", "approve")),
        ("1", "cheng", None, "too-low"),
        ("1", "bai", "chief", "not-holder"),
        ("5.5", "cheng", None, "over-cap"),
        ("1", "nobody", None, "not-holder"),
    ],
)
def test_who_may(
    tmp_path: Path, days: str, person: str, post: str | None, found: tuple[str, ...] | str
) -> None:
    answer = ask(hall(tmp_path, leave(days=days)), person, post)
    if isinstance(answer, Fault):
        assert answer.kind == found
    else:
        assert (answer.post, answer.for_post, answer.step) == found
        assert [(d.matter.id, step) for d, step in answer.fulfils] == [("leave", 0)]


def test_the_applicant_and_the_one_above(tmp_path: Path) -> None:
    room = hall(tmp_path, leave(applicant="bai"))
    own = ask(room, "bai")
    assert isinstance(own, Fault) and own.kind == "own-request"
    assert isinstance(ask(room, "cheng"), Permission)


def test_a_delegation_ends_with_its_last_day(tmp_path: Path) -> None:
    room = hall(tmp_path, leave(days="5"))
    late = ask(room, "cheng", on=date(2025, 3, 7))
    assert isinstance(late, Fault) and late.kind == "too-low"
    late = ask(room, "cheng", "chief", on=date(2025, 3, 7))
    assert isinstance(late, Fault) and late.kind == "not-holder"


def test_given_already_or_never_asked(tmp_path: Path) -> None:
    done = hall(tmp_path / "a", leave("approve bai office-head 2025-03-06"))
    answer = ask(done, "bai")
    assert isinstance(answer, Fault) and answer.kind == "already-given"
    free = hall(tmp_path / "b", leave(days='""'))
    answer = ask(free, "bai")
    assert isinstance(answer, Fault) and answer.kind == "not-asked"


def test_steps_come_in_their_order(tmp_path: Path) -> None:
    first = plan(amount="800")
    room = hall(tmp_path / "a", first)
    early = ask(room, "cheng")
    assert isinstance(early, Fault) and early.kind == "out-of-order"
    head = ask(room, "bai")
    assert isinstance(head, Permission) and head.step == "review"
    reviewed = hall(tmp_path / "b", plan("review bai office-head 2025-03-06", amount="800"))
    deputy = ask(reviewed, "cheng")
    assert isinstance(deputy, Permission) and deputy.step == "approve"
    back = ask(reviewed, "cheng", on=date(2025, 3, 5))
    assert isinstance(back, Fault) and back.kind == "out-of-order"


def test_a_body_needs_its_decision(tmp_path: Path) -> None:
    reviewed = plan("review bai office-head 2025-04-02")
    after = date(2025, 4, 10)
    room = hall(tmp_path / "a", reviewed, two=vote("adopt an chief 2025-04-10"))
    spoken = ask(room, "an", on=after, decided_in="two")
    assert isinstance(spoken, Permission) and spoken.step == "adopt"
    early = ask(room, "an", on=date(2025, 4, 9), decided_in="two")
    assert isinstance(early, Fault) and early.kind == "decided-later"
    none = ask(room, "an", on=after, decided_in="one")
    assert isinstance(none, Fault) and none.kind == "no-decision"


def test_a_failed_vote_cannot_be_declared_adopted(tmp_path: Path) -> None:
    lost = vote(for_="2", against="3", result="rejected", status="draft")
    answer = ask(hall(tmp_path, lost), "an", on=date(2025, 4, 10))
    assert isinstance(answer, Fault) and answer.kind == "not-adopted"


def test_the_matter_of_a_change(tmp_path: Path) -> None:
    room = hall(tmp_path, leave("approve bai office-head 2025-03-06"))
    chief = ask(room, "an", matter="loosen")
    assert isinstance(chief, Permission)
    assert [(d.matter.id, i) for d, i in chief.fulfils] == [("loosen", 0)]
    head = ask(room, "bai", matter="loosen")
    assert isinstance(head, Fault) and head.kind == "too-low"
