"""The search page under the hands of a reader: filters, order, address, keyboard, odd input."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader
from tests.browser.pages import KINDS

pytestmark = pytest.mark.browser

HITS = "[data-hits] > li"
STATUS = "[data-status]"


def settle(page: Page) -> None:
    """Until the search at hand has answered."""
    page.locator("#handbook-search:not([aria-busy])").wait_for(state="attached")


def found(page: Page) -> int:
    """How many hits the page says there are."""
    said = page.locator(STATUS).inner_text()
    number = re.search(r"\d+", said)
    assert number, said
    return int(number.group())


def show_all(page: Page) -> None:
    """Press for more until all hits are shown."""
    more = page.locator("[data-more] button")
    while more.is_visible():
        before = page.locator(HITS).count()
        more.click()
        page.locator(f"{HITS}:nth-child({before + 1})").wait_for()


def slots(page: Page, name: str) -> list[str]:
    return page.locator(f"{HITS} [data-slot={name}]").all_inner_texts()


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


# --- filters --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facet", "value"),
    [
        ("type", "会议纪要"),
        ("department", "财务部"),
        ("year", "2024"),
        ("status", "已批准"),
        ("level", "公开"),
    ],
)
def test_filter(reader: Reader, facet: str, value: str) -> None:
    """A filter keeps what has its value, as many as it had said, and says so in the address."""
    page = reader.search(f"?q={quote('项目')}")
    before = found(page)
    select = page.locator(f"select[name={facet}]")
    told = select.locator(f"option[value='{value}']").inner_text()
    select.select_option(value=value)
    settle(page)
    assert 0 < found(page) < before
    assert f"（{found(page)}）" in told
    assert asked(page) == {"q": ["项目"], facet: [value]}
    show_all(page)
    assert page.locator(HITS).count() == found(page)
    if facet == "year":
        assert all(day.startswith(value) for day in slots(page, "date"))
    else:
        assert set(slots(page, facet)) == {value}


def test_filters_together(reader: Reader) -> None:
    """Two filters narrow together; what has nothing left cannot be chosen; Clear takes all away."""
    page = reader.search(f"?q={quote('理事会')}")
    every = found(page)
    page.select_option("select[name=type]", value="决议")
    page.select_option("select[name=year]", value="2025")
    settle(page)
    narrowed = found(page)
    assert 0 < narrowed < every
    assert set(slots(page, "type")) == {"决议"}
    empty = page.locator("select[name=status] option:disabled")
    assert empty.count() > 0
    assert all("（0）" in text for text in empty.all_inner_texts())
    page.locator("button[type=reset]").click()
    expect(page.locator("#hb-q")).to_be_focused()
    settle(page)
    assert page.input_value("#hb-q") == ""
    assert asked(page) == {}


def test_list_without_words(reader: Reader) -> None:
    """A filter alone lists what it keeps, the newest first."""
    page = reader.search(f"?type={quote('决议')}")
    show_all(page)
    days = slots(page, "date")
    assert len(days) == found(page) >= 10
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize(("order", "reverse"), [("newest", True), ("oldest", False)])
def test_order(reader: Reader, order: str, reverse: bool) -> None:
    page = reader.search(f"?q={quote('评估')}")
    page.select_option("select[name=sort]", value=order)
    settle(page)
    show_all(page)
    days = slots(page, "date")
    assert len(days) == found(page) > 10
    assert days == sorted(days, reverse=reverse)
    assert len(set(days)) > 5
    assert asked(page)["sort"] == [order]


def test_an_unknown_value_in_the_address(reader: Reader) -> None:
    """An address that names a value this edition lacks finds nothing, and does not pretend."""
    page = reader.search(f"?q={quote('理事会')}&level={quote('绝密')}")
    expect(page.locator(HITS)).to_have_count(0)
    assert page.input_value("select[name=level]") == "绝密"


# --- the address ----------------------------------------------------------------------------


def test_back_and_forward(reader: Reader) -> None:
    """Each step can be taken back, sent to somebody, and loaded again."""
    page = reader.search(f"?q={quote('请假')}")
    plain = found(page)
    page.select_option("select[name=year]", value="2025")
    settle(page)
    narrowed, address = found(page), page.url
    assert narrowed < plain
    page.go_back()
    expect(page.locator("select[name=year]")).to_have_value("")
    settle(page)
    assert found(page) == plain
    page.go_forward()
    expect(page.locator("select[name=year]")).to_have_value("2025")
    settle(page)
    assert found(page) == narrowed
    again = reader.search(f"?{urlsplit(address).query}")
    assert again.input_value("#hb-q") == "请假"
    assert again.input_value("select[name=year]") == "2025"
    assert found(again) == narrowed


def test_return_from_a_hit(reader: Reader) -> None:
    page = reader.search(f"?q={quote('结余资金用途')}")
    page.locator(f"{HITS} a").first.click()
    expect(page.locator("h1")).to_contain_text("结余资金用途")
    page.go_back()
    page.locator(HITS).first.wait_for()
    assert page.input_value("#hb-q") == "结余资金用途"


def test_typing_searches(reader: Reader) -> None:
    """Hits come while one types, and typing fills no history."""
    page = reader.open("search/")
    before = page.evaluate("history.length")
    page.locator("#hb-q").press_sequentially("考勤与请假", delay=20)
    page.locator(f"{HITS}[data-id=leave-rules]").wait_for()
    assert asked(page) == {"q": ["考勤与请假"]}
    assert page.evaluate("history.length") == before


# --- what is shown --------------------------------------------------------------------------


def test_nothing_found(reader: Reader) -> None:
    page = reader.search(f"?q={quote('海豚座流星雨')}")
    assert page.locator(STATUS).inner_text().startswith("没有找到")
    expect(page.locator(HITS)).to_have_count(0)
    expect(page.locator("[data-more]")).to_be_hidden()


def test_more(reader: Reader) -> None:
    """Ten at a time; the focus goes to the first of the new ones; no hit stands twice."""
    page = reader.search(f"?q={quote('理事会')}")
    expect(page.locator(HITS)).to_have_count(10)
    page.locator("[data-more] button").press("Enter")
    expect(page.locator(HITS)).to_have_count(20)
    expect(page.locator(f"{HITS}:nth-child(11) a")).to_be_focused()
    show_all(page)
    ids = [h.get_attribute("data-id") for h in page.locator(HITS).all()]
    assert len(ids) == len(set(ids)) == found(page)


def test_shown_as_written(reader: Reader) -> None:
    """Simplified words mark the traditional text that they found, which stays as it is."""
    page = reader.search(f"?q={quote('交流计划决算')}")
    first = page.locator(HITS).first
    expect(first.locator("[data-slot=title]")).to_have_text("“同行”港澳社工交流計劃決算")
    assert "".join(first.locator("[data-slot=title] mark").all_inner_texts()) == "交流計劃決算"


def test_why_it_was_found(reader: Reader) -> None:
    """A number that fits is told from words that fit."""
    page = reader.search(f"?q={quote('青协〔2025〕3号')}")
    first = page.locator(HITS).first
    expect(first.locator("[data-slot=how]")).to_have_text("字号相符")
    expect(first.locator("[data-slot=number]")).to_have_text("青协〔2025〕3号")


@pytest.mark.parametrize(
    "query",
    [
        "<script>document.title='taken'</script>",
        '"><img src=x onerror="document.title=1">',
        "项目<b>评估</b>&amp;${1+1}{{7*7}}",
        "\\\\ ' \" %00 %zz . * ( [ ?",
    ],
)
def test_script_as_query_stays_text(reader: Reader, query: str) -> None:
    page = reader.search(f"?q={quote(query)}")
    settle(page)
    assert page.input_value("#hb-q") == query.strip()
    assert page.locator("#handbook-search :is(script, img, b)").count() == 0
    assert page.title().startswith("查找 · ")


# --- keyboard -------------------------------------------------------------------------------


def test_arrows_walk_through_the_hits(reader: Reader) -> None:
    page = reader.search(f"?q={quote('理事会')}")
    field = page.locator("#hb-q")
    title = f"{HITS}:nth-child(%d) a[data-slot=title]"
    field.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(title % 1)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(title % 2)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    name = page.locator(title % 1).inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(name)


def test_tab_order(reader: Reader) -> None:
    """From the field through the filters to the hits, and nothing that cannot be seen between."""
    page = reader.search(f"?q={quote('理事会')}")
    page.locator("#hb-q").focus()
    stops = []
    for _ in range(9):
        page.keyboard.press("Tab")
        stops.append(
            page.evaluate(
                "(e => e.name || e.dataset.slot || e.type || e.tagName)(document.activeElement)"
            )
        )
        assert page.locator(":focus").is_visible()
    facets = ["type", "department", "year", "status", "level"]
    assert stops == ["submit", *facets, "sort", "reset", "title"]


def test_the_page_can_be_skipped_into(reader: Reader) -> None:
    """The first stop of every page leads past the header."""
    page = reader.open(KINDS["minutes"])
    page.keyboard.press("Tab")
    expect(page.locator(".hb-skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#hb-main")).to_be_focused()


def test_without_a_script(reader: Reader) -> None:
    """The search says what it needs and where to look instead."""
    page = reader.open("search/", java_script_enabled=False)
    expect(page.locator("noscript")).to_be_attached()
    assert "登记簿" in page.locator("#handbook-search").inner_text()
