"""What people type finds what they mean: a table of queries and the records they must lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Reader

QUERIES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("queries.yml").read_text(encoding="utf-8")
)

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def desk(chromium: Browser, address: Callable[[str], str]) -> Iterator[Page]:
    """The search page, open for one query after the other."""
    reader = Reader(chromium, address)
    yield reader.open("search/")
    reader.close()


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query["tries"])
def test_query(desk: Page, query: dict[str, Any]) -> None:
    desk.fill("#hb-q", query["q"])
    desk.press("#hb-q", "Enter")
    desk.locator("#handbook-search:not([aria-busy])").wait_for()
    hits = desk.locator("[data-hits] > li").evaluate_all("all => all.map(li => li.dataset.id)")
    ids = hits[:5]
    assert set(query["expect"]) <= set(ids)
    if query.get("first"):
        assert ids[0] == query["expect"][0]


def test_the_table_is_of_use() -> None:
    """Enough queries, each tried for a reason of its own, and most must lead straight there."""
    chinese = [q for q in QUERIES if any("\u4e00" <= c <= "\u9fff" for c in q["q"])]
    assert len(chinese) >= 25
    assert len({q["tries"] for q in QUERIES}) == len(QUERIES)
    assert sum(bool(q.get("first")) for q in QUERIES) >= len(QUERIES) // 2
