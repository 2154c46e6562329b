"""`check --fix`, `check --diff`, `fmt` and `recover` as they are typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from tests.cli.conftest import Run

Room = Callable[[Mapping[str, "str | bytes"]], Path]
LETTER = "records/letters/2025/reply.md"
TEXT = """---
type: letter
title: 关于商借会议室的函
date: 2025/3/3  # 定了
status: draft
urgency: 急
---

拟商借会议室一间。
"""
MENDED = TEXT.replace("2025/3/3", "2025-03-03").replace("急", "urgent")


def test_fix_and_check_again(room: Room, told: Run) -> None:
    root = room({LETTER: TEXT.replace("\n", "\r\n")})
    said = told("check", "--root", root, "--fix", "--as-of", "2026-01-01")
    assert said.status == 0, said.out + said.err
    assert (root / LETTER).read_bytes() == MENDED.encode()
    assert "FRM010" in said.err and "FRM012" in said.err and "FRM025" in said.err
    assert "FRM010" not in said.out
    again = told("check", "--root", root, "--fix", "--as-of", "2026-01-01")
    assert again.status == 0
    assert "没有可以自动改的问题" in again.err


def test_diff_only_shows(room: Room, told: Run) -> None:
    root = room({LETTER: TEXT})
    for options in (["--diff"], ["--fix", "--diff"]):
        said = told("check", "--root", root, *options, "--as-of", "2026-01-01")
        assert said.status == 1
        assert "+ date: 2025-03-03  # 定了" in said.err
        assert "FRM010" in said.out
        assert (root / LETTER).read_text(encoding="utf-8") == TEXT
        assert not (root / ".recordroom").exists()


def test_fix_of_named_files_only(room: Room, told: Run) -> None:
    other = LETTER.replace("reply", "other")
    root = room({LETTER: TEXT, other: TEXT})
    said = told("--lang", "en", "check", "--root", root, "--fix", other, "--as-of", "2026-01-01")
    assert "Mended 2 places in 1 files" in said.err
    assert (root / LETTER).read_text(encoding="utf-8") == TEXT
    assert (root / other).read_text(encoding="utf-8") == MENDED


def test_fix_changes_nothing_that_people_decide(room: Room, told: Run) -> None:
    text = MENDED.replace(
        "---\n\n",
        "number: 乱写\naccess: nobody\napprovals:\n  - step: sign\n    by: an-ning\n    on: 2025/3/3\n    decision: 同意\n---\n\n",
    )
    root = room({LETTER: text})
    said = told("check", "--root", root, "--fix", "--as-of", "2026-01-01")
    assert said.status == 1
    assert (root / LETTER).read_text(encoding="utf-8") == text


def test_fmt(room: Room, told: Run) -> None:
    odd = (
        MENDED.replace("title: 关", 'title: "关')
        .replace("室的函", '室的函"')
        .replace("type: letter\n", "")
        .replace("status: draft\n", "type: letter\nstatus: draft\n")
    )
    root = room({LETTER: odd})
    for option in ("--check", "--diff"):
        said = told("fmt", "--root", root, option, LETTER)
        assert said.status == (1 if option == "--check" else 0)
        assert LETTER in said.out
        assert (root / LETTER).read_text(encoding="utf-8") == odd
    assert told("fmt", "--root", root, LETTER).status == 0
    assert (root / LETTER).read_text(encoding="utf-8") == MENDED.replace(
        "date: 2025-03-03  # 定了\nstatus: draft\n", "date: 2025-03-03  # 定了\nstatus: draft\n"
    )
    assert told("fmt", "--root", root, "--check", LETTER).status == 0


def test_fmt_refuses_what_it_cannot_read(room: Room, told: Run) -> None:
    files = {
        LETTER: TEXT.replace("title:", "type:"),
        "records/letters/2025/gbk.md": TEXT.encode("gb18030"),
        "records/letters/2025/odd.md": TEXT.replace("letter", "no-such"),
    }
    root = room(files)
    said = told("fmt", "--root", root, *files)
    assert said.status == 1
    for name, content in files.items():
        assert name in said.err
        assert (root / name).read_bytes() == (
            content if isinstance(content, bytes) else content.encode()
        )


def test_recover_without_need(room: Room, told: Run) -> None:
    root = room({})
    said = told("recover", "--root", root)
    assert (said.status, said.out) == (0, "没有中途停下的命令。\n")


def test_reading_commands_mention_it(room: Room, told: Run) -> None:
    root = room({LETTER: MENDED})
    (root / ".recordroom/journal").mkdir(parents=True)
    said = told("check", "--root", root, "--as-of", "2026-01-01")
    assert said.status == 0
    assert said.err.count("\n") == 1
    assert "recordroom recover" in said.err
