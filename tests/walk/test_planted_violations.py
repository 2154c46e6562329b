"""Violations of flow, authority and history, each planted alone in a good room, and each found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.walk.changes import CHANGE
from tests.walk.conftest import Desk
from tests.walk.good_room import copy_of
from tests.walk.planting import findings, planted
from tests.walk.refusals import ACTS
from tests.walk.violations import BOOK, STATE, Plant

DAY = "2026-04-02"
MERGED = (
    "issued text changed", "record removed", "approval edited", "access loosened",
    "acknowledgement removed", "vote taken back by hand",
)  # fmt: skip


def _named(plant: Plant) -> str:
    return f"{plant.code} {plant.what}"


def test_the_good_room_is_in_order(good: Path, tmp_path: Path) -> None:
    desk = copy_of(good, tmp_path / "room", day=DAY)
    assert findings(desk, "--against", "origin/main") == ([], False)
    assert desk.says("audit")[1] == 0


def test_there_are_enough_of_them() -> None:
    plants = (*STATE, *CHANGE)
    assert len({_named(plant) for plant in plants}) == len(plants)
    assert len({plant.code for plant in plants}) >= 45
    assert len({act.what for act in ACTS}) == len(ACTS) >= 50


@pytest.mark.parametrize("plant", STATE, ids=_named)
def test_planted_by_hand(good: Path, tmp_path: Path, plant: Plant) -> None:
    """Exactly this is found, exactly there, and nothing else."""
    desk = copy_of(good, tmp_path / "room", day=DAY)
    expected = planted(desk, plant)
    assert findings(desk)[0] == [expected]


@pytest.mark.parametrize("plant", CHANGE, ids=_named)
def test_planted_on_a_branch(good: Path, tmp_path: Path, plant: Plant) -> None:
    """The change is found once, at its place; besides it only what follows from it elsewhere."""
    desk = copy_of(good, tmp_path / "room", day=DAY)
    desk.git("checkout", "-q", "-b", "spoilt")
    expected = planted(desk, plant)
    desk.git("add", "-A")
    desk.git("commit", "-q", "-m", "Spoil")
    found, is_error = findings(desk, "--against", "origin/main")
    assert is_error
    assert [f for f in found if f[0] == plant.code] == [expected]
    if "*" not in plant.more:
        assert {f[0] for f in found} == {plant.code, *plant.more}


@pytest.mark.parametrize("plant", [p for p in CHANGE if p.what in MERGED], ids=_named)
def test_merged_all_the_same(good: Path, tmp_path: Path, plant: Plant) -> None:
    """Who merges past the check leaves a trace: the audit finds it in its commit."""
    desk = copy_of(good, tmp_path / "room", day=DAY)
    planted(desk, plant)
    said = _merge_and_audit(desk)
    assert plant.code in said


def test_register_rewritten_on_the_main_branch(good: Path, tmp_path: Path) -> None:
    """What the main branch itself lost shows against an earlier revision, and in the audit."""
    desk = copy_of(good, tmp_path / "room", day=DAY)
    path = desk.path / BOOK
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("4号,mint,letter-filed", "4号,mint,letter-signed"), "utf-8")
    said = _merge_and_audit(desk)
    assert "HIS008" in said
    found, _ = findings(desk, "--against", "HEAD~2")
    assert ("HIS008", BOOK, 5, 1) in found


def _merge_and_audit(desk: Desk) -> str:
    """What the audit says once everything here is on the main branch, with one commit more."""
    desk.git("add", "-A")
    desk.git("commit", "-q", "-m", "Spoil")
    commit = desk.git("rev-parse", "HEAD").strip()
    desk.git("commit", "-q", "--allow-empty", "-m", "Go on")
    desk.git("update-ref", "refs/remotes/origin/main", "HEAD")
    said, status = desk.says("audit")
    assert status == 1
    assert commit[:7] in said
    return said
