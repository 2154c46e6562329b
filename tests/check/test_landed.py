"""Registers against what git holds of them: the last commit and the one before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from recordroom.pipeline import check_room
from tests.conftest import Repo, base_files, lay

REGISTER = "records/numbers/letter/xy-2025.csv"
FIRST = "number,event,id,day,reason\n小样〔2025〕1号,void,,2025-03-01,误取\n"
SECOND = FIRST + "小样〔2025〕2号,void,,2025-03-02,误取\n"
EDITED = FIRST.replace("误取", "活动取消")


def codes(root: Path) -> list[str]:
    return [d.code for d in check_room(root, as_of=date(2026, 1, 1)).diagnostics]


def test_lines_added_are_no_edit(repo: Repo) -> None:
    repo.commit({**base_files(), REGISTER: FIRST})
    repo.commit({REGISTER: SECOND})
    assert codes(repo.root) == []


def test_an_edit_is_found_before_and_after_it_is_committed(repo: Repo) -> None:
    repo.commit({**base_files(), REGISTER: FIRST})
    lay(repo.root, {REGISTER: EDITED})
    assert codes(repo.root) == ["NUM012"]
    repo.commit({REGISTER: EDITED})
    assert codes(repo.root) == ["NUM012"]


def test_the_edit_of_a_merge_is_found_against_its_first_parent(repo: Repo) -> None:
    repo.commit({**base_files(), REGISTER: FIRST})
    repo.git("checkout", "-q", "-b", "side")
    repo.commit({REGISTER: EDITED})
    repo.commit({REGISTER: EDITED + "小样〔2025〕2号,void,,2025-03-02,误取\n"})
    repo.git("checkout", "-q", "main")
    repo.git("merge", "-q", "--no-ff", "--no-edit", "side")
    assert codes(repo.root) == ["NUM012"]


def test_a_register_that_is_gone_is_found_once(repo: Repo) -> None:
    repo.commit({**base_files(), REGISTER: FIRST})
    (repo.root / REGISTER).unlink()
    assert codes(repo.root) == ["NUM012"]
    repo.commit({})
    assert codes(repo.root) == ["NUM012"]


def test_a_room_below_the_top_of_its_repository(repo: Repo) -> None:
    room = {f"room/{name}": text for name, text in {**base_files(), REGISTER: FIRST}.items()}
    repo.commit(room)
    lay(repo.root, {f"room/{REGISTER}": EDITED})
    assert codes(repo.root / "room") == ["NUM012"]


def test_a_new_register_has_no_past(repo: Repo) -> None:
    repo.commit(base_files())
    lay(repo.root, {REGISTER: FIRST})
    assert codes(repo.root) == []
