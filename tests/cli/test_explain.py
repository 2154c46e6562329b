"""`recordroom explain`: what bears on a record, in words, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from recordroom.check.catalogue import catalogue
from recordroom.data import data_path
from recordroom.model.holdings import Record
from tests.cli.conftest import Run

Make = Callable[[Mapping[str, str | bytes]], Path]
SAMPLE = ("--root", data_path("policies").parent, "--as-of", "2026-11-01")

NOTE = """---
type: note
title: 便条
date: 2025-03-01
status: open
---

一句话。
"""


def test_a_sample_policy_is_explained(told: Run) -> None:
    said = told("explain", "finance-rules-2023", *SAMPLE)
    assert said.status == 0
    alone = sum(r.over is Record for r in catalogue())
    assert f"{alone} 条规则看过本件" in said.out
    for part in ("检查", "谁可以看", "保管到何时", "审批", "与其他文件的关系"):
        assert f"\n\n{part}\n" in said.out
    assert "保管至：永久" in said.out and "《档案管理办法》第十六条" in said.out
    assert "法定最低：" in said.out and "周衡 · 理事长 · 通过 · 同意" in said.out
    assert "[finance-rules]" in said.out


def test_the_same_in_english(told: Run) -> None:
    said = told("--lang", "en", "explain", "finance-rules-2023", *SAMPLE)
    assert said.status == 0
    for part in ("Checks", "Who may read it", "Until when it is kept", "Approvals", "Relations"):
        assert f"\n\n{part}\n" in said.out
    assert "Kept until: permanent" in said.out.replace("Permanent", "permanent")


def test_readers_are_told_with_reasons(told: Run, room: Make) -> None:
    secret = NOTE.replace("status: open", "status: open\naccess: confidential")
    root = room({"records/notes/2025/one.md": secret})
    said = told("explain", "one", "--root", root, "--as-of", "2025-06-01")
    assert said.status == 0
    assert "由本件注明" in said.out
    assert "✗" in said.out and "看不到：需要「" in said.out
    open_ = told("explain", "two", "--root", room({"records/notes/2025/two.md": NOTE}))
    assert "的默认级别" in open_.out


def test_compartments_and_stricter_fields(told: Run) -> None:
    folder = data_path("records") / "service-records"
    for path in sorted(folder.rglob("*.md")):
        front = path.read_text(encoding="utf-8").partition("\n---\n")[0]
        if "\nrisk-note:" in front and "\naccess:" not in front:
            break
    said = told("explain", path.stem, *SAMPLE)
    lines = said.out.splitlines()
    assert any(line.startswith("  ✗ 理事会：看不到：不在知悉范围") for line in lines)
    team = next(line for line in lines if line.startswith("  ✓ 项目组："))
    assert "但看不到：风险与保护事项（需要专阅 · 个案）" in team
    assert next(line for line in lines if line.startswith("  ✓ 档案员")).endswith("可以看")


def test_findings_are_listed_and_withhold(told: Run, room: Make) -> None:
    root = room({"records/notes/2025/one.md": NOTE.replace("status: open", "status: nowhere")})
    said = told("explain", "one", "--root", root, "--as-of", "2025-06-01")
    assert said.status == 0
    assert "✗FRM" in said.out and "  5:9 FRM" in said.out


@pytest.mark.parametrize(
    "by", ["finance-rules", "青协制〔2024〕3号", "policies/finance/finance-rules.md"]
)
def test_found_by_id_number_or_path(told: Run, by: str) -> None:
    said = told("explain", by, *SAMPLE)
    assert said.status == 0 and said.out.startswith("财务管理制度（2025年修订）\n")


def test_an_unknown_id_is_guessed_at(told: Run) -> None:
    said = told("explain", "finance-rule", *SAMPLE)
    assert said.status == 2 and said.out == ""
    assert "没有「finance-rule」这份文件。是不是：finance-rules" in said.err
    assert "Did you mean: finance-rules" in said.err
    said = told("explain", "zzzz", *SAMPLE)
    assert said.status == 2 and "文件名去掉 .md" in said.err and "Give its id" in said.err


def test_a_record_that_cannot_be_read(told: Run, room: Make) -> None:
    root = room({"records/notes/2025/one.md": "---\ntitle: [\n---\n"})
    said = told("explain", "one", "--root", root)
    assert said.status == 2
    assert "读不了「one」" in said.err and "records/notes/2025/one.md:" in said.err


def test_faulty_policies_come_first(told: Run, room: Make) -> None:
    root = room({"policies/checks.yml": "severity: {}\n", "records/notes/2025/one.md": NOTE})
    said = told("explain", "one", "--root", root)
    assert said.status == 2
    assert "recordroom check" in said.err and "设置" in said.err
