"""Steps: what each asks for and writes, and every way in which it is refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from recordroom.flow.step import Actor, Refusal, Step, take
from recordroom.pipeline import Checked
from tests.flow.house import DAY, LETTER_AT, MINTED, REGISTER_AT, house, letter
from tests.flow.house import files as house_files

APPROVED = """\
approvals:
  - {step: review, by: bai, post: office-head, on: 2024-12-01, decision: approved, evidence: stated}
  - {step: sign, by: cheng, post: deputy, on: 2024-12-02, decision: approved, evidence: stated}
"""


def go(
    checked: Checked,
    action: str,
    person: str,
    *,
    id_: str = "training",
    post: str | None = None,
    on: date = DAY,
    landed: frozenset[str] | None = None,
    to: str = "",
    decision: str = "",
    **given: str,
) -> Step | Refusal:
    return take(
        checked.holdings.by_id[id_],
        action,
        actor=Actor(person, post),
        on=on,
        given={k.replace("_", "-"): v for k, v in given.items()},
        policies=checked.policies,
        holdings=checked.holdings,
        landed_numbers=landed,
        to=to,
        decision=decision,
    )


def taken(step: Step | Refusal) -> Step:
    assert isinstance(step, Step), step
    return step


def refused(step: Step | Refusal, kind: str) -> Refusal:
    assert isinstance(step, Refusal), step
    assert step.kind == kind
    assert step.hans and step.en and step.hans != step.en
    assert any("\u4e00" <= c <= "\u9fff" for c in step.hans)
    return step


def at(tmp_path: Path, status: str, *, front: str = "", **more: str) -> Checked:
    text = letter(status, **more).replace(
        "importance: plain", f"importance: plain\n{front}".strip()
    )
    return house(tmp_path, {LETTER_AT: text, REGISTER_AT: MINTED})


def test_a_plain_step(tmp_path: Path) -> None:
    step = taken(go(at(tmp_path, "draft"), "submit", "du"))
    assert dict(step.fields) == {"status": "in-review"} and not step.append
    assert step.transition is not None and step.transition.end == "in-review"
    said = "\n".join(n.hans for n in step.notes)
    assert "起草 → 审核中" in said and "recordroom approve training" in said
    assert "综合部主任（白桦）" in said  # whose turn it is


def test_sets_of_every_kind(tmp_path: Path) -> None:
    numbered = at(tmp_path, "signed", front=APPROVED, signer="cheng", number="小样〔2026〕1号")
    step = taken(go(numbered, "issue", "bai", landed=frozenset({"小样〔2026〕1号"}), copies="12"))
    assert dict(step.fields) == {
        "issued-on": "2026-03-02",  # today
        "issued-by": "office",  # actor, as a department
        "copies": "12",  # optional
        "status": "issued",
    }
    step = taken(go(numbered, "return", "bai"))
    # clear takes away what is there and no more
    assert dict(step.fields) == {"signer": None, "status": "in-review"}
    issued = at(tmp_path, "issued", number="小样〔2026〕1号", signer="cheng")
    step = taken(go(issued, "advance", "du", to="closed"))
    assert step.fields["answer"] == "不需答复"  # =text
    step = taken(go(issued, "advance", "du", to="answered", answer="同意"))
    assert step.fields["answer"] == "同意"  # ask
    told_ = "".join(n.hans for n in step.notes)
    assert "办理已经到头" in told_  # only reminding is left, which leads nowhere
    answered = at(tmp_path, "answered", number="小样〔2026〕1号", signer="cheng")
    step = taken(go(answered, "advance", "du", note="电话催办"))
    assert dict(step.fields) == {}  # the state stays
    assert step.append == {"reminders": ({"on": "2026-03-02", "by": "du", "note": "电话催办"},)}


@pytest.mark.parametrize(
    ("person", "post", "kind", "says"),
    [
        ("nobody", None, "unknown-person", "organisation.yml"),
        ("hua", None, "not-in-office", "没有担任任何岗位"),
        ("du", "chief", "not-holder", "秘书长（安宁）"),
        ("du", "king", "unknown-post", "clerk"),
    ],
)
def test_who_acts(tmp_path: Path, person: str, post: str | None, kind: str, says: str) -> None:
    found = refused(go(at(tmp_path, "draft"), "submit", person, post=post), kind)
    assert says in found.hans


def test_the_post_is_held_on_that_day_only(tmp_path: Path) -> None:
    checked = at(tmp_path, "in-review")
    assert isinstance(go(checked, "return", "hua", on=date(2024, 12, 31)), Step)
    refused(go(checked, "return", "hua", on=date(2025, 1, 1)), "not-in-office")


def test_a_delegation_counts_on_its_days(tmp_path: Path) -> None:
    checked = at(tmp_path, "in-review")
    assert isinstance(go(checked, "return", "ji"), Step)  # for the deputy
    found = refused(go(checked, "return", "ji", on=date(2026, 7, 1)), "not-allowed")
    assert "综合部主任（白桦）" in found.hans and "秘书长（安宁）" in found.hans
    refused(go(checked, "return", "du"), "not-allowed")


def test_the_state_must_be_right(tmp_path: Path) -> None:
    found = refused(go(at(tmp_path, "draft"), "issue", "bai"), "wrong-state")
    assert "「起草」" in found.hans and "「已签发」" in found.hans
    assert "recordroom submit training" in found.hans  # what to do instead
    found = refused(go(at(tmp_path, "draft"), "repeal", "gu"), "wrong-state")
    assert "没有「废止」这一步" in found.hans
    found = refused(go(at(tmp_path, "issued"), "advance", "du", to="nowhere"), "unknown-state")
    assert "answered" in found.hans
    refused(go(at(tmp_path, "strange"), "submit", "du"), "unknown-status")


def test_a_condition_and_several_ways(tmp_path: Path) -> None:
    text = letter("issued", signer="cheng").replace("importance: plain", "importance: weighty")
    checked = house(tmp_path, {LETTER_AT: text, REGISTER_AT: MINTED})
    assert "importance" in refused(go(checked, "withdraw", "an"), "condition").hans
    found = refused(go(checked, "advance", "du"), "several")
    assert "--to answered（登记答复）" in found.hans and "--to closed" in found.en


def test_what_is_asked_for(tmp_path: Path) -> None:
    issued = at(tmp_path, "issued", number="小样〔2026〕1号", signer="cheng")
    found = refused(go(issued, "advance", "du", to="answered"), "missing-given")
    assert "--set answer=已来函确认" in found.hans and "对方怎么答复的" in found.hans
    refused(go(issued, "advance", "du", to="answered", anwser="x"), "unknown-field")
    found = refused(go(issued, "advance", "du", to="answered", title="x"), "not-settable")
    assert "answer" in found.hans
    signed = at(tmp_path, "signed", front=APPROVED, signer="cheng", number="小样〔2026〕1号")
    found = refused(
        go(signed, "issue", "bai", landed=frozenset({"小样〔2026〕1号"}), copies="一打"),
        "bad-value",
    )
    assert "数字" in found.hans and "一打" in found.hans


def test_approvals_and_numbers(tmp_path: Path) -> None:
    found = refused(go(at(tmp_path, "signed", signer="cheng"), "issue", "bai"), "approvals")
    assert "综合部主任（白桦）" in found.hans and "副秘书长（程远）" in found.hans
    assert "recordroom number training" in found.hans  # all that is lacking is told at once
    signed = at(tmp_path, "signed", front=APPROVED, signer="cheng")
    refused(go(signed, "issue", "bai"), "number-landed")
    numbered = at(tmp_path, "signed", front=APPROVED, signer="cheng", number="小样〔2026〕1号")
    found = refused(go(numbered, "issue", "bai", landed=frozenset()), "number-landed")
    assert "主分支" in found.hans
    # Without git the register of the work tree is all there is.
    assert isinstance(go(numbered, "issue", "bai", landed=None), Step)
    other = at(tmp_path, "signed", front=APPROVED, signer="cheng", number="小样〔2026〕2号")
    refused(go(other, "issue", "bai", landed=None), "number-landed")


def test_fields_of_the_new_state(tmp_path: Path) -> None:
    signed = at(tmp_path, "signed", front=APPROVED, number="小样〔2026〕1号")
    found = refused(go(signed, "issue", "bai"), "missing-field")
    assert "签发人（signer）" in found.hans and LETTER_AT in found.hans
    # One that the new state asks for may be given on the spot.
    assert taken(go(signed, "issue", "bai", signer="cheng")).fields["signer"] == "cheng"
    refused(go(signed, "issue", "bai", signer="hubert"), "bad-value")
    unnumbered = at(tmp_path, "issued", signer="cheng")
    assert "编号" in refused(go(unnumbered, "advance", "du", to="closed"), "missing-field").hans


def test_filing_asks_for_code_and_stamped_original(tmp_path: Path) -> None:
    closed = at(tmp_path, "closed", number="小样〔2026〕1号", signer="cheng")
    found = refused(go(closed, "file", "du"), "reference-code")
    assert "档号" in found.hans and "盖章正本" in found.hans and "--role stamped" in found.hans
    front = "reference-code: XY-2026-1\nattachments:\n  - {file: a.pdf, title: 正本, role: stamped}"
    text = letter("closed", number="小样〔2026〕1号", signer="cheng")
    text = text.replace("importance: plain", f"importance: plain\n{front}")
    beside = "records/letters/2026/training/a.pdf"
    missing = house(tmp_path, {LETTER_AT: text, REGISTER_AT: MINTED})
    refused(go(missing, "file", "du"), "attachment:stamped")  # listed, but the file is not there
    there = house(tmp_path, {LETTER_AT: text, REGISTER_AT: MINTED, beside: b"%PDF-1.4"})
    assert isinstance(go(there, "file", "du"), Step)


def test_a_body_acts_through_its_chair_and_on_its_decision(tmp_path: Path) -> None:
    checked = house(tmp_path)
    args = {"id_": "training-rules", "effective_to": "2026-12-31"}
    refused(go(checked, "repeal", "an", **args), "not-allowed")
    found = refused(go(checked, "repeal", "gu", **args), "no-decision")
    assert "理事会" in found.hans and "--in" in found.hans
    for decision in ("nothing", "training-rules"):
        kept = go(checked, "repeal", "gu", decision=decision, **args)
        refused(kept, "no-decision")
    step = taken(go(checked, "repeal", "gu", decision="resolution-1", **args))
    assert dict(step.fields) == {"effective-to": "2026-12-31", "status": "repealed"}
    # A decision of a later day, or one that did not pass, is none.
    early = go(checked, "repeal", "gu", decision="resolution-1", on=date(2026, 1, 31), **args)
    refused(early, "no-decision")


def test_numbering_does_not_tell_to_number(tmp_path: Path) -> None:
    more = house_files()["policies/record-types/letter.yml"]
    assert isinstance(more, str)
    row = (
        "  - {from: signed, to: issued, action: number, label: {zh-Hans: 编号, en: Number}, "
        'by: ["post:clerk"], requires: [approvals]}\n'
    )
    lines = {
        "policies/record-types/letter.yml": more.replace("transitions:\n", f"transitions:\n{row}"),
        LETTER_AT: letter("signed", signer="cheng").replace(
            "importance: plain", f"importance: plain\n{APPROVED}".strip()
        ),
    }
    checked = house(tmp_path, lines)
    told = "".join(n.hans for n in taken(go(checked, "number", "du")).notes)
    assert "recordroom advance training" in told and "recordroom number" not in told
    unsigned = house(tmp_path, {**lines, LETTER_AT: letter("signed", signer="cheng")})
    refused(go(unsigned, "number", "du"), "approvals")
    draft = house(tmp_path, {**lines, LETTER_AT: letter()})
    assert "「已签发」" in refused(go(draft, "number", "du"), "wrong-state").hans
