"""The staff edition in English: the house speaks English, the records stay as they are."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader
from tests.browser.pages import KINDS

pytestmark = pytest.mark.browser

HAN = re.compile(r"[\u4e00-\u9fff]")


def opened(reader: Reader, path: str) -> Page:
    page = reader.open(path, edition="staff-en", locale="en-GB")
    expect(page.locator("html")).to_have_attribute("lang", re.compile("^en"))
    return page


def test_home(reader: Reader) -> None:
    page = opened(reader, KINDS["home"])
    for name in ("Newly issued", "Due soon", "Ways in"):
        expect(page.get_by_role("heading", name=name)).to_be_attached()
    doors = page.locator(".hb-doors__title").all_inner_texts()
    assert doors and not [d for d in doors if HAN.search(d)]
    page.locator("#hb-find-home").fill("青协〔2025〕3号")
    page.keyboard.press("Enter")
    expect(page.locator("[data-hits] > li").first).to_contain_text("number matches")


def test_record(reader: Reader) -> None:
    """Labels in English; title and text in the record's own language, and marked as such."""
    page = opened(reader, KINDS["minutes"])
    expect(page.locator("h1")).to_have_text("理事会第六次会议纪要")
    expect(page.locator("h1")).to_have_attribute("lang", "zh-Hans")
    expect(page.locator("#hb-body")).to_have_attribute("lang", "zh-Hans")
    for name in ("Particulars", "Approvals", "History", "Retention", "How to cite"):
        expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
    terms = page.locator(".hb-meta dt, .hb-pairs dt").all_inner_texts()
    assert len(terms) > 10
    assert not [t for t in terms if HAN.search(t)]


def test_search(reader: Reader) -> None:
    page = opened(reader, "search/?q=银龄互助+预算调整")
    expect(page.locator("[data-status]")).to_have_text(re.compile(r"\d+ found"))
    expect(page.locator("[data-hits] > li").first).to_contain_text("预算调整")
    page.get_by_label("Type").select_option("Resolution")
    expect(page.locator("[data-hits] > li[data-id=res-2025-yinling-budget]")).to_be_visible()
    assert "type=Resolution" in page.url
