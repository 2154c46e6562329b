"""Approving, returning, refusing: the entry, whose turn it is, and what is not accepted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from recordroom.authorise.content import content_hash
from recordroom.flow.approval import Statement, decide
from recordroom.flow.step import Actor, Refusal, Step
from recordroom.pipeline import Checked
from tests.flow.house import AUTHORITY, DAY, LETTER_AT, house, letter
from tests.flow.house import LEAVE as LEAVE_TYPE
from tests.flow.test_step import go, refused, taken

STATED = Statement()
LEAVE_AT = "records/leaves/2026/away.md"
LEAVE = """---
type: leave
title: 请假
date: 2026-03-01
department: office
status: submitted
author: {author}
days: {days}
from: 2026-03-09
until: 2026-03-12
reason: 探亲
---
"""


def say(
    checked: Checked,
    action: str,
    person: str,
    *,
    id_: str = "training",
    post: str | None = None,
    on: date = DAY,
    statement: Statement = STATED,
    **given: str,
) -> Step | Refusal:
    return decide(
        checked.holdings.by_id[id_],
        action,
        actor=Actor(person, post),
        on=on,
        statement=statement,
        given=given,
        policies=checked.policies,
        holdings=checked.holdings,
        landed_numbers=None,
    )


def reviewed(checked: Checked, tmp_path: Path, *, text: str = "") -> Checked:
    """The same letter after its head of department's approval."""
    hash_ = content_hash(checked.holdings.by_id["training"], checked.policies)
    entry = (
        "approvals:\n  - {step: review, by: bai, post: office-head, on: 2026-03-02, "
        f"decision: approved, evidence: stated, content: '{hash_}'}}\n"
    )
    text = (text or letter("in-review")).replace("importance:", f"{entry}importance:")
    return house(tmp_path, {LETTER_AT: text})


def test_a_first_approval_is_noted_and_the_state_stays(tmp_path: Path) -> None:
    checked = house(tmp_path, {LETTER_AT: letter("in-review")})
    step = taken(say(checked, "approve", "bai", statement=Statement(note="可以")))
    assert step.transition is None and dict(step.fields) == {}
    (entry,) = step.append["approvals"]
    assert entry == {
        "step": "review",
        "by": "bai",
        "post": "office-head",
        "on": "2026-03-02",
        "decision": "approved",
        "evidence": "stated",
        "note": "可以",
        "content": content_hash(checked.holdings.by_id["training"], checked.policies),
    }
    assert any("副秘书长（程远）" in note.hans for note in step.notes)  # who is next


def test_the_last_approval_takes_the_step(tmp_path: Path) -> None:
    first = house(tmp_path, {LETTER_AT: letter("in-review")})
    checked = reviewed(first, tmp_path)
    step = taken(say(checked, "approve", "cheng"))
    assert step.transition is not None and step.transition.action == "approve"
    assert dict(step.fields) == {
        "signer": "cheng",
        "signed-on": "2026-03-02",
        "date": "2026-03-02",
        "status": "signed",
    }
    (entry,) = step.append["approvals"]
    assert isinstance(entry, dict) and entry["step"] == "sign"


def test_acting_for_another_by_delegation(tmp_path: Path) -> None:
    first = house(tmp_path, {LETTER_AT: letter("in-review")})
    checked = reviewed(first, tmp_path)
    (entry,) = taken(say(checked, "approve", "ji")).append["approvals"]
    assert isinstance(entry, dict)
    assert (entry["post"], entry["for"]) == ("clerk", "deputy")
    found = refused(say(checked, "approve", "ji", on=date(2026, 7, 1)), "too-low")
    assert "副秘书长（程远）" in found.hans


@pytest.mark.parametrize(
    ("person", "post", "kind"),
    [
        ("du", None, "too-low"),
        ("cheng", None, "out-of-order"),
        ("nobody", None, "unknown-person"),
        ("hua", None, "not-in-office"),
        ("bai", "deputy", "not-holder"),
    ],
)
def test_who_may_not(tmp_path: Path, person: str, post: str | None, kind: str) -> None:
    checked = house(tmp_path, {LETTER_AT: letter("in-review")})
    refused(say(checked, "approve", person, post=post), kind)


