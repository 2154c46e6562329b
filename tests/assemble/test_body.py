"""A record's body on its page: links that lead only where they may, and no markup of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pymdownx.slugs import slugify

from recordroom.assemble.body import page_body, plain_text
from recordroom.assemble.display import Display
from recordroom.assemble.tables import Tables
from recordroom.assemble.view import View, view_for
from recordroom.assemble.words import Words
from recordroom.capture.holdings import capture_holdings
from recordroom.model.holdings import Attachment, Record
from recordroom.read.frontmatter import read_document
from tests.publish.conftest import Canary

EXTENSIONS = re.findall(
    r"^  - ([\w.]+)", (Path(__file__).parents[2] / "mkdocs.yml").read_text("utf-8").split(
        "markdown_extensions:")[1].split("extra_css:")[0], re.MULTILINE,
)  # fmt: skip
HERE = PurePosixPath("records/official-documents/2025/here.md")
FRONT = "---\ntype: official-document\ntitle: {0}\ndate: 2025-01-01\naccess: {1}\n---\n"


@pytest.fixture(scope="module")
def given_view(canary: Canary) -> tuple[Record, View]:
    """A record with two attachments beside one that is visible and one that is not."""
    folder = HERE.parent
    files = {HERE: "public", folder / "open.md": "public", folder / "withheld.md": "restricted"}
    documents = tuple(
        read_document(path, FRONT.format(path.stem, access).encode())
        for path, access in files.items()
    )
    policies = canary.checked.policies
    holdings = capture_holdings(replace(canary.checked.room, documents=documents), policies)
    view = view_for(holdings, policies, policies.access.audiences["public"], unsafe=())
    attached = (
        Attachment(folder / "here" / "plan.pdf", "plan.pdf", "", 1, "d", 0, True),
        Attachment(folder / "here" / "a (1)#.png", "a (1)#.png", "", 1, "e", 1, True),
    )
    return replace(view.holdings.by_id["here"], attachments=attached), view


Draw = Callable[[str], str]


@pytest.fixture(scope="module")
def draw(given_view: tuple[Record, View]) -> Draw:
    """The Markdown that the builder gets for a body."""
    record, view = given_view
    tables = Tables(Display(view, Words("en")))
    return lambda body: page_body(replace(record, body=body), view, tables.draw)


def render(text: str) -> str:
    """As both site builders do, which share this library and the settings in mkdocs.yml."""
    return markdown.Markdown(
        extensions=EXTENSIONS,
        extension_configs={
            "toc": {"slugify": slugify(case="lower")},
            "pymdownx.highlight": {"use_pygments": False},
        },
    ).convert(text)


class Reader(HTMLParser):
    """What a page of HTML leads to, and what in it no body may bring."""

    FINE = frozenset(
        [
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "em",
            "strong",
            "a",
            "img",
            "code",
            "pre",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "blockquote",
            "hr",
            "br",
            "div",
            "span",
            "sup",
            "del",
            "dl",
            "dt",
            "dd",
            "input",
            "label",
        ]
    )

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.images: list[str] = []
        self.bad: list[object] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.FINE:
            self.bad.append(tag)
        for name, value in attrs:
            text = re.sub(r"[\0- ]", "", value or "")
            if name.startswith("on") or name in ("srcdoc", "action", "formaction"):
                self.bad.append((tag, name, value))
            if name == "style" and not text.startswith("text-align"):
                self.bad.append((tag, name, value))
            if name not in ("href", "src"):
                continue
            (self.links if name == "href" else self.images).append(text)
            scheme = re.match(r"([a-z][a-z0-9+.-]*):", text.lower())
            abroad = scheme is not None or text.startswith("//")
            allowed = name == "href" and scheme and scheme[1] in ("http", "https", "mailto")
            astray = "withheld" in text and not text.startswith("#")
            if (abroad and not allowed) or (not abroad and astray):
                self.bad.append((tag, name, value))


def read(text: str) -> Reader:
    return Reader(render(text))


@pytest.mark.parametrize(
    ("body", "link"),
    [
        ("[见](open.md)", "open.md"),
        ("[见](./open.md#第一条)", "open.md#第一条"),
        ("[见](../2025/open.md 'x')", "open.md"),
        ("[见](/records/official-documents/2025/open.md)", "open.md"),
        ("[见](<open.md>)", "open.md"),
        ("[见 `a`](open.md)", "open.md"),
        ("[见][o]\n\n[o]: open.md", "open.md"),
        ('[见][o]\n\n[o]: <open.md> "题"', "open.md"),
        ("[见](https://a.example/x_(y)?z=1#k)", "https://a.example/x_%28y%29?z=1#k"),
        ("[见](mailto:a@b.example)", "mailto:a@b.example"),
        ("[见](#第一条)", "#第一条"),
        ("<https://a.example/x>", "https://a.example/x"),
    ],
)
def test_links_that_lead_somewhere(draw: Draw, body: str, link: str) -> None:
    page = read(draw(body))
    assert page.links == [link] and page.bad == []


@pytest.mark.parametrize(
    "body",
    [
        "[见](withheld.md)", "[见](withheld.md 'a) b')", "[见](<withheld.md>)",
        "[见](../2025/withheld.md#x)", "[见](nowhere.md)", "[见](javascript:alert(1))",
        "[见](JaVaScRiPt:alert(1))", "[见](<javascript:alert(1)>)", "[见](javascript:a b c)",
        "[见](data:text/html,x)", "[见](vbscript:x)", "[见](//a.example/x)", "[见](file:///etc/x)",
        "[见]( javascript:alert(1) 'x')", "[见](\njavascript:alert(1))", "[[a](nowhere.md)](data:x)",
        "[a][(javascript:x)](nowhere.md)", "![见](withheld.md)", "![见](https://a.example/x.png)",
        "[a\\](javascript:x)", "[见](&#106;avascript:alert(1))", "[见](withheld.md",
    ],
)  # fmt: skip
def test_links_that_lead_nowhere(draw: Draw, body: str) -> None:
    page = read(draw(body))
    assert page.links == [] and page.images == [] and page.bad == []


def test_of_a_link_the_words_stay(draw: Draw) -> None:
    assert draw("依 [会议 `纪要` 一](withheld.md '题') 办理") == "依 会议 `纪要` 一 办理"
    assert draw("[a](withheld.md)[b](open.md)") == "a[b](<open.md>)"
    assert draw("![图](withheld.png)。") == "图。"


@pytest.mark.parametrize(
    "body",
    [
        "[x]\n\n[x]:\njavascript:alert(1)", "[x]\n\n> [x]: javascript:alert(1)",
        "[x]\n\n- [x]: javascript:alert(1)", "[x]\n\n!!! note\n    [x]: javascript:alert(1)",
        "[x][^1]\n\n[^1]:\n    [x]: javascript:alert(1)", "[x y]\n\n[x\ny]: javascript:alert(1)",
        "[x]\n\n[x]: javascript:alert(1) (题)", "![x]\n\n[x]: https://a.example/x.png",
        "![a][x]\n\n[x]: https://a.example/x.png", "[x]\n\n> [x]: withheld.md",
    ],
)  # fmt: skip
def test_addresses_that_only_the_builder_would_find(draw: Draw, body: str) -> None:
    page = read(draw(body))
    assert page.bad == [] and page.images == []
    assert not any("script" in link or "withheld" in link for link in page.links)


def test_words_in_brackets_stay_words(draw: Draw) -> None:
    html = render(draw("说明 [注]: 甲乙丙。\n\n见[1](第二条)与好![^1]\n\n[^1]: 脚注。\n"))
    assert "[注]: 甲乙丙" in html.replace("&#58;", ":")
    assert "见1" in html and "脚注。" in html and 'class="footnote-ref"' in html


def test_attachments(draw: Draw) -> None:
    page = read(draw("[计划](here/plan.pdf) ![图](<here/a (1)#.png>) ![图](<./here/a (1)%23.png>)"))
    assert re.fullmatch(r"\.\./\.\./\.\./files/[0-9a-f]{20}/plan\.pdf", page.links[0])
    assert [i.rpartition("/")[2] for i in page.images] == ["a%20%281%29%23.png"]
    assert page.bad == []


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<div markdown>\n\n*a*\n\n</div>",
        "a <b onclick=x>b</b>", "<!-- a -->", "<?php x ?>", "<![CDATA[x]]>", "<svg/onload=alert(1)>",
        "<a href=javascript:x>y</a>", "<iframe src=//a.example></iframe>", "<x@y>", "<HTTPS://a b>",
        "# 题 {: onclick=alert(1) }", "*a*{: onclick=x }", "{#x onclick=y}", "| a |\n| - |\n| b{: onclick=x } |",
        "```{.py onclick=x}\n<script>\n```", '```py title="<script>"\n<b>\n```', "`<b>` `` <i> ``",
        "    <script>\n", "~~~\n<b>\n", "````\n```\n<script>\n````\n<b>", "`a\n\n<b onclick=x>`",
    ],
)  # fmt: skip
def test_markup_is_shown_as_text(draw: Draw, body: str) -> None:
    assert read(draw(body)).bad == []


def test_rule_tables(draw: Draw) -> None:
    drawn = draw("前\n\n```table\naccess.yml#levels\n```\n\n后")
    assert "<td>公开</td>" in render(drawn) or "<td>Public</td>" in render(drawn)
    page = render(draw("```table\n<script>alert(1)</script> [a](javascript:x)\n```"))
    assert Reader(page).bad == [] and "&lt;script&gt;" in page


def test_anchors_of_clauses(draw: Draw) -> None:
    body = (
        "**第一条** 甲。\n\n**第十二条之一** 乙。\n\n**第三條** 丙。\n\n```\n**第四条** 例\n```\n"
    )
    html = render(draw(body))
    assert re.findall(r'id="([^"]+)"', html) == ["第一条", "第十二条之一", "第三條"]
    assert "**第四条** 例" in html


def test_search_text_holds_no_address(given_view: tuple[Record, View]) -> None:
    record, view = given_view
    body = (
        "## 标题\n\n- 见[甲](withheld.md)、[乙](open.md '题')、[丙][r]、![图](here/plan.pdf)。\n\n"
        "[r]: ../2025/withheld.md 'x'\n\n```table\nretention.yml#classes\n```\n\n**粗**与`码`\n"
    )
    told = plain_text(replace(record, body=body), view)
    assert told == "标题\n见甲、乙、[丙][r]、图。\n粗与码"


PIECES = st.sampled_from(
    [
        "[x]", "[y]", "(", ")", "<", ">", "javascript:alert(1)", '"', "'", "\n", "\n\n", "    ", "  ", " ",
        "!", "`", "``", "```", "~~~", "```table\n", "\\", "&#58;", "&lt;", "withheld.md",
        "../2025/withheld.md", "open.md", "here/plan.pdf", "https://e.example/a", "//e.example/a",
        "data:text/html,x", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>",
        "<div markdown>", "</div>", "<!--", "-->", "<?php", "{: onclick=alert(1) }", "{#a onclick=x}",
        "|", "| a | b |\n| --- | --- |\n| c | d |", "- ", "> ", "1. ", "!!! note ", "[^1]", "[^1]: ",
        "[x]: ", "[x]:", "[y]:\n", ": ", "*", "_", "# ", "---\n", "<https://e/", "<a", "href=",
        "onclick=x", "mailto:a@b.example", "<a@b>", "&", "%", "#", "[", "](", "][", "]:", "*[x]: ",
        "[TOC]", "**第一条**", "\t", "^", "```{.py onclick=x}\n", '```py title="<script>"\n', "````\n",
        "\\[", "\\`", "&#106;avascript:x", "<javascript:x>", "x", "a b",
    ]
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, min_size=2, max_size=14).map("".join))
def test_no_body_brings_markup_or_addresses(draw: Draw, body: str) -> None:
    assert read(draw(body)).bad == []
