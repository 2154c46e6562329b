"""`recordroom setup`: what git then shows of a changed record, in real output."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.conftest import Repo, base_files

ATTRIBUTES = "*.md text eol=lf diff=record\nrecords/numbers/**/*.csv text eol=lf merge=text\n"
RULES = "policies/office/leave.md"
TEXT = """---
type: policy
title: 请假办法
date: 2025-01-01
status: draft
related: []
effective-from: 2025-01-01
review-due: 2027-01-01
---

## 第一章 总则

**第一条** 为规范请假管理，制定本办法。

**第二条** 一天以内的假由部门负责人批准。

说明文字，为了隔开。

三天以内的假由分管副秘书长批准。
"""


def shown(root: Path, language: str, *options: str) -> str:
    """What git itself prints, as a person of that language would see it."""
    env = {"PATH": os.environ["PATH"], "HOME": str(root.parent), "LC_ALL": language}
    command = ["git", "-C", str(root), "--no-pager", "diff", *options]
    return subprocess.run(command, env=env, check=True, capture_output=True).stdout.decode()


@pytest.fixture
def room(repo: Repo) -> Repo:
    repo.commit({**base_files(), ".gitattributes": ATTRIBUTES, RULES: TEXT})
    return repo


@pytest.mark.parametrize("language", ["C", "C.UTF-8"])
def test_words_are_characters_and_places_are_clauses_and_fields(
    told: Run, room: Repo, language: str
) -> None:
    assert told("setup", "--root", room.root).status == 0
    changed = TEXT.replace("三天", "五天").replace("2027-01-01", "2028-06-30")
    (room.root / RULES).write_text(changed, encoding="utf-8")
    out = shown(room.root, language, "--word-diff=plain", "-U0")
    assert "[-三-]{+五+}天以内的假由分管副秘书长批准。" in out
    assert "review-due: [-2027-01-01-]{+2028-06-30+}" in out
    heads = [line.rsplit("@@", 1)[1].strip() for line in out.split("\n") if line.startswith("@@")]
    assert heads == ["effective-from", "第二条"]


def test_names_are_shown_as_they_are(told: Run, room: Repo) -> None:
    told("setup", "--root", room.root)
    (room.root / "policies/office/说明.md").write_text(TEXT, encoding="utf-8")
    room.git("add", "-A")
    assert "说明.md" in shown(room.root, "C.UTF-8", "--cached", "--name-only")


def test_it_may_be_run_again_and_changes_nothing_else(told: Run, room: Repo) -> None:
    before = room.git("config", "--local", "--list", "--name-only").split()
    first = told("setup", "--root", room.root)
    assert "diff.record.wordRegex" in first.out
    second = told("setup", "--root", room.root)
    assert second.status == 0 and "diff.record" not in second.out
    # Nothing is included from a file: whoever may commit could else run programs here.
    assert {*room.git("config", "--local", "--list", "--name-only").split()} - {*before} == {
        "diff.record.xfuncname", "diff.record.wordregex", "core.quotepath", "core.precomposeunicode",
    }  # fmt: skip
    assert room.git("status", "--porcelain") == ""


def test_attributes_that_do_not_fit_are_told(told: Run, repo: Repo) -> None:
    repo.commit({**base_files(), ".gitattributes": "*.csv merge=union\n"})
    said = told("setup", "--root", repo.root)
    assert said.status == 1
    assert "diff=record" in said.err and "merge=union" in said.err and "eol=lf" in said.err


def test_no_repository(told: Run, tmp_path: Path) -> None:
    said = told("setup", "--root", tmp_path)
    assert said.status == 2 and "git init" in said.err


def test_a_new_room_is_set_up_from_the_start(told: Run, tmp_path: Path) -> None:
    root = tmp_path / "room"
    assert told("init", root, "--name", "春苗").status == 0
    said = told("setup", "--root", root)
    assert said.status == 0 and "diff.record" not in said.out
