"""Five changes of a secretariat's week: what the summary of each must say, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest

from recordroom.report.summary.markdown import render
from recordroom.report.summary.review import Review
from tests.report.summary.changes import CHANGES
from tests.report.summary.rooms import reviewed

TITLE = "关于举办春季志愿者培训的通知"


def look(name: str, folder: Path) -> tuple[Review, str, str]:
    """The review of a typical change, and the Chinese and English half of its summary."""
    review = reviewed(folder, *CHANGES[name]())
    chinese, english = render(review, url=link).split("<summary>English</summary>")
    return review, chinese, english


def link(path: str, line: int) -> str:
    return f"https://git.example/o/r/blob/c0ffee/{path}?plain=1#L{line}"


def test_a_new_draft_says_who_must_approve_it(tmp_path: Path) -> None:
    review, chinese, english = look("new-draft", tmp_path)
    assert review.ok and [m.kinds for m in review.moves] == [("new",)]
    assert "检查通过" in chinese and "新增 1" in chinese and TITLE in chinese
    assert (
        "状态：起草" in chinese and "阅览级别：内部" in chinese and "保管至：2056-12-31" in chinese
    )
    assert "项目部主任（莫然） → " in chinese and "（华枝）" in chinese
    assert "the check passes" in english and "Who must still approve" in english
    assert review.effects is None and "设置改动" not in chinese


def test_signing_and_numbering_leaves_nothing_to_approve(tmp_path: Path) -> None:
    review, chinese, english = look("signed-and-numbered", tmp_path)
    assert review.ok, review.findings
    (move,) = review.moves
    assert {"approved", "numbered"} <= set(move.kinds) and move.number == "小样〔2026〕1号"
    assert [g.hans for g in move.given] == ["华枝"] and not review.waiting
    assert "新的审批意见：华枝" in chinese
    assert "编号：小样〔2026〕1号" in chinese and "还须谁审批" not in chinese
    assert "Number: 小样〔2026〕1号" in english
    # The register's line is the same news as the record's number.
    assert "登记编号 1 个" in chinese and "### 编号登记" not in chinese


def test_a_shortened_schedule_says_how_many_fall_due(tmp_path: Path) -> None:
    review, chinese, english = look("schedule-shortened", tmp_path)
    assert not review.ok and review.effects is not None
    counts = {e.label.en: (e.count, e.grave) for e in review.effects if e.area == "retention"}
    assert counts == {
        "Due earlier": (3, True),
        "Newly due: the period is over at once": (3, True),
    }
    assert "不能合并" in chinese and "| ⚠ 到期日提前 | 3 |" in chinese
    assert "| ⚠ 期限就此已满（改动前未满） | 3 |" in chinese and "Due earlier | 3" in english
    assert "二〇一四年通知之1" in chinese and "policies/retention.yml" in chinese
    assert not review.moves


def test_loosened_access_says_who_can_read_it_now(tmp_path: Path) -> None:
    review, chinese, english = look("access-loosened", tmp_path)
    (move,) = review.moves
    assert not review.ok and move.kinds == ("loosened",)
    assert "阅览级别：限阅·人事 → 公开" in chinese
    gained = [label.hans for label in move.gained]
    assert "公众" in gained and "员工" in gained and "人事" not in gained and not move.lost
    assert "新看得到的：公众" in chinese and "Can now read it: Public" in english
    assert any(t.code == "HIS009" and t.touched for t in review.findings.told)


def test_superseding_a_policy_names_both(tmp_path: Path) -> None:
    review, chinese, english = look("policy-superseded", tmp_path)
    assert review.ok, review.findings
    assert [m.kinds[0] for m in review.moves] == ["new", "superseded"]
    new, old = review.moves
    assert "issued" in new.kinds and old.successor is not None
    assert old.successor.id == "volunteer-2026"
    assert "现行有效 → 已被替代" in chinese and "Superseded by" in english
    assert "保管至：永久" in chinese and not review.waiting


@pytest.mark.parametrize("name", CHANGES)
def test_both_halves_tell_the_same(name: str, tmp_path: Path) -> None:
    _, chinese, english = look(name, tmp_path)
    for mark in ("\n## ", "\n### ", "\n| ", "\n- ", "https://git.example/"):
        assert f"\n{chinese}".count(mark) == english.count(mark), mark
    assert "{" not in chinese + english


@pytest.mark.parametrize("name", CHANGES)
def test_the_same_change_is_told_in_the_same_words(name: str, tmp_path: Path) -> None:
    assert look(name, tmp_path / "one")[1:] == look(name, tmp_path / "two")[1:]
