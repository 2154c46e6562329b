"""Whatever a title says, a forge shows it as text and does nothing."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from recordroom.report.summary.escape import LONGEST, code, link, plain

MARKDOWN = MarkdownIt("gfm-like", {"linkify": False, "html": True})

HOSTILE = [
    "<script>alert(1)</script>",
    "<!-- recordroom:review -->",
    "</details></td></table>",
    "[点这里](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "https://evil.example 和 www.evil.example",
    "a | b | c",
    "`code` **粗** _斜_ ~~删~~",
    "# 标题",
    "- [ ] 任务",
    "1. 列表",
    "+ 列表",
    "> 引用",
    "=====",
    "$x$ 和 $$y$$",
    "第一行\n\n## 第二行\r\n- 三",
    "a\u2028b\u2029c\u0085d",
    "左\u202e右\u2066\u200d\ufeff",
    "反斜 \\` \\[x](y)",
    "&lt;b&gt; &#64;x &amp;",
    "[^1]: 注",
    "\x00\x07\x1b[31m",
]
ACTING = [
    "@org/team", "请 @all 看", "#12", "org/room#3", "GH-4", "gh-5", "!6", "~label", '~"two words"',
    "%7", "$8", "&9", "^alert#1", "/close", "/approve", ":tada:", "mail@evil.example",
    "http://evil.example", "HTTPS://evil.example", "mailto:x@evil.example", "www.evil.example",
]  # fmt: skip
# What GitHub, Gitea and GitLab act on in the text of a comment.
ACTED_ON = re.compile(
    r"(?<![\w`])@[\w-]|#\d|\bGH-\d|(?<!\w)[!%$&~^][\w\"]|^/\w|:[a-z0-9_+-]+:|"
    r"https?://|mailto:|www\.|\w@\w",
    re.IGNORECASE,
)


def shown(text: str) -> str:
    """The text as a page shows it; asserts that nothing but text came of it."""
    html = MARKDOWN.render(f"- {text}")
    inner = re.fullmatch(r"<ul>\n<li>(.*)</li>\n</ul>\n", html, re.DOTALL)
    assert inner, html
    assert "<" not in inner[1], html
    return unescape(inner[1])


@pytest.mark.parametrize("text", HOSTILE + ACTING)
def test_nothing_comes_of_a_title_but_its_text(text: str) -> None:
    seen = shown(plain(text)).replace("\u200b", "")
    letters = [c for c in text if c.isalnum()]
    assert [c for c in seen if c.isalnum()] == letters
    cells = MARKDOWN.render(f"| a | b |\n| --- | --- |\n| {plain(text)} | 二 |\n")
    assert cells.count("<td>") == 2


@pytest.mark.parametrize("text", ACTING)
def test_nobody_is_called_and_nothing_is_closed(text: str) -> None:
    assert ACTED_ON.search(text)
    assert not ACTED_ON.search(shown(plain(text)))


@given(st.text(max_size=60))
def test_any_text_is_one_line_of_text(text: str) -> None:
    line = plain(text)
    assert "\n" not in line and "\r" not in line
    if line:
        shown(line)


def test_a_long_title_is_cut() -> None:
    assert len(plain("档" * 500)) == LONGEST and plain("档" * 500).endswith("…")


@pytest.mark.parametrize("text", ["a`b", "``", "`", "x``y`z", "a|b", "a\nb", "<b>", "@x"])
def test_a_code_span_holds_whatever_it_is_given(text: str) -> None:
    html = MARKDOWN.render(code(text))
    assert html.startswith("<p><code>") and html.count("<code>") == 1 and html.count("<") == 4


def test_an_address_stays_inside_its_link() -> None:
    html = MARKDOWN.render(link("字", "https://x.example/a b)(<c>\"'|`"))
    assert html.count("<a ") == 1 and html.endswith(">字</a></p>\n")
    assert link("字", "") == "字"
