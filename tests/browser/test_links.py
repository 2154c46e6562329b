"""Every link inside a finished site leads to a page, a file and a place in it that are there."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.browser.conftest import EDITIONS

LEADS = {"href", "src", "action", "data-exact", "data-fold", "data-pagefind", "poster", "srcset"}


class Html(HTMLParser):
    """The places (id) of a page, and the addresses it names."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.ids.append(value)
            elif name in LEADS and value is not None:
                self.links.append(value)


@cache
def pages_of(site: Path) -> dict[str, Html]:
    """Address from the root (`records/x/`, `404.html`) → page."""
    pages = {}
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix().removesuffix("index.html")
        pages[name] = Html(path.read_text(encoding="utf-8"))
    return pages


def target(start: str, link: str) -> tuple[str, str]:
    """Where a link on page `start` leads: an address from the root and a place there."""
    parts = urlsplit(link)
    path = unquote(parts.path)
    if not path:
        return start, unquote(parts.fragment)
    steps = [] if path.startswith("/") else start.split("/")[:-1]
    for step in path.split("/"):
        if step == "..":
            assert steps, f"{link} on {start} leaves the site"
            steps.pop()
        elif step not in ("", "."):
            steps.append(step)
    folder = path.endswith(("/", "/..", "/.")) or path in (".", "..")
    return "/".join(steps) + ("/" if folder and steps else ""), unquote(parts.fragment)


@pytest.mark.parametrize("name", EDITIONS)
def test_links(edition: Callable[[str], Path], name: str) -> None:
    site = edition(name)
    pages = pages_of(site)
    files = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    broken, outside = set(), set()
    places = 0
    for start, page in pages.items():
        for link in page.links:
            if urlsplit(link).scheme or link.startswith("//"):
                outside.add(link)
                continue
            path, place = target(start, link)
            if path not in pages:
                if path not in files:
                    broken.add(f"{start}: {link}")
            elif place:
                places += 1
                if place not in pages[path].ids:
                    broken.add(f"{start}: {link}")
    assert not broken, sorted(broken)
    assert not outside, sorted(outside)
    assert places > len(pages) > 60


@pytest.mark.parametrize("name", EDITIONS)
def test_places_are_named_once(edition: Callable[[str], Path], name: str) -> None:
    twice = {
        f"{address}#{one}"
        for address, page in pages_of(edition(name)).items()
        for one in page.ids
        if page.ids.count(one) > 1
    }
    assert not twice


def test_clauses_and_headings_are_places(edition: Callable[[str], Path]) -> None:
    """Chinese headings and clauses have addresses that can be read and sent."""
    pages = pages_of(edition("staff"))
    rules = pages["policies/personnel/leave-rules/"]
    assert {"第十条", "第十五条", "第一章-总则"} <= set(rules.ids)
    leading = {unquote(link).partition("#")[2] for page in pages.values() for link in page.links}
    assert sum(place.endswith("条") for place in leading) >= 5


@pytest.mark.parametrize("name", EDITIONS)
def test_hits_lead_to_pages(edition: Callable[[str], Path], name: str) -> None:
    """Each entry of the search names a page of this edition."""
    site = edition(name)
    entries = sorted((site / "search" / "entries").glob("*.json"))
    assert len(entries) >= 40
    for path in entries:
        url = json.loads(path.read_text(encoding="utf-8"))["url"]
        assert (site / unquote(url) / "index.html").is_file(), url


def test_sitemap(edition: Callable[[str], Path]) -> None:
    """No map of the site names an address that is not there."""
    for name in EDITIONS:
        for found in edition(name).rglob("sitemap*"):
            assert "example" not in found.name
            text = found.read_bytes()
            assert b"http" not in text.replace(b"http://www.sitemaps.org", b""), found
