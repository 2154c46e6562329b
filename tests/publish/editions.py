"""Small editions made by hand, for tests of what happens to an edition once it is assembled."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from recordroom.data import data_path
from recordroom.model.edition import Edition, NavItem, Page, SearchEntry
from recordroom.model.policies import Access, Audience
from recordroom.model.text import Label, Place, Source

HOUSE = data_path("mkdocs.yml").parent
DAY = date(2026, 11, 1)
NOWHERE = Place(Source(PurePosixPath("access.yml"), "", "", "", 1))
STAFF = Audience(
    "staff", Label("员工", "Staff"), Label("", ""), Access("internal"), True, True, NOWHERE
)


def page(title: str, path: str = "x.md", *, body: str = "# 正文\n", **meta: Any) -> Page:
    entry = SearchEntry(PurePosixPath(path).stem, "", title, title, {}, "2025-01-01")
    return Page(PurePosixPath(path), title, "", meta, body, entry)


def edition(*pages: Page, **changes: Any) -> Edition:
    """An edition of a few pages, in the order of its navigation."""
    made = pages or (page("首页", "index.md"), page("一份通知", "records/note.md"))
    small = Edition(
        audience=STAFF,
        lang="zh-Hans",
        site_name="小样",
        as_of=DAY,
        revision="",
        pages=made,
        files=(),
        nav=tuple(NavItem(p.title, p.path) for p in made),
        complete=True,
        withheld=(),
        secrets=(),
    )
    return replace(small, **changes)


def files(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }
