"""The handbook asks no other host for anything, and says nothing in the console."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader
from tests.browser.pages import KINDS

pytestmark = pytest.mark.browser


def test_crawl(reader: Reader) -> None:
    """Over all kinds of page; the fixture itself asserts that nothing was asked or said."""
    page = reader.page()
    requests: list[str] = []
    page.on("request", lambda r: requests.append(r.url))
    for path in KINDS.values():
        reader.go(page, path)
        if path == KINDS["search"]:
            page.locator("[data-hits] > li").first.wait_for()
        assert page.evaluate("document.fonts.size") == 0, "the reader's own fonts"
    assert len(requests) > 5 * len(KINDS)
    assert not [url for url in requests if url.startswith(("blob:", "ws:"))]


def test_another_host_is_refused(reader: Reader) -> None:
    """Were a page to ask, the browser would not let it: the policy stands in every page."""
    page = reader.open(KINDS["minutes"])
    refused = page.evaluate(
        "fetch('http://127.0.0.1:9/').then(() => 'answered', error => error.name)"
    )
    assert refused == "TypeError"
    said = [c for c in reader.complaints if "Content Security Policy" in c]
    assert said and len(said) == len(reader.complaints)
    reader.complaints.clear()
    reader.elsewhere.clear()


def test_a_place_in_a_page(reader: Reader) -> None:
    """The address of a clause brings the clause into view, below the header."""
    page = reader.open(f"{KINDS['policy']}#{quote('第十五条')}")
    clause = page.locator("[id='第十五条']")
    expect(clause).to_be_in_viewport()
    box, header = clause.bounding_box(), page.locator(".md-header").bounding_box()
    assert box and header
    assert box["y"] >= header["y"] + header["height"]


def test_an_attachment_opens(reader: Reader) -> None:
    page = reader.open(KINDS["official document"])
    link = page.locator(".hb-files a")
    answer = page.request.get(str(link.evaluate("a => a.href")))
    assert answer.ok
    assert "," in answer.text()
