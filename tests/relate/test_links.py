"""Links are found where the site builder sees them, and names only as whole tokens."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordroom.model.holdings import Record
from recordroom.model.text import Source
from recordroom.relate.links import body_links, mentions, resolve, stands_whole


def record(path: str = "records/letters/2025/a.md") -> Record:
    source = Source(PurePosixPath(path), "", "", "", 2, 3)
    return Record(
        id="a", type="letter", title="", number="", status="", level="internal",
        compartments=frozenset(), fields={}, body="", sections=(), attachments=(), source=source,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("见[来函](b.md)。", [("来函", "b.md")]),
        ('见[来函](b.md "题名")、[图](<c d.pdf>)', [("来函", "b.md"), ("图", "c d.pdf")]),
        ("见[来函](b.md '题名')、[又](c.md (题名))", [("来函", "b.md"), ("又", "c.md")]),
        ("见[甲[乙]丙](b.md)", [("甲[乙]丙", "b.md")]),
        ("![照片](a/photo.jpg)", [("照片", "a/photo.jpg")]),
        ("见[来函][x]\n\n[x]: b.md\n", [("x", "b.md")]),
        ("见[^1]\n\n[^1]: 见场地规定\n", []),
        ("写作 `[来函](b.md)`", []),
        ("```\n[来函](b.md)\n```\n\n[真的](c.md)", [("真的", "c.md")]),
        ("一个 ` 反引号\n\n[来函](b.md)\n\n又一个 ` 反引号", [("来函", "b.md")]),
        ("没有 [方括号] 也没有（圆括号）", []),
    ],
)
def test_links_of_a_body(body: str, found: list[tuple[str, str]]) -> None:
    links = list(body_links(body))
    assert [(link.text, link.target) for link in links] == found
    for link in links:
        assert body.startswith(link.text, body.index(link.text, link.offset))
        assert body[link.target_offset :].lstrip("<").startswith(link.target)
        assert link.target in body[link.offset : link.end]


@given(st.text(alphabet="[]()`!<> \n\\甲a\"'^:", max_size=80))
def test_any_body_gives_links_in_order(body: str) -> None:
    links = list(body_links(body))
    assert [link.offset for link in links] == sorted(link.offset for link in links)
    assert all(0 <= link.offset < link.end <= len(body) for link in links)


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("b.md", "records/letters/2025/b.md"),
        ("../2024/b.md#议程", "records/letters/2024/b.md"),
        ("../../../policies/rules/x.md?print", "policies/rules/x.md"),
        ("/policies/rules/x.md", "policies/rules/x.md"),
        ("a/%E5%9B%BE.pdf", "records/letters/2025/a/图.pdf"),
        ("../../../../etc/passwd", "../etc/passwd"),
        ("#议程", None),
        ("https://www.sample.example/b.md", None),
        ("mailto:a@b.example", None),
        ("//host/b.md", None),
        ("javascript:alert(1)", None),
        ("", None),
    ],
)
def test_where_a_target_leads(target: str, path: str | None) -> None:
    assert resolve(record(), target) == (None if path is None else PurePosixPath(path))


@pytest.mark.parametrize(
    ("text", "needle", "at"),
    [
        ("见 a-1 和 a-12、xa-1、a-1-b", "a-1", [2]),
        ("a-1.md", "a-1", [0]),
        ("小样〔2025〕3号、小样〔2025〕13号", "小样〔2025〕3号", [0]),
        ("BH-2025-001，BH-2025-0011", "BH-2025-001", [0]),
        ("用a-1做", "a-1", [1]),
        ("a-1a-1", "a-1", []),
        ("任何", "", []),
    ],
)
def test_mentions_are_whole_tokens(text: str, needle: str, at: list[int]) -> None:
    assert list(mentions(text, needle)) == at


@given(st.text("ab1-_甲", max_size=12), st.text("ab1-_甲", min_size=1, max_size=4))
def test_a_mention_stands_whole(text: str, needle: str) -> None:
    for at in mentions(text, needle):
        assert text.startswith(needle, at)
        assert stands_whole(text, at, at + len(needle))


def test_thousands_of_brackets_take_no_time() -> None:
    assert not list(body_links("[" * 200_000))
    assert not list(body_links("[a](" * 50_000))
    assert not list(body_links("`" * 100_000))
