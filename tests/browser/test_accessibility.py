"""The rules of axe (WCAG A and AA, and good practice), on every kind of page as it is shown."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, Reader
from tests.browser.pages import KINDS

pytestmark = pytest.mark.browser

GRAVE = ("serious", "critical")

CONTRAST = {"runOnly": ["color-contrast"]}
FORM = {"rules": {"color-contrast": {"enabled": False}}}
LOOKS = (
    ("light", DESKTOP, {}),
    ("light", PHONE, FORM),
    ("dark", DESKTOP, CONTRAST),
    ("dark", PHONE, CONTRAST),
)
"""What is asked of each look: contrast costs most, and depends on light and dark alone; what a
phone hides and folds has no colours of its own but in the dark is looked at again."""

FEWER = {"register of everything": "registers/all/?type=决议"}
"""Hundreds of lines are alike, and axe takes its time for each."""


def grave(page: Page, options: dict[str, Any]) -> list[str]:
    """What axe finds serious or worse: rule, place and words."""
    found = Axe().run(page, options={"resultTypes": ["violations"], **options}).response
    assert found["violations"] or found["passes"], "axe looked at nothing"
    return [
        f"{v['id']}: {node['target']} {node['failureSummary']}"
        for v in found["violations"]
        if v["impact"] in GRAVE
        for node in v["nodes"]
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_kind(reader: Reader, kind: str) -> None:
    """Light and dark, at a desk and on a phone."""
    # The pages' own policy would keep the rules of axe out of them.
    page = reader.page(bypass_csp=True, reduced_motion="reduce")
    for scheme, size, options in LOOKS:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size(size)  # type: ignore[arg-type]
        reader.go(page, FEWER.get(kind, KINDS[kind]))
        if kind == "search":
            page.locator("[data-hits] > li").first.wait_for()
        assert grave(page, options) == [], f"{scheme}, {size['width']} wide"


def test_bad_contrast_is_noticed(reader: Reader) -> None:
    """The rules do run: a page that is made hard to read fails."""
    page = reader.open(KINDS["about"], bypass_csp=True)
    page.add_style_tag(content=".md-typeset p { color: #aaa !important; background: #999 }")
    assert any(found.startswith("color-contrast") for found in grave(page, CONTRAST))


def test_menu_of_a_phone(reader: Reader) -> None:
    """The menu opens and closes with the keyboard, and is sound while it is open."""
    page = reader.open(KINDS["minutes"], viewport=PHONE, bypass_csp=True, reduced_motion="reduce")
    button = page.locator("[data-menu]")
    expect(button).to_have_attribute("aria-expanded", "false")
    button.press("Enter")
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".hb-nav a:visible").first).to_be_in_viewport()
    assert grave(page, {}) == []
    page.keyboard.press("Escape")
    expect(button).to_have_attribute("aria-expanded", "false")
    expect(button).to_be_focused()


def test_zoomed_text(reader: Reader) -> None:
    """At twice the size of letters everything is still there (WCAG 1.4.4)."""
    page = reader.open(KINDS["minutes"])
    page.add_style_tag(content="html { font-size: 200% !important }")
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= DESKTOP["width"]
