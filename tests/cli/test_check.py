"""`recordroom check`: exit statuses, forms of the report, and surroundings at fault."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.cli.conftest import Run

Make = Callable[[Mapping[str, str | bytes]], Path]

SOUND = """---
type: note
title: 便条
date: 2025-03-01
status: open
---

一句话。
"""
BROKEN = SOUND.replace("status: open", "status: nowhere")


@pytest.fixture
def sound(room: Make) -> Path:
    return room({"records/notes/2025/one.md": SOUND})


@pytest.fixture
def broken(room: Make) -> Path:
    return room({"records/notes/2025/one.md": BROKEN, "records/notes/2025/two.md": SOUND})


def test_clean_is_0(told: Run, sound: Path) -> None:
    said = told("check", "--root", sound, "--as-of", "2025-06-01")
    assert said.status == 0, said.out
    assert said.out == "检查通过：1 份文件，没有发现问题。\n"
    said = told("--lang", "en", "check", "--root", sound, "--as-of", "2025-06-01")
    assert said.out == "Clean: 1 records, no findings.\n"


def test_findings_are_1_with_their_place(told: Run, broken: Path) -> None:
    for lang, word in (("zh-Hans", "错误："), ("en", "error: ")):
        said = told("--lang", lang, "check", "--root", broken, "--as-of", "2025-06-01")
        assert said.status == 1
        first = said.out.splitlines()[0]
        assert first.startswith("records/notes/2025/one.md:5:9: FRM") and word in first


def test_only_the_paths_asked_for_are_told(told: Run, broken: Path) -> None:
    arguments = ("--root", broken, "--as-of", "2025-06-01")
    assert told("check", *arguments, "records/notes/2025/two.md").status == 0
    assert told("check", *arguments, "records/notes/2025/one.md").status == 1
    assert told("check", *arguments, broken / "records").status == 1


def test_json_has_its_format(told: Run, broken: Path) -> None:
    said = told("check", "--root", broken, "--as-of", "2025-06-01", "--format", "json")
    report = json.loads(said.out)
    assert said.status == 1 and report["format"] == 1
    found = report["diagnostics"][0]
    keys = {"code", "rule", "severity", "path", "line", "column", "message", "record"}
    assert keys <= set(found)
    assert (found["path"], found["line"], found["column"], found["record"]) == (
        "records/notes/2025/one.md", 5, 9, "one",
    )  # fmt: skip


def test_github_annotates(told: Run, broken: Path) -> None:
    said = told("check", "--root", broken, "--as-of", "2025-06-01", "--format", "github")
    assert said.status == 1
    assert said.out.startswith("::error file=records/notes/2025/one.md,line=5,col=9,title=FRM")
    assert "::notice::" in said.out


def test_the_day_is_an_input(told: Run, sound: Path) -> None:
    assert told("check", "--root", sound, "--as-of", "2025-02-01").status == 1


def test_a_check_writes_nothing(told: Run, broken: Path) -> None:
    before = {p: p.stat().st_mtime_ns for p in broken.rglob("*")}
    told("check", "--root", broken, "--as-of", "2025-06-01")
    assert {p: p.stat().st_mtime_ns for p in broken.rglob("*")} == before


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_without_policies_it_says_what_to_do(told: Run, tmp_path: Path, lang: str) -> None:
    said = told("--lang", lang, "check", "--root", tmp_path)
    assert said.status == 2
    assert "policies" in said.err and "recordroom init" in said.err
    assert "没有 policies 文件夹" in said.err and "no policies folder" in said.err


def test_an_empty_room_is_clean(told: Run, room: Make) -> None:
    assert told("check", "--root", room({}), "--as-of", "2025-06-01").status == 0


def test_unreadable_policies_are_told_with_their_place(told: Run, room: Make) -> None:
    root = room({"policies/access.yml": "levels:\n  - id: public\n   bad: [\n"})
    said = told("check", "--root", root)
    assert said.status == 2
    assert "policies/access.yml:3:" in said.err and "cannot be read" in said.err


def test_a_path_that_is_not_there(told: Run, sound: Path, tmp_path: Path) -> None:
    for path in ("records/none.md", tmp_path.parent):
        said = told("check", "--root", sound, path)
        assert said.status == 2
        assert "找不到" in said.err and "does not exist or is not in" in said.err


def test_a_root_that_is_a_file(told: Run, sound: Path) -> None:
    said = told("check", "--root", sound / "policies" / "access.yml")
    assert said.status == 2 and "--root" in said.err
