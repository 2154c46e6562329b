"""`recordroom new`: a record from its template, asked for or given, with a free id."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from tests.cli.conftest import Run, Said
from tests.cli.test_acting import here, lay_room
from tests.flow.house import LETTER_AT, letter

__all__ = ["here"]  # a fixture

GIVEN = ("--set", "title=关于盘点的通知", "--set", "importance=plain")
BY = ("--by", "du", "--on", "2026-03-02")


def new(told: Run, root: Path, *arguments: str) -> Said:
    return told("new", *arguments, *BY, "--root", root)


def test_given_fields(told: Run, here: Path) -> None:
    repo = lay_room(here, {})
    said = new(told, here, "letter", *GIVEN, "--set", "recipients=各部门，各小组", "--yes")
    assert said.status == 0, said.err
    path = here / "records/letters/2026/letter-2026-1.md"
    assert path.read_text(encoding="utf-8") == (
        "---\n"
        "type: letter\n"
        "title: 关于盘点的通知\n"
        "date: 2026-03-02\n"
        "department: office\n"
        "status: draft\n"
        "author: du\n"
        "importance: plain\n"
        "recipients:\n"
        "  - 各部门\n"
        "  - 各小组\n"
        "---\n"
        "\n"
        "各部门：\n"
        "\n"
        "请于……前办理。\n"
    )
    assert "recordroom submit letter-2026-1" in said.out
    assert repo.git("status", "--porcelain", "-uall").split() == ["??", str(path.relative_to(here))]
    assert told("check", "--root", here, "--as-of", "2026-03-02").status == 0


def test_ids_are_free_on_every_branch(told: Run, here: Path) -> None:
    repo = lay_room(here, {})
    repo.git("checkout", "-q", "-b", "work")
    repo.commit({LETTER_AT.replace("training", "letter-2026-1"): letter()}, "Elsewhere")
    repo.git("checkout", "-q", "main")
    assert new(told, here, "letter", *GIVEN, "--yes").status == 0
    assert (here / "records/letters/2026/letter-2026-2.md").is_file()
    taken = new(told, here, "letter", *GIVEN, "--id", "letter-2026-1", "--yes")
    assert taken.status == 2 and "已经有了" in taken.err and "another branch" in taken.err
    for bad in ("Letter", "信", "1-a", "a_b"):
        said = new(told, here, "letter", *GIVEN, "--id", bad, "--yes")
        assert said.status == 2 and "小写英文字母" in said.err
    assert new(told, here, "letter", *GIVEN, "--id", "stock-taking", "--yes").status == 0


def test_it_may_be_called_by_its_label(told: Run, here: Path) -> None:
    lay_room(here, {})
    assert new(told, here, "发文", *GIVEN, "--dry-run").status == 0


@pytest.mark.parametrize(
    ("arguments", "status", "says"),
    [
        (("lettre", *GIVEN), 2, "是不是「letter」"),
        (("letter",), 2, "--set importance"),
        (("letter", *GIVEN, "--set", "importance=huge"), 1, "plain（一般）"),
        (("letter", *GIVEN, "--set", "colour=red"), 1, "没有「colour」这个字段"),
        (("letter", *GIVEN, "--set", "date=3月2日"), 1, "2025-03-01"),
        (
            ("leave", "--set", "title=假", "--set", "days=6", "--set", "from=2026-03-09"),
            2,
            "reason",
        ),
        (("leave", "--set", "title=假", "--set", "days=x", "--set", "from=2026-03-09"), 1, "数字"),
        (("policy", "--set", "title=规则"), 2, "--chapter"),
        (("policy", "--set", "title=规则", "--chapter", "../x"), 2, "--chapter"),
    ],
)
def test_wrong_input(
    told: Run, here: Path, arguments: tuple[str, ...], status: int, says: str
) -> None:
    repo = lay_room(here, {})
    said = new(told, here, *arguments, "--yes")
    assert said.status == status
    assert says in said.err
    assert repo.git("status", "--porcelain") == ""


def test_groups_may_be_given(told: Run, here: Path) -> None:
    lay_room(here, {})
    rows = "reminders=[{on: 2026-03-01, by: du, note: 电话}]"
    assert new(told, here, "letter", *GIVEN, "--set", rows, "--yes").status == 0
    text = (here / "records/letters/2026/letter-2026-1.md").read_text(encoding="utf-8")
    assert "reminders:\n  - on: 2026-03-01\n    by: du\n    note: 电话\n" in text
    said = new(told, here, "letter", *GIVEN, "--set", "reminders=[{by: nobody}]", "--yes")
    assert said.status == 1 and "du（杜若）" in said.err


def test_policies_lie_in_their_chapter(told: Run, here: Path) -> None:
    lay_room(here, {})
    said = new(told, here, "policy", "--set", "title=规则", "--chapter", "training", "--yes")
    assert said.status == 0
    assert (here / "policies/training/policy-2026-1.md").is_file()


def test_it_asks_with_label_help_and_choices(
    told: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_room(here, {})
    answers: Iterator[str] = iter(["请假", "一天", "6", "2026-03-09", "探亲"])
    asked: list[tuple[str, object]] = []

    def prompt(text: str, default: object = None, **_: object) -> str:
        asked.append((text.strip(), default))
        return next(answers)

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(click, "prompt", prompt)
    said = new(told, here, "leave", "--yes")
    assert said.status == 0, said.err
    # A wrong answer is asked for again; what a condition asks for comes when it holds.
    assert [name for name, _ in asked] == ["title", "days", "days", "from", "reason"]
    assert asked[3][1] == "2026-03-02"  # a day may be taken on Enter
    assert "按工作日计" in said.out and "数字，如 3 或 0.5" in said.out
    assert "「天数」（days）不能写「一天」" in said.err
    text = (here / "records/leaves/2026/leave-2026-1.md").read_text(encoding="utf-8")
    assert "days: 6\nfrom: 2026-03-09\nreason: 探亲\n" in text


def test_choices_may_be_given_by_count_or_label(
    told: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_room(here, {})
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    for at, answer in enumerate(("2", "重要", "weighty"), 1):
        monkeypatch.setattr(click, "prompt", lambda *_, said=answer, **__: said)
        said = told(
            "--lang", "en", "new", "letter", "--set", "title=通知", *BY, "--yes", "--root", here
        )
        assert said.status == 0, said.err
        assert "1. Plain (plain)" in said.out
        text = (here / f"records/letters/2026/letter-2026-{at}.md").read_text(encoding="utf-8")
        assert "importance: weighty\n" in text


def test_what_is_not_answered_is_not_written(
    told: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo = lay_room(here, {})

    def stopped(*_: object, **__: object) -> str:
        raise click.Abort

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(click, "prompt", stopped)
    assert new(told, here, "leave", "--yes").status == 130
    assert repo.git("status", "--porcelain") == ""


@pytest.mark.parametrize("id_", ["../evil", "a/b", "x" * 300, "Abc"])
def test_an_id_that_is_no_file_name_is_refused(told: Run, here: Path, id_: str) -> None:
    repo = lay_room(here, {})
    assert new(told, here, "letter", *GIVEN, "--id", id_, "--yes").status == 2
    assert repo.git("status", "--porcelain") == ""
