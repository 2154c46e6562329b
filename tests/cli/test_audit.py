"""`recordroom audit` and `recordroom check --against`: exit statuses and what a person reads."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.check.test_change import PLAN, plan
from tests.cli.conftest import Run
from tests.conftest import Repo, base_files, lay


@pytest.fixture
def issued(repo: Repo) -> Repo:
    repo.commit({**base_files(), PLAN: plan()}, day="2025-03-01")
    return repo


def test_check_against_says_what_the_change_did(told: Run, issued: Repo) -> None:
    args = ("check", "--root", issued.root, "--as-of", "2025-06-01", "--against", "main")
    assert told(*args).status == 0
    lay(issued.root, {PLAN: plan("draft")})
    said = told(*args)
    assert said.status == 1
    assert said.out.splitlines()[0].startswith(f"{PLAN}:5:9: HIS002 错误：")
    assert told(*args[:-2]).status == 0


def test_a_revision_that_cannot_be_compared_is_2(told: Run, issued: Repo) -> None:
    said = told("check", "--root", issued.root, "--against", "nowhere")
    assert (said.status, said.out) == (2, "")
    assert "没有「nowhere」这个版本" in said.err
    assert told("audit", "--root", issued.root, "--since", "nowhere").status == 2


def test_a_clean_past_is_0(told: Run, issued: Repo) -> None:
    said = told("audit", "--root", issued.root)
    assert (said.status, said.out) == (0, "核对了 0 次改动，发现 0 个问题。\n")
    issued.commit({"records/plans/2025/own.md": plan("draft")}, day="2025-04-01")
    said = told("--lang", "en", "audit", "--root", issued.root)
    assert said.out == "1 changes were audited (from 2025-04-01), 0 findings.\n"


def test_findings_of_the_past_are_1(told: Run, issued: Repo) -> None:
    commit = issued.commit({PLAN: plan("draft")}, day="2025-04-01", who="Bai Hua")
    issued.commit({PLAN: plan()}, day="2025-04-02")
    said = told("audit", "--root", issued.root)
    assert said.status == 1
    first, last = said.out.splitlines()
    assert first.startswith(f"{PLAN}:5:9: HIS002 错误：")
    assert first.endswith(f"（提交 {commit[:10]}，2025-04-01，Bai Hua）")
    assert last == "核对了 2 次改动（自 2025-04-01 起），发现 1 个问题。"
    said = told("audit", "--root", issued.root, "--format", "json")
    assert [d["code"] for d in json.loads(said.out)["diagnostics"]] == ["HIS002"]


def test_a_cut_past_is_said_to_be_unseen(told: Run, issued: Repo, tmp_path: Path) -> None:
    issued.commit({"records/plans/2025/own.md": plan("draft")}, day="2025-04-01")
    issued.git("clone", "-q", "--depth", "1", f"file://{issued.root}", str(tmp_path / "cut"))
    said = told("audit", "--root", tmp_path / "cut")
    assert said.status == 0
    assert said.err.startswith("未检测：") and "2025-04-01" in said.err
