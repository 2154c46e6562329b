"""Pages as files: metadata that no text can break out of, in front matter and in both builders."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from recordroom.assemble.words import template_words
from recordroom.model.edition import FileCopy, NavItem, Page
from recordroom.publish.builders import BUILDERS, build_site
from recordroom.publish.tree import config_text, page_text, write_tree
from recordroom.read.files import SurroundingsError
from tests.publish.editions import DAY, HOUSE, edition, files, page

NASTY = (
    '"双" and \'single\' quotes', "a: b, [c] {d} # e", "--- ", "{{ config.site_name }} {% raw %}",
    "<script>alert(1)</script>", "两\n行", "行\u2028分\u2029隔", "\\n \\u0041 C:\\x", "&amp; &lt;b&gt; &",
    "null", "2025-03-01", "[x](javascript:alert(1))", "`a` *b* _c_ | d", "100% #1 ?x=1", "𠮷😀", "~",
    "!!python/object:x", "</title><b>", "{#- x -#}", "\x85\xa0|", "yes", "'", "...", "@a %b",
)  # fmt: skip


class Texts(HTMLParser):
    """The cells of the tables of a page, and how many scripts it has."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.title = ""
        self.tags: list[str] = []
        self._open = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.tags.append(tag)
        if tag in ("td", "title"):
            self._open = tag
        if tag == "td":
            self.cells.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "title"):
            self._open = ""

    def handle_data(self, data: str) -> None:
        if self._open == "td":
            self.cells[-1] += data
        elif self._open == "title":
            self.title += data


@given(st.text(), st.dictionaries(st.text(min_size=1), st.text(), max_size=3))
def test_front_matter_holds_any_text(title: str, more: dict[str, str]) -> None:
    made = page(title, more=more, list=[title])
    body, meta = get_data(page_text(made))
    assert meta == {"title": title, "more": more, "list": [title]}
    assert body.strip() == "# 正文"


@given(st.text(), st.text())
def test_configuration_holds_any_text(name: str, title: str) -> None:
    nav = (
        NavItem(title, PurePosixPath("x.md")),
        NavItem(title, None, (NavItem(name, PurePosixPath("y.md")),)),
    )
    made = edition(site_name=name, nav=nav)
    text = config_text(made, out=Path("/a/b"), house=Path("/a"), words={"w": title})
    config = yaml.safe_load(text)
    assert config["site_name"] == name
    assert config["nav"] == [{title: "x.md"}, {title: [{name: "y.md"}]}]
    assert config["extra"]["words"] == {"w": title}


def test_bytes_that_were_no_text_can_be_written() -> None:
    """A name in git that was saved in another encoding reaches us as halves of characters."""
    name = b"\xc2\xde An".decode("utf-8", "surrogateescape")
    text = page_text(page("甲", by=name)).encode("utf-8").decode("utf-8")
    assert get_data(text)[1]["by"] == "\ufffd\ufffd An"


def test_a_body_cannot_begin_a_front_matter_of_its_own() -> None:
    made = page("甲", body="---\ntitle: 乙\n---\n文\n")
    body, meta = get_data(page_text(made))
    assert meta["title"] == "甲" and "title: 乙" in body


@pytest.mark.parametrize("builder", BUILDERS)
def test_both_builders_show_any_text_as_text(builder: str, tmp_path: Path) -> None:
    """As a page's title, in the navigation, and in the cells of a register."""
    rows = [[{"text": text}, {"text": text, "href": f"p{n}/"}] for n, text in enumerate(NASTY)]
    columns = [{"key": k, "label": k, "kind": "text"} for k in ("number", "title")]
    meta: Any = {"intro": "", "filters": [], "count_text": "", "rows": rows, "columns": columns}
    table = Page(PurePosixPath("index.md"), "表", "register.html", {"register": meta}, "")
    made = edition(
        table,
        *(page(text, f"p{n}.md", body="文") for n, text in enumerate(NASTY)),
        site_name='<b>"站"</b>',
    )
    words = template_words("zh-Hans", complete=True)
    write_tree(made, room=tmp_path, out=tmp_path / "out", house=HOUSE, words=words)
    site = build_site(tmp_path / "out", builder=builder, day=DAY)
    shown = Texts((site / "index.html").read_text("utf-8"))
    assert [_flat(c) for c in shown.cells] == [_flat(t) for t in NASTY for _ in range(2)]
    plain = Texts((site / "p9" / "index.html").read_text("utf-8"))
    for n, text in enumerate(NASTY):
        html = (site / f"p{n}" / "index.html").read_text("utf-8")
        found = Texts(html)
        assert _flat(found.title).startswith(_flat(text)), (text, found.title)
        assert found.tags.count("script") == plain.tags.count("script")
        assert "<script>alert(1)" not in html and "<b>" not in html


def _flat(text: str) -> str:
    return " ".join(text.split())


def test_an_attachment_that_went_away(tmp_path: Path) -> None:
    gone = FileCopy(PurePosixPath("records/x/plan.pdf"), PurePosixPath("files/t/plan.pdf"))
    with pytest.raises(SurroundingsError, match=r"records/x/plan\.pdf"):
        write_tree(
            edition(files=(gone,)), room=tmp_path, out=tmp_path / "out", house=HOUSE, words={}
        )


def test_only_files_of_the_edition_come_to_be(tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(b"x")
    (tmp_path / "plan.pdf").chmod(0o600)
    (tmp_path / "other.pdf").write_bytes(b"y")
    copy = FileCopy(PurePosixPath("plan.pdf"), PurePosixPath("files/t/plan.pdf"))
    out = tmp_path / "out"
    made = edition(page("甲"), files=(copy,))
    write_tree(made, room=tmp_path, out=out, house=HOUSE, words={})
    assert set(files(out)) == {"mkdocs.yml", "docs/x.md", "docs/files/t/plan.pdf"}
    assert (out / "docs/files/t/plan.pdf").stat().st_mode & 0o044, "a web server must read it"