def test_one_s_own_request_goes_up(tmp_path: Path) -> None:
    checked = house(tmp_path, {LEAVE_AT: LEAVE.format(author="bai", days="2")})
    found = refused(say(checked, "approve", "bai", id_="away"), "own-request")
    assert "副秘书长（程远）" in found.hans
    step = taken(say(checked, "approve", "cheng", id_="away"))
    # The step's own words name the head: whoever authority moves it up to may take it all the same.
    assert step.fields["status"] == "approved"


def test_bands_decide_who(tmp_path: Path) -> None:
    checked = house(tmp_path, {LEAVE_AT: LEAVE.format(author="du", days="4")})
    refused(say(checked, "approve", "bai", id_="away"), "too-low")
    assert taken(say(checked, "approve", "an", id_="away")).fields["status"] == "approved"


def test_not_before_it_is_handed_in_and_not_twice(tmp_path: Path) -> None:
    found = refused(say(house(tmp_path, {LETTER_AT: letter()}), "approve", "bai"), "wrong-state")
    assert "recordroom submit training" in found.hans
    checked = reviewed(house(tmp_path, {LETTER_AT: letter("in-review")}), tmp_path)
    refused(say(checked, "approve", "bai"), "too-low")
    ended = house(tmp_path, {LETTER_AT: letter("refused")})
    refused(say(ended, "approve", "bai"), "wrong-state")


def test_content_changed_since_it_was_shown(tmp_path: Path) -> None:
    checked = house(tmp_path, {LETTER_AT: letter("in-review")})
    now = content_hash(checked.holdings.by_id["training"], checked.policies)
    assert isinstance(say(checked, "approve", "bai", statement=Statement(shown=now)), Step)
    edited = house(tmp_path, {LETTER_AT: letter("in-review").replace("请参加", "务必参加")})
    found = refused(say(edited, "approve", "bai", statement=Statement(shown=now)), "changed")
    new = content_hash(edited.holdings.by_id["training"], edited.policies)
    assert f"--content {new}" in found.hans and new in found.en


def test_paper_needs_its_scan(tmp_path: Path) -> None:
    checked = house(tmp_path, {LETTER_AT: letter("in-review")})
    paper = Statement(evidence="paper", entered_by="du", entered_on=DAY)
    refused(say(checked, "approve", "bai", statement=paper), "no-scan")
    named = Statement(evidence="paper", scan="s.png", entered_by="du", entered_on=DAY)
    assert "s.png" in refused(say(checked, "approve", "bai", statement=named), "no-scan").hans
    front = "attachments:\n  - {file: s.png, title: 签批, role: approval-scan}\nimportance:"
    text = letter("in-review").replace("importance:", front)
    there = house(tmp_path, {LETTER_AT: text, "records/letters/2026/training/s.png": b"png"})
    (entry,) = taken(say(there, "approve", "bai", statement=named)).append["approvals"]
    assert isinstance(entry, dict)
    assert (entry["scan"], entry["entered-by"], entry["entered-on"]) == (
        "s.png",
        "du",
        "2026-03-02",
    )


def test_returning_ends_the_round(tmp_path: Path) -> None:
    checked = reviewed(house(tmp_path, {LETTER_AT: letter("in-review")}), tmp_path)
    step = taken(say(checked, "return", "cheng", statement=Statement(note="请补时间")))
    assert step.fields == {"status": "draft"}
    (entry,) = step.append["approvals"]
    assert isinstance(entry, dict)
    assert (entry["decision"], entry["note"], entry["post"]) == ("returned", "请补时间", "deputy")
    refused(say(checked, "refuse", "cheng", statement=Statement(note="不")), "not-allowed")
    step = taken(say(checked, "refuse", "an", statement=Statement(note="不必")))
    assert step.fields == {"status": "refused"}


def test_a_body_approves_through_its_chair_with_its_decision(tmp_path: Path) -> None:
    text = "---\ntype: policy\ntitle: 新规则\ndate: 2026-03-01\nstatus: draft\n---\n\n## 第一条\n\n好。\n"
    checked = house(tmp_path, {"policies/training/new-rules.md": text})
    refused(say(checked, "approve", "du", id_="new-rules"), "too-low")
    found = refused(say(checked, "approve", "gu", id_="new-rules"), "no-decision")
    assert "--in" in found.hans
    by = Statement(decided_in="resolution-1")
    step = taken(say(checked, "approve", "gu", id_="new-rules", statement=by))
    (entry,) = step.append["approvals"]
    assert isinstance(entry, dict)
    assert (entry["step"], entry["in"]) == ("adopt", "resolution-1")
    assert step.fields == {"status": "issued"}


