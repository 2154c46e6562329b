"""Registers sort and filter in the page, with the mouse, the keyboard and by address."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Reader
from tests.browser.pages import KINDS

pytestmark = pytest.mark.browser

ALL = KINDS["register of everything"]


def column(page: Page, key: str) -> list[str]:
    cells = page.locator(f"[data-register] tbody .hb-col-{key}")
    return [str(text) for text in cells.evaluate_all("all => all.map(td => td.innerText.trim())")]


def head(page: Page, key: str) -> Locator:
    return page.locator(f"[data-register] th[data-key={key}]")


def status(page: Page) -> str:
    return page.locator("[data-register] [role=status]").inner_text()


def test_sort(reader: Reader) -> None:
    """Once up, twice down; the head says which, the status says so, the address keeps it."""
    page = reader.open(ALL)
    everything = sorted(column(page, "date"))
    button = head(page, "date").get_by_role("button")
    expect(page.locator("th[aria-sort]")).to_have_count(0)
    button.click()
    expect(head(page, "date")).to_have_attribute("aria-sort", "ascending")
    assert column(page, "date") == everything
    button.click()
    expect(head(page, "date")).to_have_attribute("aria-sort", "descending")
    assert column(page, "date") == everything[::-1]
    assert "降序" in status(page)
    head(page, "type").get_by_role("button").click()
    expect(page.locator("th[aria-sort]")).to_have_count(1)
    types = column(page, "type")
    assert len(set(types)) >= 12
    runs = [a for a, b in zip(types, [*types[1:], None], strict=True) if a != b]
    assert len(runs) == len(set(types)), "each type stands together"
    assert parse_qs(urlsplit(page.url).query) == {"sort": ["type"], "order": ["ascending"]}
    page.reload()
    expect(head(page, "type")).to_have_attribute("aria-sort", "ascending")
    assert column(page, "type") == types


def test_numbers_sort_as_numbers(reader: Reader) -> None:
    """青协〔2025〕2号 before 青协〔2025〕10号, and lines without a number last, either way."""
    page = reader.open(KINDS["register of everything"])
    for order in ("ascending", "descending"):
        head(page, "number").get_by_role("button").click()
        expect(head(page, "number")).to_have_attribute("aria-sort", order)
        numbers = column(page, "number")
        filled = [n for n in numbers if n]
        assert numbers == [*filled, *[""] * (len(numbers) - len(filled))]
        policies = [int(m[1]) for n in filled if (m := re.fullmatch(r"青协制〔2023〕(\d+)号", n))]
        assert len(policies) >= 10
        assert policies == sorted(policies, reverse=order == "descending")


def test_filter(reader: Reader) -> None:
    """A choice and words narrow together; Clear brings everything back."""
    page = reader.open(ALL)
    everything = len(column(page, "title"))
    tools = page.get_by_role("search", name="筛选与查找")
    tools.get_by_label("类型").select_option("决议")
    assert set(column(page, "type")) == {"决议"}
    resolutions = len(column(page, "title"))
    assert status(page).startswith(f"显示 {resolutions} 件，共 {everything} 件")
    tools.get_by_label("在表中查找").fill("[2025]1号")
    expect(page.locator("[data-register] tbody tr")).to_have_count(1)
    assert column(page, "number") == ["青协决〔2025〕1号"]
    tools.get_by_label("在表中查找").fill("没有这样的题名")
    expect(page.get_by_text("没有符合条件的文件。")).to_be_visible()
    again = reader.open(f"{ALL}?{urlsplit(page.url).query}")
    expect(again.get_by_text("没有符合条件的文件。")).to_be_visible()
    tools.get_by_role("button", name="清除条件").click()
    assert len(column(page, "title")) == everything
    assert urlsplit(page.url).query == ""


def test_keyboard(reader: Reader) -> None:
    """Tab goes through the tools to the heads; Enter and Space sort; the focus stays."""
    page = reader.open(KINDS["register of a type"])
    page.locator("#hb-tool-q").focus()
    stops = []
    for _ in range(8):
        page.keyboard.press("Tab")
        stops.append(page.evaluate("document.activeElement.closest('th')?.dataset.key ?? ''"))
        assert page.locator(":focus").is_visible()
        if stops[-1] == "title":
            break
    assert stops[-2:] == ["number", "title"]
    page.keyboard.press("Enter")
    expect(head(page, "title")).to_have_attribute("aria-sort", "ascending")
    page.keyboard.press("Space")
    expect(head(page, "title")).to_have_attribute("aria-sort", "descending")
    expect(head(page, "title").get_by_role("button")).to_be_focused()
    page.locator("#hb-tool-q").fill("办公会")
    expect(page.locator("[data-register] tbody tr").first).to_contain_text("办公会")
    assert all("办公会" in title for title in column(page, "title"))


def test_an_odd_address(reader: Reader) -> None:
    """Columns and values that are not there are passed over."""
    page = reader.open(f"{ALL}?sort=nothing&order=sideways&type=%3Cb%3E&q=")
    expect(page.locator("th[aria-sort]")).to_have_count(0)
    assert len(column(page, "title")) > 200


def test_the_index_of_registers(reader: Reader) -> None:
    """Counts agree with the registers that they lead to."""
    page = reader.open(KINDS["registers"])
    head(page, "count").get_by_role("button").click()
    counts = [int(n) for n in column(page, "count")]
    assert counts == sorted(counts)
    assert max(counts) == sum(counts) - max(counts)
    page.get_by_role("link", name="会议纪要").last.click()
    expect(page.locator("[data-register] tbody tr").first).to_be_visible()
    assert len(column(page, "title")) in counts


def test_without_a_script(reader: Reader) -> None:
    """The register is complete."""
    page = reader.open(ALL, java_script_enabled=False)
    rows = page.locator("[data-register] tbody tr")
    assert rows.count() > 200
    assert f"{rows.count()}" in page.locator("[data-register] [role=status]").inner_text()
