"""What people type is taken for what it can only mean: labels, names, days, brackets; else told."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from recordroom.cli.saying import called, circle_meant, day_meant, split_pair
from recordroom.model.text import Label
from tests.cli.conftest import Run
from tests.cli.test_acting import act, here, lay_room
from tests.flow.house import LETTER_AT, MINTED, REGISTER_AT, house, letter

__all__ = ["here"]  # a fixture


@pytest.mark.parametrize(
    "text",
    ["2026-03-01", "2026年3月1日", "2026/3/1", "2026.3.1", "２０２６年３月１日", " 2026-03-01 "],
)
def test_a_day_as_people_write_it(text: str) -> None:
    assert day_meant(text) == date(2026, 3, 1)


@pytest.mark.parametrize("text", ["", "3月1日", "03/01/2026", "2026-02-30", "明天", "2026"])
def test_no_day(text: str) -> None:
    assert day_meant(text) is None


def test_yesterday() -> None:
    assert day_meant("昨天") == day_meant("yesterday") == date.today() - timedelta(days=1)


@pytest.mark.parametrize(
    ("pair", "parts"),
    [
        ("days=3", ("days", "3")),
        ("标题＝甲=乙", ("标题", "甲=乙")),
        ("题 =a＝b", ("题", "a＝b")),
        ("days", ("", "")),
        ("=3", ("", "3")),
    ],
)
def test_a_pair(pair: str, parts: tuple[str, str]) -> None:
    assert split_pair(pair) == parts


def test_a_name_that_two_bear_is_nobodys() -> None:
    known = {"a": Label("安宁", "An Ning"), "b": Label("安宁", "An Ning Two")}
    assert called("安宁", known) == "安宁"
    assert called("an ning two", known) == "b"
    assert called("a", known) == "a"


def test_whom_a_word_of_circulation_means(tmp_path: Path) -> None:
    organisation = house(tmp_path, {}).policies.organisation
    assert circle_meant("综合部", organisation) == "department:office"
    assert circle_meant("秘书长", organisation) == "post:chief"
    assert circle_meant("安宁", organisation) == "person:an"
    assert circle_meant("person：安宁", organisation) == "person:an"
    assert circle_meant("理事会", organisation) == "body:council"
    assert circle_meant("全体", organisation) == "全体"
    assert circle_meant("team:安宁", organisation) == "team:安宁"


def test_labels_names_and_days_on_the_command_line(told: Run, here: Path) -> None:
    lay_room(here, {})
    said = told(
        "new", "发文", "--set", "标题＝关于盘点的通知", "--set", "重要程度=一般", "--set",
        "日期=2026年3月1日", "--by", "杜若", "--as", "文员", "--on", "2026年3月2日", "--yes",
        "--root", here,
    )  # fmt: skip
    assert said.status == 0, said.err
    text = (here / "records/letters/2026/letter-2026-1.md").read_text(encoding="utf-8")
    for line in ("title: 关于盘点的通知", "importance: plain", "date: 2026-03-01", "author: du"):
        assert f"\n{line}\n" in text
    said = act(told, here, "submit", "关于盘点的通知", "--by", "杜若", "--yes")
    assert said.status == 0 and "起草 → 审核中" in said.out


def test_a_state_by_its_label_or_by_its_step(told: Run, here: Path) -> None:
    lay_room(here, {LETTER_AT: letter("issued", number="小样〔2026〕1号"), REGISTER_AT: MINTED})
    said = act(told, here, "advance", "training", "--by", "杜若", "--to", "不需答复", "--dry-run")
    assert said.status == 0 and "+ status: closed" in said.out
    said = act(
        told, here, "advance", "training", "--by", "杜若", "--to", "登记答复",
        "--set", "答复情况=已确认", "--dry-run",
    )  # fmt: skip
    assert said.status == 0 and "+ status: answered" in said.out
    said = act(told, here, "advance", "training", "--by", "杜若", "--to", "已答")
    assert (
        said.status == 1 and "没有「已答」这个状态" in said.err and "已答复（answered）" in said.err
    )


def test_a_number_in_other_brackets(told: Run, here: Path) -> None:
    lay_room(here, {LETTER_AT: letter("issued", number="小样〔2026〕1号"), REGISTER_AT: MINTED})
    assert told("show", "小样[2026]1号", "--root", here).status == 0
    said = told("show", "小样[2026]2号", "--root", here)
    assert said.status == 2 and "没有「小样[2026]2号」" in said.err


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("new", "letter", "--set", "重要成度=一般"), 1, "是不是：importance（重要程度）"),
        (("new", "letter", "--set", "天气=晴"), 1, "可以写的有：title（标题）"),
        (("new", "公函"), 2, "发文（letter）"),
        (("new", "letter", "--set", "标题"), 2, "请写成 字段=值"),
        (("submit", "training", "--by", "安平"), 1, "安宁（an）"),
        (("submit", "tra"), 2, "是不是：training（"),
        (("submit", "training", "--on", "三月二日"), 2, "不是日期，请写成"),
        (
            ("submit", "training", "--by", "du", "--set", "份数=3"),
            1,
            "这一步不写「copies（份数）」",
        ),
    ],
)
def test_what_is_not_understood_is_explained(
    told: Run, here: Path, words: tuple[str, ...], status: int, says: str
) -> None:
    lay_room(here, {LETTER_AT: letter()})
    said = told(*words, "--root", here, "--yes")
    assert said.status == status and says in said.err, said.err


def test_an_application_goes_to_the_applicants_department(told: Run, here: Path) -> None:
    lay_room(here, {})
    said = told(
        "new", "leave", "--set", "标题=请假", "--set", "天数=2天", "--set", "开始日期=2026年3月9日",
        "--by", "杜若", "--on", "2026-03-02", "--dry-run", "--root", here,
    )  # fmt: skip
    assert said.status == 0, said.err
    assert "+ days: 2\n" in said.out and "+ from: 2026-03-09" in said.out


@pytest.mark.parametrize(("who", "waits"), [("白桦", True), ("程远", False), ("安宁", False)])
def test_what_waits_for_somebodys_approval(told: Run, here: Path, who: str, waits: bool) -> None:
    lay_room(here, {LETTER_AT: letter("in-review")})
    said = told("list", "--awaiting", who, "--root", here, "--as-of", "2026-03-02")
    assert said.status == 0
    assert ("training" in said.out) == waits


def test_a_number_is_foreseen_before_it_may_be_taken(told: Run, here: Path) -> None:
    lay_room(here, {LETTER_AT: letter()})
    said = act(told, here, "number", "training", "--by", "du", "--dry-run")
    assert said.status == 1 and "请用 --code 写明" in said.out
    code = ("--code", "xy")
    said = act(told, here, "number", "training", "--by", "du", "--dry-run", *code)
    assert said.status == 1 and "会是「小样〔2026〕1号」" in said.out
    assert not (here / REGISTER_AT).exists()
    assert "会是" not in act(told, here, "number", "training", "--by", "du", "--yes", *code).out
