"""The first page: search before anything, what is new, what is due, and doors to the rest."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, Reader

pytestmark = pytest.mark.browser

DOORS = (
    "registers/policy/",
    "registers/",
    "dossiers/by-type/project/",
    "dossiers/by-type/meeting-notice/",
    "registers/archive-entry/",
    "organisation/",
    "statistics/",
)


def test_doors(reader: Reader) -> None:
    """To policies, registers, projects, meetings and archives; each leads to a page."""
    page = reader.open("")
    links = page.locator(".hb-doors a")
    leading = [str(href) for href in links.evaluate_all("all => all.map(a => a.href)")]
    root = page.url
    assert {href.removeprefix(root) for href in leading} >= set(DOORS)
    for href in leading:
        reader.go(page, href)
        expect(page.locator("h1")).to_be_visible()


def test_newly_issued(reader: Reader) -> None:
    """The newest first, each with its kind, number and day."""
    page = reader.open("")
    news = page.locator("section[aria-labelledby=hb-issued] li").all_inner_texts()
    assert len(news) >= 5
    days = [text.split()[-1] for text in news]
    assert days == sorted(days, reverse=True)
    assert days[0] > "2026-10"


def test_due_soon(reader: Reader) -> None:
    """What is overdue stands first and says for how long."""
    page = reader.open("")
    due = page.locator("section[aria-labelledby=hb-due] li").all_inner_texts()
    assert "已逾期" in due[0]
    assert any("制度复审" in text for text in due)


def test_what_is_seen_first(reader: Reader) -> None:
    """At a desk search, doors and the newest stand on the first screen."""
    page = reader.open("")
    for part in ("#hb-find-home", ".hb-doors li:last-child", "#hb-issued", "#hb-due"):
        box = page.locator(part).bounding_box()
        assert box and box["y"] + box["height"] < DESKTOP["height"], part
