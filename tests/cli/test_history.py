"""`log`, `list`, `show` and `diff` over a real history: what was known, and what was in force."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.circulated import DUTY, acknowledged, circular, files, hash_of
from tests.cli.conftest import Run
from tests.conftest import Repo

OLD, NEW = "policies/office/leave-2021.md", "policies/office/leave.md"


def policy(title: str, start: str, text: str, *more: str, status: str = "issued") -> str:
    front = [f"title: {title}", f"date: {start}", f"status: {status}", f"effective-from: {start}"]
    return "\n".join(["---", "type: policy", *front, *more, "---", "", text, ""])


FIRST = policy("请假办法", "2021-01-01", "**第一条** 三天以内的假由主任批准。", status="ended")
SECOND = policy(
    "请假办法（修订）", "2025-01-01",
    "**第一条** 五天以内的假由主任批准。\n\n**第二条** 更长的假由秘书长批准。",
    "supersedes: [leave-2021]",
)  # fmt: skip


@pytest.fixture
def room(repo: Repo, tmp_path: Path) -> Repo:
    """A policy that replaced another, and a circular that was amended after it was read."""
    march, april = "各部门三月核对。", "各部门四月核对。"
    first = hash_of(tmp_path / "h", files(body=march))
    step = {
        "on": "2025-03-20",
        "by": "bai",
        "kind": "minor",
        "summary": "推迟到四月",
        "from": first,
    }
    draft = {**files(status="draft", body=march), OLD: FIRST, NEW: SECOND}
    repo.commit(draft, "写\n\nRecord: duty\nAction: drafted\nBy: bai\n", day="2025-03-01")
    issued = {DUTY: circular(body=march)}
    repo.commit(issued, "发\n\nRecord: duty\nAction: issue\nBy: an\n", day="2025-03-02")
    sent = {"to": "department:office", "due": "2025-03-10", "by": "an", "on": "2025-03-02"}
    round_ = {DUTY: circular(sent, body=march)}
    repo.commit(round_, "传\n\nAction: circulate\nBy: an\n", day="2025-03-02")
    repo.commit(
        acknowledged("bai", first), "阅\n\nAction: acknowledge\nBy: bai\n", day="2025-03-04"
    )
    repo.git("switch", "-q", "-c", "change")
    amended = {DUTY: circular(sent, body=april, amendments=[step])}
    repo.commit(amended, "改\n\nAction: amend\nBy: bai\n", day="2025-03-20", who="Bai Hua")
    repo.git("switch", "-q", "main")
    repo.git("merge", "-q", "--no-ff", "-m", "Merge", "change", day="2025-03-21")
    return repo


def test_a_life_in_words(told: Run, room: Repo) -> None:
    said = told("log", "duty", "--root", room.root)
    assert said.status == 0, said.err
    lines = [line.split("  ")[:2] for line in said.out.split("\n") if line.startswith("2025")]
    assert lines == [
        ["2025-03-01", "起草　白桦"], ["2025-03-02", "印发　安宁"], ["2025-03-02", "传阅　安宁"],
        ["2025-03-04", "阅毕　白桦"], ["2025-03-20", "修订　白桦"], ["2025-03-21", "并入主线　安宁"],
    ]  # fmt: skip
    for words in (
        "状态：草稿 → 已印发", "送阅：综合部（2025-03-10 前）", "文字更正：推迟到四月", "正文：修改",
    ):  # fmt: skip
        assert words in said.out
    english = told("--lang", "en", "log", "duty", "--root", room.root)
    assert "minor amendment" in english.out and "merged into the main line" in english.out


def test_a_life_as_it_was_known(told: Run, room: Repo) -> None:
    said = told("log", "duty", "--at", "HEAD~3", "--root", room.root)
    assert "印发" in said.out and "修订" not in said.out


def test_changes_that_are_not_committed_are_told(told: Run, room: Repo) -> None:
    assert "尚未提交" not in told("log", "duty", "--root", room.root).out
    (room.root / DUTY).write_text(circular(body="另一稿。"), encoding="utf-8")
    assert "尚未提交" in told("log", "duty", "--root", room.root).out


def test_without_git_a_life_is_what_the_record_states(told: Run, tmp_path: Path) -> None:
    from tests.conftest import lay

    root = lay(tmp_path / "room", files())
    said = told("log", "duty", "--root", root)
    assert said.status == 0 and "没有 git 历史" in said.out


def test_what_was_in_force_on_a_day(told: Run, room: Repo) -> None:
    said = told("show", "leave", "--as-of", "2024-05-01", "--root", room.root)
    assert said.status == 0, said.err
    assert said.out.startswith(
        "请假办法 在 2024-05-01 有效的是 leave-2021（2021-01-01 至 2024-12-31）\n"
    )
    assert "三天以内" in said.out and "五天以内" not in said.out
    none = told("show", "leave", "--as-of", "2020-05-01", "--root", room.root)
    assert "没有有效的版本" in none.out and "leave-2021　2021-01-01 至 2024-12-31" in none.out


def test_the_text_of_a_day_before_an_amendment(told: Run, room: Repo) -> None:
    before = told("show", "duty", "--as-of", "2025-03-19", "--root", room.root)
    assert "各部门三月核对。" in before.out and before.err == ""
    after = told("show", "duty", "--as-of", "2025-03-20", "--root", room.root)
    assert "各部门四月核对。" in after.out


def test_a_past_text_that_git_does_not_have_is_not_made_up(told: Run, tmp_path: Path) -> None:
    step = {
        "on": "2025-03-20",
        "by": "bai",
        "kind": "minor",
        "summary": "改",
        "from": "v1:sha256:0",
    }
    repo = Repo(tmp_path / "young")
    repo.commit(files(amendments=[step]))
    said = told("show", "duty", "--as-of", "2025-03-19", "--root", repo.root)
    assert "git 历史里找不到" in said.err
    compared = told("diff", "duty", "--as-of", "2025-03-19", "--root", repo.root)
    assert compared.status == 2 and "不能比较" in compared.err


def test_a_card(told: Run, room: Repo) -> None:
    said = told("show", "duty", "--root", room.root).out
    for words in ("关于核对值班表的通报", "v1:sha256:", "传阅 1/1", "白桦", "各部门四月核对。"):
        assert words in said
    past = told("show", "duty", "--at", "HEAD~4", "--root", room.root).out
    assert "草稿" in past and "各部门三月核对。" in past


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        (["--type", "policy"], ["leave-2021", "leave"]),
        (["--type", "制度", "--as-of", "2024-05-01"], ["leave-2021"]),
        (["--as-of", "2025-02-01"], ["leave"]),
        (["--status", "issued", "--at", "HEAD~4"], ["leave"]),
        (["--department", "office"], []),
    ],
)
def test_lists(told: Run, room: Repo, options: list[str], ids: list[str]) -> None:
    said = told("list", *options, "--format", "json", "--root", room.root)
    assert [r["id"] for r in json.loads(said.out)["records"]] == ids


def test_lists_are_aligned_by_what_is_seen(told: Run, room: Repo) -> None:
    from rich.cells import cell_len

    lines = told("list", "--root", room.root).out.split("\n")
    ends = {cell_len(line[: line.rindex("  ") + 2]) for line in lines[:5] if "  " in line}
    assert len(ends) == 1, lines


def test_a_list_for_a_spreadsheet_runs_no_formula(told: Run, room: Repo) -> None:
    room.commit({NEW: SECOND.replace("请假办法（修订）", '"=HYPERLINK(1)"')})
    out = told("list", "--type", "policy", "--format", "csv", "--root", room.root).out
    rows = list(csv.reader(io.StringIO(out.removeprefix("\ufeff"))))
    assert out.startswith("\ufeff") and rows[0][:3] == ["标识", "编号", "标题"]
    assert {row[2] for row in rows[1:]} == {"请假办法", "'=HYPERLINK(1)"}


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["leave"], ["【-三-】【+五+】天以内", "第二条（新增）", "leave-2021（被替代）"]),
        (["leave-2021", "leave"], ["【-三-】【+五+】天以内"]),
        (["leave", "--as-of", "2024-05-01", "--and", "2025-05-01"], ["【-三-】【+五+】天以内"]),
        (["duty"], ["【-三-】【+四+】月核对", "2025-03-20 修订以前"]),
        (["duty", "--at", "HEAD~3"], ["【-三-】【+四+】月核对", "duty（HEAD~3）"]),
        (["duty", "--as-of", "2025-03-05", "--and", "2025-03-31"], ["【-三-】【+四+】月核对"]),
        (["leave", "leave"], ["两个版本没有不同"]),
    ],
)
def test_differences(told: Run, room: Repo, options: list[str], words: list[str]) -> None:
    said = told("diff", *options, "--root", room.root)
    assert said.status == 0, said.err
    for word in words:
        assert word in said.out


def test_differences_of_the_front_matter(told: Run, room: Repo) -> None:
    out = told("diff", "leave", "--root", room.root).out
    assert "标题：请假办法【+（修订）+】" in out
    assert "施行日期：【-2021-01-01-】【+2025-01-01+】" in out


@pytest.mark.parametrize(
    ("options", "word"),
    [
        (["leave-2021"], "没有可比的旧版"), (["leave", "duty", "--at", "HEAD"], "只能选一种"),
        (["leave", "--and", "2025-01-01"], "只能选一种"), (["leaf"], "是不是"),
        (["leave", "--at", "nowhere"], "没有「nowhere」这个版本"),
        (["leave", "--as-of", "2020-01-01"], "没有有效的版本"),
    ],
)  # fmt: skip
def test_what_cannot_be_compared(told: Run, room: Repo, options: list[str], word: str) -> None:
    said = told("diff", *options, "--root", room.root)
    assert said.status == 2 and word in said.err


@pytest.mark.parametrize("option", ["--type", "--status", "--department"])
def test_unknown_words_are_answered_with_what_there_is(told: Run, room: Repo, option: str) -> None:
    said = told("list", option, "nothing", "--root", room.root)
    assert said.status == 2 and "可用的有" in said.err
