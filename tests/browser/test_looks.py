"""What can be measured of how pages look: on a phone, on paper, and in the dark."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Reader
from tests.browser.pages import KINDS, RECORDS

pytestmark = pytest.mark.browser

OVERFLOWING = """() => {
  const wide = document.documentElement.clientWidth;
  const clipped = (e) => {
    for (let p = e.parentElement; p; p = p.parentElement) {
      if (getComputedStyle(p).overflowX !== "visible") return true;
    }
    return false;
  };
  const fixed = (e) => e.closest(".md-sidebar, .hb-unseen, .hb-skip, svg, input");
  return [...document.querySelectorAll("body *")]
    .filter((e) => e.getClientRects().length && e.getBoundingClientRect().right > wide + 1)
    .filter((e) => !clipped(e) && !fixed(e))
    .map((e) => `${e.tagName} ${e.className} ${e.textContent.trim().slice(0, 40)}`);
}"""


@pytest.mark.parametrize("width", [390, 320])
def test_no_sideways_scrolling(reader: Reader, width: int) -> None:
    """Wide tables scroll inside themselves; the page never does (WCAG 1.4.10)."""
    page = reader.page(viewport={"width": width, "height": 844})
    for kind, path in KINDS.items():
        reader.go(page, path)
        if kind == "search":
            page.locator("[data-hits] > li").first.wait_for()
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{kind}: {page.evaluate(OVERFLOWING)}"
        assert page.evaluate(OVERFLOWING) == [], kind


def test_wide_tables_scroll_inside(reader: Reader) -> None:
    """What does not fit can be reached with the keyboard."""
    page = reader.open(KINDS["register of everything"], viewport=PHONE)
    region = page.locator(".hb-scroll").first
    assert region.evaluate("e => e.scrollWidth > e.clientWidth")
    region.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(region).to_be_focused()
    page.wait_for_timeout(400)
    assert region.evaluate("e => e.scrollLeft") > 0


@pytest.mark.parametrize("kind", RECORDS)
def test_print(reader: Reader, kind: str) -> None:
    """On paper the head and the text stay; the house around them goes, and ink is dark."""
    page = reader.open(KINDS[kind], color_scheme="dark")
    page.emulate_media(media="print")
    for gone in (
        ".md-header",
        ".md-tabs",
        ".md-sidebar",
        ".md-footer",
        ".hb-crumbs",
        ".hb-actions",
    ):
        for one in page.locator(gone).all():
            expect(one).to_be_hidden()
    expect(page.locator(".hb-head__title")).to_be_visible()
    expect(page.locator(".hb-head__org")).to_be_visible()
    expect(page.locator(".hb-body")).to_be_visible()
    assert light(page, "body", "backgroundColor") > 0.9
    assert light(page, ".hb-body", "color") < 0.3


def light(page: Page, selector: str, what: str) -> float:
    """How bright a colour of an element is, from 0 to 1; a clear one counts as white paper."""
    value = page.locator(selector).first.evaluate(f"e => getComputedStyle(e).{what}")
    parts = [float(n) for n in re.findall(r"[\d.]+", str(value))]
    if len(parts) > 3 and parts[3] == 0:
        return 1.0
    return sum(parts[:3]) / 765


def test_dark(reader: Reader) -> None:
    """The night of the system is the handbook's from the first paint on, search included."""
    page = reader.page(color_scheme="dark")
    for kind in ("home", "minutes", "register of everything", "search", "statistics"):
        reader.go(page, KINDS[kind])
        assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"
        assert light(page, "body", "backgroundColor") < 0.25, kind
        assert light(page, ".md-typeset", "color") > 0.6, kind


def test_choosing_light_and_dark(reader: Reader) -> None:
    """The switch goes round, and the next page remembers."""
    page = reader.open(KINDS["home"])
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_title("明暗跟随系统，按此改为浅色").click()
    page.get_by_title("浅色显示，按此改为深色").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    reader.go(page, KINDS["minutes"])
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_title("深色显示，按此改为跟随系统").click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")


def test_without_a_script(reader: Reader) -> None:
    """A record is complete: no button that does nothing, and the menu opens."""
    page = reader.open(KINDS["minutes"], java_script_enabled=False)
    expect(page.locator(".hb-head__title")).to_be_visible()
    expect(page.locator("[data-print]")).to_be_hidden()


def test_buttons_of_a_record(reader: Reader) -> None:
    """Print asks the browser to print; Copy puts the citation where it can be pasted."""
    page = reader.page(permissions=["clipboard-read", "clipboard-write"])
    page.add_init_script("window.print = () => { document.title = 'printed'; }")
    reader.go(page, KINDS["minutes"])
    page.get_by_role("button", name="打印").click()
    expect(page).to_have_title("printed")
    page.get_by_role("button", name="复制引用").click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#hb-cite-text").inner_text().strip()
    assert "青协理纪〔2025〕1号" in copied
