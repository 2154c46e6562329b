"""办理手册: each type's way from its first state on, made from its own life cycle; the topics."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from recordroom.assemble.display import Display
from recordroom.assemble.handling import handling_pages, main_way
from recordroom.assemble.record_page import RecordPages
from recordroom.assemble.tables import Tables
from recordroom.assemble.view import view_for
from recordroom.assemble.words import Words
from recordroom.cli.main import cli
from recordroom.model.edition import Page
from tests.flow.house import house

TOPICS = {"start", "numbers", "evidence", "circulation", "amending", "pull", "trouble"}


def made(root: Path, lang: str = "zh-Hans") -> dict[str, Page]:
    room = house(root, {})
    reader = room.policies.access.audiences["staff"]
    view = view_for(room.holdings, room.policies, reader, unsafe=())
    words = Words(lang)
    tables = Tables(Display(view, words))
    pages = RecordPages(view, words, as_of=date(2026, 3, 2), tables=tables.draw)
    return {str(page.path): page for page in handling_pages(pages, tables)[0]}


def test_the_plain_way_leaves_out_what_turns_back(tmp_path: Path) -> None:
    way = main_way(house(tmp_path, {}).policies.types["letter"])
    assert [step.end for step in way] == ["in-review", "signed", "issued", "answered"]


def test_a_types_page_tells_commands_people_and_what_is_given(tmp_path: Path) -> None:
    body = made(tmp_path)["handling/types/letter.md"].body
    places = [
        body.index(f"`recordroom {command}`")
        for command in ("new 发文", "submit 文件标识", "approve 文件标识", "issue 文件标识")
    ]
    assert places == sorted(places)
    assert "须先具备：审批齐全；编号登记已合并到主分支" in body
    assert "`--set 答复情况=…`" in body
    assert "| 发文（" not in body and "签发公文" in body  # who approves, by importance
    assert "`recordroom return 文件标识`" in body.partition("## 其他走法")[2]


def test_a_type_without_matters_names_who_takes_the_step(tmp_path: Path) -> None:
    body = made(tmp_path)["handling/types/resolution.md"].body
    assert "由谁：理事会" in body and "见下表" not in body and "## 谁来批" not in body


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_every_topic_is_there_and_every_table_drawn(tmp_path: Path, lang: str) -> None:
    pages = made(tmp_path, lang)
    assert {f"handling/{name}.md" for name in TOPICS} < set(pages)
    for path, page in pages.items():
        assert page.body.strip() and "{table" not in page.body, path
        for target in re.findall(r"\]\(([^)]+\.md)\)", page.body):
            there = (Path(path).parent / target).as_posix()
            if not target.startswith("../../guides/"):
                assert there in pages
    assert "| 发文" in pages["handling/numbers.md"].body or lang == "en"


@pytest.mark.parametrize("lang", ["zh-Hans", "en"])
def test_every_command_in_the_manual_is_one(tmp_path: Path, lang: str) -> None:
    text = "\n".join(page.body for page in made(tmp_path, lang).values())
    known = set(cli.list_commands(cli.make_context("recordroom", [])))
    named = set(re.findall(r"recordroom ([a-z]+)\b", text))
    assert {"new", "approve", "number", "file", "amend", "recover"} <= named <= known
    for name in named & known:
        shown = CliRunner().invoke(cli, [name, "--help"]).output
        for line in re.findall(rf"recordroom {name}\b([^`#\n|]*)", text):
            for option in re.findall(r"--[a-z-]+", line):
                assert option in shown, (name, option)


def test_no_word_of_it_belongs_to_one_organisation() -> None:
    text = Path(__file__).parents[2].joinpath(
        "tools/recordroom/assemble/handling.yml"
    ).read_text(encoding="utf-8")  # fmt: skip
    assert not re.search(r"青禾|青协|秘书长|综合部", text)
