"""Sending round, excusing and acknowledging: what is refused, and what is written."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from recordroom.flow.circulating import acknowledge, circulate, excuse
from recordroom.flow.persons import Actor, Refusal
from recordroom.flow.step import Step
from recordroom.pipeline import Checked
from tests.circulated import DU, OFFICE, acknowledged, checked_of, files, hash_of

ON = date(2025, 3, 5)
ACTS: dict[str, Any] = {"circulate": circulate, "excuse": excuse, "acknowledge": acknowledge}
GIVEN: dict[str, dict[str, Any]] = {
    "circulate": {"to": ["person:du"], "due": date(2025, 3, 20)},
    "excuse": {"person": "bai", "proxy": "", "reason": "外出培训"},
    "acknowledge": {"proxy_for": "", "reason": ""},
}


def act(checked: Checked, what: str, by: str = "an", on: date = ON, **given: object) -> Any:
    return ACTS[what](
        checked.holdings.by_id["duty"], actor=Actor(by), on=on, policies=checked.policies,
        holdings=checked.holdings, **{**GIVEN[what], **given},
    )  # fmt: skip


@pytest.fixture
def sent(tmp_path: Path) -> Checked:
    return checked_of(tmp_path / "sent", files(OFFICE))


@pytest.mark.parametrize(
    ("what", "by", "given", "kind"),
    [
        ("circulate", "wei", {}, "unknown-person"),
        ("circulate", "an", {"to": ["office"]}, "unknown-word"),
        ("circulate", "an", {"to": ["post:cashier"]}, "nobody"),
        ("circulate", "an", {"due": date(2025, 3, 4)}, "due-passed"),
        ("circulate", "an", {"to": ["person:bai"], "due": date(2025, 3, 10)}, "already-sent"),
        ("excuse", "an", {"reason": " "}, "missing-given"),
        ("excuse", "an", {"person": "du"}, "not-sent"),
        ("excuse", "an", {"person": "wei"}, "unknown-person"),
        ("excuse", "bai", {}, "own-excuse"),
        ("excuse", "an", {"proxy": "bai"}, "no-proxy"),
        ("excuse", "an", {"proxy": "wei"}, "no-proxy"),
        ("acknowledge", "du", {}, "not-sent"),
        ("acknowledge", "wei", {}, "unknown-person"),
        ("acknowledge", "cheng", {"proxy_for": "bai", "reason": "外出"}, "no-proxy"),
        ("acknowledge", "bai", {"proxy_for": "bai", "reason": "外出"}, "no-proxy"),
    ],
)
def test_refused(sent: Checked, what: str, by: str, given: dict[str, Any], kind: str) -> None:
    refusal = act(sent, what, by, **given)
    assert isinstance(refusal, Refusal) and refusal.kind == kind
    assert refusal.hans and refusal.en


@pytest.mark.parametrize("what", list(ACTS))
def test_a_draft_does_not_go_round(tmp_path: Path, what: str) -> None:
    draft = checked_of(tmp_path, files(OFFICE, status="draft"))
    refusal = act(draft, what, "bai" if what == "acknowledge" else "an")
    assert isinstance(refusal, Refusal) and refusal.kind == "not-issued"


def test_nobody_reads_before_it_was_sent_or_twice(sent: Checked, tmp_path: Path) -> None:
    early = act(sent, "acknowledge", "bai", date(2025, 3, 1))
    assert isinstance(early, Refusal) and "2025-03-02" in early.hans
    content = hash_of(tmp_path / "h", files(OFFICE))
    read = checked_of(tmp_path / "read", {**files(OFFICE), **acknowledged("bai", content)})
    again = act(read, "acknowledge", "bai")
    assert isinstance(again, Refusal) and again.kind == "already-read"


def test_what_is_written_when_it_is_sent(sent: Checked) -> None:
    step = act(sent, "circulate")
    assert isinstance(step, Step)
    assert step.append == {
        "circulation": ({"to": "person:du", "due": "2025-03-20", "by": "an", "on": "2025-03-05"},)
    }
    assert "杜若" in step.notes[0].hans


def test_a_later_day_may_be_set(sent: Checked) -> None:
    assert isinstance(act(sent, "circulate", to=["person:bai"]), Step)


def test_what_is_kept_of_a_reading(sent: Checked, tmp_path: Path) -> None:
    content = hash_of(tmp_path / "h", files(OFFICE))
    assert act(sent, "acknowledge", "bai") == {
        "record": "duty", "person": "bai", "content": content, "on": "2025-03-05", "kind": "read",
    }  # fmt: skip


def test_a_proxy_is_another_reader_or_named(sent: Checked, tmp_path: Path) -> None:
    both = checked_of(tmp_path / "both", files(OFFICE, DU))
    kept = act(both, "acknowledge", "du", proxy_for="bai", reason="外出 培训")
    assert (kept["person"], kept["kind"], kept["by"]) == ("bai", "proxy", "du")
    step = act(sent, "excuse", proxy="cheng")
    assert isinstance(step, Step)
    item: dict[str, Any] = dict(step.append["circulation"][0])  # type: ignore[arg-type]
    named = checked_of(tmp_path / "named", files(OFFICE, item))
    assert act(named, "acknowledge", "cheng", proxy_for="bai", reason="外出")["by"] == "cheng"
    without = act(named, "acknowledge", "cheng", proxy_for="bai")
    assert isinstance(without, Refusal) and without.kind == "missing-given"
