"""Judging approvals, as a table: which ones fulfil which step, and what is wrong with the others."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from recordroom.authorise.ballots import body_of
from recordroom.authorise.content import content_hash
from recordroom.authorise.judge import judge
from recordroom.authorise.verdict import FAULTS
from tests.authorise.hall import AUTHORITY, ORGANISATION, base, leave, open_hall, plan, vote

HEAD = "approve bai office-head 2025-03-06"
DEPUTY = "approve cheng deputy 2025-03-06"
CHIEF = "approve an chief 2025-03-06"
REVIEW = "review bai office-head 2025-04-02"

LENT = """delegations:
  - {from: chief, to: "post:deputy", matters: [leave], up-to: "5", starts: 2025-03-05, ends: 2025-03-06}
  - {from: office-head, to: "person:cheng", starts: 2025-03-05, ends: 2025-03-06}
"""
FOR_CHIEF = "approve cheng deputy 2025-03-06 for=chief"


@pytest.mark.parametrize(
    ("days", "approvals", "missing", "faults"),
    [
        # exactly on the line belongs to the lower one, a half day more to the next
        ("0.5", (HEAD,), 0, []),
        ("1", (HEAD,), 0, []),
        ("1.5", (HEAD,), 1, ["too-low"]),
        ("1.5", (DEPUTY,), 0, []),
        ("3", (DEPUTY,), 0, []),
        ("3.5", (DEPUTY,), 1, ["too-low"]),
        ("3.5", (CHIEF,), 0, []),
        ("3", (HEAD,), 1, ["too-low"]),
        # the higher one does not stand in where the matter does not say so
        ("1", (CHIEF,), 1, ["too-low"]),
        # nothing at all, a review only, a review and the approval
        ("1", (), 1, []),
        ("1", ("review bai office-head 2025-03-06",), 1, []),
        ("1", ("review bai office-head 2025-03-06", HEAD), 0, []),
        # a sign counts like an approve
        ("1", ("sign bai office-head 2025-03-06",), 0, []),
        # who approves without naming a post uses any that is held
        ("1", ("approve bai - 2025-03-06",), 0, []),
        # not the holder; the holder by another post
        ("1", ("approve cheng office-head 2025-03-06",), 1, ["not-holder"]),
        ("1", ("approve bai office-head 2019-12-31",), 1, ["not-holder"]),
        # returned: only what comes after counts
        ("1", (HEAD, HEAD + " decision=returned"), 1, ["ended-round", "returned"]),
        ("1", (HEAD + " decision=refused", HEAD), 0, ["refused"]),
        # an approval of some other matter alone
        ("1", (HEAD + " in=one",), 0, []),
    ],
)
def test_leave(
    tmp_path: Path, days: str, approvals: tuple[str, ...], missing: int, faults: list[str]
) -> None:
    hall = open_hall(
        tmp_path, {"records/leaves/2025/one.md": leave(*approvals, days=days)}, added={}
    )
    verdict = hall.verdict()
    assert (len(verdict.missing), [f.kind for f in verdict.faults]) == (missing, faults)
    assert verdict.sufficient == (missing == 0)
    assert {f.kind for f in verdict.faults} <= set(FAULTS)


@pytest.mark.parametrize(
    ("applicant", "approvals", "missing", "faults"),
    [
        ("bai", (HEAD,), 1, ["own-request"]),
        ("bai", (DEPUTY,), 0, []),  # the head's own goes to the deputy in charge
        ("bai", (CHIEF,), 1, ["too-low"]),
        ("cheng", (HEAD,), 0, []),  # the deputy is no head of this department
        ("bai", (HEAD, DEPUTY), 0, ["own-request"]),
    ],
)
def test_ones_own_request_goes_one_level_up(
    tmp_path: Path, applicant: str, approvals: tuple[str, ...], missing: int, faults: list[str]
) -> None:
    file = {"records/leaves/2025/one.md": leave(*approvals, applicant=applicant)}
    verdict = open_hall(tmp_path, file, added={}).verdict()
    assert (len(verdict.missing), [f.kind for f in verdict.faults]) == (missing, faults)


def test_whoever_stands_in_for_the_applicant_does_not_decide(tmp_path: Path) -> None:
    acting = "  - {person: du, post: office-head, from: 2025-03-01, to: 2025-03-31, acting: true}\n"
    stands_in = leave("approve du office-head 2025-03-06", applicant="bai")
    file = {"records/leaves/2025/one.md": stands_in}
    verdict = open_hall(tmp_path, file, added={ORGANISATION: acting}).verdict()
    assert [f.kind for f in verdict.faults] == ["too-low"] and len(verdict.missing) == 1
    assert verdict.missing[0].posts == ("deputy",) and verdict.missing[0].people == ("cheng",)


@pytest.mark.parametrize(
    ("line", "missing", "faults"),
    [
        ("approve du office-head 2025-03-31", 0, []),
        ("approve du accountant 2025-03-31 for=office-head", 0, []),
        ("approve du office-head 2025-04-01", 1, ["not-holder"]),
    ],
)
def test_acting_posts(tmp_path: Path, line: str, missing: int, faults: list[str]) -> None:
    acting = "  - {person: du, post: office-head, from: 2025-03-01, to: 2025-03-31, acting: true}\n"
    file = {"records/leaves/2025/one.md": leave(line, applicant="cheng")}
    verdict = open_hall(tmp_path, file, added={ORGANISATION: acting}).verdict()
    assert (len(verdict.missing), [f.kind for f in verdict.faults]) == (missing, faults)


@pytest.mark.parametrize(
    ("days", "line", "faults"),
    [
        ("5", FOR_CHIEF, []),
        ("5.5", FOR_CHIEF, ["over-cap"]),
        ("4", FOR_CHIEF.replace("03-06", "03-05"), []),
        ("4", FOR_CHIEF.replace("03-06", "03-04"), ["delegation-expired"]),
        ("4", FOR_CHIEF.replace("03-06", "03-07"), ["delegation-expired"]),
        ("4", "approve bai office-head 2025-03-06 for=chief", ["no-delegation"]),
        ("4", "approve cheng - 2025-03-06 for=chief", []),
        ("1", "approve cheng - 2025-03-06 for=office-head", []),
        # what was lent is the giver's authority and no more
        ("4", "approve cheng - 2025-03-06 for=office-head", ["too-low"]),
    ],
)
def test_delegations(tmp_path: Path, days: str, line: str, faults: list[str]) -> None:
    file = {"records/leaves/2025/one.md": leave(line, days=days)}
    verdict = open_hall(tmp_path, file, added={AUTHORITY: LENT}).verdict()
    assert [f.kind for f in verdict.faults] == faults
    assert verdict.sufficient == (not faults)


def test_a_delegation_of_other_matters(tmp_path: Path) -> None:
    other = LENT.replace("[leave]", "[plan]")
    file = {"records/leaves/2025/one.md": leave(FOR_CHIEF, days="5")}
    verdict = open_hall(tmp_path, file, added={AUTHORITY: other}).verdict()
    assert [f.kind for f in verdict.faults] == ["delegation-scope"]


@pytest.mark.parametrize(
    ("approvals", "given", "faults"),
    [
        ((REVIEW, "approve cheng deputy 2025-04-02"), (0, 1), []),
        ((REVIEW, "approve cheng deputy 2025-04-01"), (0, None), ["out-of-order"]),
        (("approve cheng deputy 2025-04-03",), (None, 0), []),
        ((REVIEW,), (0, None), []),
        # whoever signs again after the review mends it
        (
            (REVIEW, "approve cheng deputy 2025-04-01", "approve cheng deputy 2025-04-03"),
            (0, 2),
            [],
        ),
    ],
)
def test_steps_in_their_order(
    tmp_path: Path, approvals: tuple[str, ...], given: tuple[int | None, ...], faults: list[str]
) -> None:
    file = {"records/plans/2025/one.md": plan(*approvals, amount="1000")}
    verdict = open_hall(tmp_path, file, added={}).verdict()
    assert [j.given for j in verdict.demands] == [given]
    kinds = [f.kind for f in verdict.faults]
    # The one out of order was made good by the later one, and is told no more.
    assert kinds == (faults if verdict.missing else [])


@pytest.mark.parametrize(
    ("bands", "approvals", "given"),
    [
        ('{approve: [{any: ["post:deputy", "post:chief"]}]}', (CHIEF,), (0,)),
        ('{approve: [{any: ["post:deputy", "post:chief"]}]}', (DEPUTY,), (0,)),
        ('{approve: [{any: ["post:deputy", "post:chief"]}]}', (HEAD,), (None,)),
        # one signature for two steps only where its post is named in each
        ('{approve: ["post:deputy", {any: ["post:deputy", "post:chief"]}]}', (DEPUTY,), (0, 0)),
        ('{approve: ["role:department-head", "post:chief"]}', (CHIEF,), (0, None)),
        ('{approve: ["role:department-head", "post:chief"]}', (CHIEF, CHIEF), (0, 1)),
    ],
)
def test_alternatives_and_higher(
    tmp_path: Path, bands: str, approvals: tuple[str, ...], given: tuple[int | None, ...]
) -> None:
    rows = base(AUTHORITY).replace("    applicant: applicant\n", "    higher: true\n", 1)
    start = rows.index("      - {up-to:")
    rows = rows[:start] + f"      - {bands}\n" + rows[rows.index("  - id: plan") :]
    file = {AUTHORITY: rows, "records/leaves/2025/one.md": leave(*approvals)}
    verdict = open_hall(tmp_path, file, added={}).verdict()
    assert [j.given for j in verdict.demands] == [given]


SPOKEN = "adopt an chief 2025-04-10"


@pytest.mark.parametrize(
    ("files", "line", "faults"),
    [
        ({}, SPOKEN, []),  # the chair's word, as nothing must be bound
        ({}, "approve an chief 2025-04-10", ["no-decision"]),
        ({"two": vote(SPOKEN)}, SPOKEN + " in=two", []),
        ({"two": vote(SPOKEN)}, "adopt an chief 2025-04-09 in=two", ["decided-later"]),
        ({"two": vote(status="draft")}, SPOKEN + " in=two", ["not-adopted"]),
        ({"two": vote(for_="2", against="3")}, SPOKEN + " in=two", ["not-adopted"]),
        ({"two": vote(result="rejected")}, SPOKEN + " in=two", ["not-adopted"]),
        ({"two": vote(present_count="3", for_="3")}, SPOKEN + " in=two", ["not-adopted"]),
        ({"two": leave(HEAD)}, SPOKEN + " in=two", ["other-body"]),
        ({}, SPOKEN + " in=nowhere", ["no-decision"]),
    ],
)
def test_what_a_body_decides(
    tmp_path: Path, files: Mapping[str, str], line: str, faults: list[str]
) -> None:
    others = {f"records/{_folder(t)}/2025/{i}.md": t for i, t in files.items()}
    room = {"records/plans/2025/one.md": plan(REVIEW, line), **others}
    verdict = open_hall(tmp_path, room, added={}).verdict()
    assert [f.kind for f in verdict.faults] == faults
    assert verdict.sufficient == (not faults)


def _folder(record: str) -> str:
    return {"leave": "leaves", "resolution": "resolutions"}[record.split("\n")[1][len("type: ") :]]


@pytest.mark.parametrize(
    ("weight", "votes", "enough"),
    [("plain", 3, True), ("plain", 2, False), ("grave", 4, True), ("grave", 3, False)],
)
def test_a_record_that_is_itself_the_decision(
    tmp_path: Path, weight: str, votes: int, enough: bool
) -> None:
    counted = vote(SPOKEN, weight=weight, for_=str(votes), against=str(5 - votes))
    hall = open_hall(tmp_path, {"records/resolutions/2025/one.md": counted}, added={})
    assert hall.verdict().sufficient == enough


@pytest.mark.parametrize(("sitting", "enough"), [((), True), (("bai", "cheng", "du"), False)])
def test_a_quorum_is_of_those_who_sit_in_the_body(
    tmp_path: Path, sitting: tuple[str, ...], enough: bool
) -> None:
    counted = vote(SPOKEN, entitled="2", present_count="2", for_="2")
    seats = "".join(f"  - {{person: {p}, post: chief, from: 2020-01-01}}\n" for p in sitting)
    hall = open_hall(
        tmp_path, {"records/resolutions/2025/one.md": counted}, added={ORGANISATION: seats}
    )
    assert hall.verdict().sufficient == enough


def test_from_the_day_approvals_are_bound(tmp_path: Path) -> None:
    bound = "evidence: {bound-from: 2025-03-06}\n"
    for day, faults in (("2025-03-05", []), ("2025-03-06", ["unbound"])):
        file = {"records/leaves/2025/one.md": leave(f"approve bai office-head {day}")}
        verdict = open_hall(tmp_path / day, file, added={AUTHORITY: bound}).verdict()
        assert [f.kind for f in verdict.faults] == faults
    spoken = plan("review bai office-head 2025-03-05", "adopt an chief 2025-03-06")
    hall = open_hall(
        tmp_path / "plan", {"records/plans/2025/one.md": spoken}, added={AUTHORITY: bound}
    )
    assert "no-decision" in {f.kind for f in hall.verdict().faults}


def test_content_and_amendments(tmp_path: Path) -> None:
    path = "records/leaves/2025/one.md"
    hall = open_hall(tmp_path / "0", {path: leave()}, added={})
    first = content_hash(hall.record("one"), hall.policies)
    common = base("policies/record-types/_common.yml") + (
        "  - {name: amendments, kind: list, label: {zh-Hans: 修订, en: Amendments}, of: {kind: "
        "object, fields: [{name: on, kind: date, label: {zh-Hans: 日期, en: On}}, {name: kind, "
        "kind: text, label: {zh-Hans: 类别, en: Kind}}, {name: from, kind: text, label: "
        "{zh-Hans: 原, en: From}}]}}\n"
    )
    rows = {"policies/record-types/_common.yml": common}
    bound = leave(f"{HEAD} content={first}")

    def kinds(name: str, written: str) -> list[str]:
        room = open_hall(tmp_path / name, {path: written, **rows}, added={})
        return [f.kind for f in room.verdict().faults]

    amended = 'amendments:\n  - {{on: "2025-04-01", kind: {}, from: "{}"}}\n'
    changed = bound.replace("正文。", "另一段。")
    assert kinds("same", bound) == []
    assert kinds("changed", changed) == ["stale"]
    minor = amended.format("minor", first)
    assert kinds("minor", changed.replace("approvals:", minor + "approvals:")) == []
    major = amended.format("major", first)
    assert kinds("major", changed.replace("approvals:", major + "approvals:")) == ["amended"]
    # Of an approval without a hash the days tell: given before the major amendment or after it.
    early = leave(HEAD).replace("approvals:", major + "approvals:")
    assert kinds("early", early) == ["amended"]
    late = leave("approve bai office-head 2025-04-01").replace("approvals:", major + "approvals:")
    assert kinds("late", late) == []


def test_who_may_give_it_is_named_for_the_day_asked(tmp_path: Path) -> None:
    terms = base(ORGANISATION).replace(
        "post: office-head, from: 2020-01-01", "post: office-head, from: 2020-01-01, to: 2025-12-31"
    ) + "  - {person: du, post: office-head, from: 2026-01-01}\n"  # fmt: skip
    file = {ORGANISATION: terms, "records/leaves/2025/one.md": leave(applicant="cheng")}
    hall = open_hall(tmp_path, file, added={})
    one = hall.record("one")
    for day, person in ((date(2025, 12, 31), "bai"), (date(2026, 1, 1), "du")):
        verdict = judge(one, hall.policies, hall.holdings, on=day)
        assert [m.people for m in verdict.missing] == [(person,)]


def test_what_cannot_be_read_is_set_aside(tmp_path: Path) -> None:
    file = {"records/leaves/2025/one.md": leave("approve nobody office-head 2025-03-06")}
    verdict = open_hall(tmp_path, file, added={}).verdict()
    assert verdict.unreadable == (0,) and verdict.faults == () and len(verdict.missing) == 1


def test_records_that_name_each_other_as_their_head_are_no_bodys(tmp_path: Path) -> None:
    files = {
        f"records/minutes/2025/{one}.md": (
            f"---\ntype: minutes\ntitle: 例会纪要\ndate: 2025-03-01\nstatus: draft\n"
            f"meeting: {other}\n---\n\n散会。\n"
        )
        for one, other in (("one", "two"), ("two", "one"))
    }
    hall = open_hall(tmp_path, files, added={})
    assert body_of(hall.record("one"), hall.policies, hall.holdings) == ""