def test_without_a_matter_the_step_says_who(tmp_path: Path) -> None:
    text = "---\ntype: resolution\ntitle: 决议\ndate: 2026-03-01\nstatus: draft\nbody: council\n---\n\n好。\n"
    checked = house(tmp_path, {"records/resolutions/2026/resolution-2.md": text})
    refused(say(checked, "approve", "du", id_="resolution-2"), "not-allowed")
    matter = "  - {id: votes, label: {zh-Hans: 决议, en: Votes}, type: resolution, final: adopt, "
    row = f'{matter}bands: [{{approve: ["body:council"]}}]}}\ndelegations:\n'
    asked = AUTHORITY.replace("delegations:\n", row)
    voting = house(
        tmp_path,
        {"policies/authority.yml": asked, "records/resolutions/2026/resolution-2.md": text},
    )
    # The record is itself the decision: its count is missing, not the id of another.
    found = refused(say(voting, "approve", "gu", id_="resolution-2"), "no-decision")
    assert "填好表决情况" in found.hans and "--in" not in found.hans
    (entry,) = taken(say(checked, "approve", "gu", id_="resolution-2")).append["approvals"]
    assert isinstance(entry, dict) and (entry["step"], entry["post"]) == ("adopt", "chair")


def test_an_approval_of_one_matter_alone_moves_nothing(tmp_path: Path) -> None:
    checked = house(tmp_path, {LETTER_AT: letter()})
    one = Statement(matter="loosen")
    refused(say(checked, "approve", "bai", statement=one), "too-low")
    step = taken(say(checked, "approve", "an", statement=one))
    assert step.transition is None and dict(step.fields) == {}
    (entry,) = step.append["approvals"]
    assert isinstance(entry, dict) and entry["matter"] == "loosen"


def test_what_else_is_lacking_is_done_after(tmp_path: Path) -> None:
    more = LEAVE_TYPE.replace(
        "requires: [approvals]", 'requires: [approvals, "attachment:stamped"]'
    )
    files_ = {
        LEAVE_AT: LEAVE.format(author="du", days="2"),
        "policies/record-types/leave.yml": more,
    }
    checked = house(tmp_path, files_)
    step = taken(say(checked, "approve", "bai", id_="away"))
    assert step.transition is None and len(step.append["approvals"]) == 1
    said = "".join(note.hans for note in step.notes)
    assert "盖章正本" in said and "recordroom advance away" in said
    refused(go(checked, "advance", "bai", id_="away"), "approvals")  # nobody approved yet
    hash_ = content_hash(checked.holdings.by_id["away"], checked.policies)
    front = (
        "attachments:\n  - {file: a.pdf, title: 正本, role: stamped}\napprovals:\n  - {step: approve, "
        f"by: bai, post: office-head, on: 2026-03-02, decision: approved, content: '{hash_}'}}\n"
    )
    text = files_[LEAVE_AT].replace("days:", f"{front}days:")
    pdf = LEAVE_AT.replace(".md", "/a.pdf")
    ready = house(tmp_path, {**files_, LEAVE_AT: text, pdf: b"%PDF-1.4"})
    refused(say(ready, "approve", "bai", id_="away"), "already-given")
    assert taken(go(ready, "advance", "bai", id_="away")).fields == {"status": "approved"}


def test_holes_of_the_template_are_told(tmp_path: Path) -> None:
    text = letter() + "\n请于……前办理。\n"
    checked = house(tmp_path, {LETTER_AT: text})
    notes = taken(go(checked, "submit", "du")).notes
    assert any("请于……前办理。" in n.hans and "template" in n.en for n in notes)
    whole = house(tmp_path, {LETTER_AT: letter()})
    assert not any("⚠" in n.hans for n in taken(go(whole, "submit", "du")).notes)


def test_content_that_is_asked_for_later_comes_before_approval(tmp_path: Path) -> None:
    text = LEAVE.format(author="du", days="2").replace("until: 2026-03-12\n", "")
    checked = house(tmp_path, {LEAVE_AT: text})
    found = refused(say(checked, "approve", "bai", id_="away"), "missing-field")
    assert "结束日期（until）" in found.hans and "Until (until)" in found.en
