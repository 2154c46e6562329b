"""From every kind of page a box, or on a phone a button, leads to the search."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Reader
from tests.browser.pages import KINDS

pytestmark = pytest.mark.browser

WANTED = "[data-hits] > li[data-id=doc-2026-commendation]"


def test_header_box(reader: Reader) -> None:
    """From every kind of page the box at its top leads to the hits."""
    page = reader.page()
    for path in KINDS.values():
        reader.go(page, path)
        page.fill("header #hb-find", "表扬苏禾")
        page.press("header #hb-find", "Enter")
        page.locator(WANTED).wait_for()
        assert parse_qs(urlsplit(page.url).query) == {"q": ["表扬苏禾"]}, path


@pytest.mark.parametrize("kind", ["home", "no such page"])
def test_box_in_the_page(reader: Reader, kind: str) -> None:
    page = reader.open(KINDS[kind])
    page.locator("#hb-main input[name=q]").fill("表扬苏禾")
    page.locator("#hb-main button[type=submit]").click()
    page.locator(WANTED).wait_for()


def test_icon_on_a_phone(reader: Reader) -> None:
    """Where there is no room for a box, a button leads to one."""
    page = reader.open(KINDS["minutes"], viewport=PHONE)
    page.locator("header").get_by_role("link", name="全站查找").click()
    expect(page.locator("#hb-q")).to_be_visible()
