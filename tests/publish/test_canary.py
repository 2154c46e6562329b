"""No canary that an audience may not see is in any byte of its site, and those it may see are."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from recordroom.pipeline import build_room
from recordroom.publish.builders import BUILDERS
from recordroom.publish.search_probe import BuiltIndex
from recordroom.publish.search_units import units
from recordroom.publish.site import Published
from tests.publish.canary_eyes import canaries_of, seen
from tests.publish.canary_room import AUDIENCES, NAMELESS
from tests.publish.conftest import Canary

HREF = re.compile(r'href="([^"]*/files/[^"]*)"')


def build(canary: Canary, audience: str, out: Path, builder: str = "mkdocs") -> Published:
    chosen = canary.checked.policies.access.audiences[audience]
    built = build_room(
        canary.checked,
        audiences=[chosen],
        out=out,
        builder=builder,
        lang="zh-Hans",
        step=lambda who, what: None,
    )
    return built.published[0]


def leaks(canary: Canary, audience: str, site: Path) -> list[str]:
    """What is in the site and may not be, told so that a person finds it."""
    out = []
    for text, files in seen(site).items():
        planted = canary.room.planted.get(text)
        if planted is not None and not planted.demand.admits(audience):
            out.append(f"{planted.record}: {planted.place} ({text}) in {sorted(files)[:3]}")
        elif text.startswith("year ") and not canary.room.owner(text).admits(audience):
            out.append(f"{text} in {sorted(files)[:3]}")
    return sorted(out)


def test_the_room_is_what_it_should_be(canary: Canary) -> None:
    records = {r.id: r for r in canary.checked.holdings.records}
    assert not canary.checked.policies.problems
    assert len(canary.room.sheets) >= 60
    assert all(records[s.id].sound for s in canary.room.sheets)
    assert {s.type for s in canary.room.sheets} == set(canary.checked.policies.types)
    assert set(AUDIENCES) == set(canary.checked.policies.access.audiences)
    demands = {(s.demand.level, s.demand.groups) for s in canary.room.sheets}
    assert len(demands) == 40
    assert canary.checked.holdings.history is not None


@pytest.mark.parametrize("builder", BUILDERS)
@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_leak(canary: Canary, audience: str, builder: str, tmp_path: Path) -> None:
    published = build(canary, audience, tmp_path, builder)
    assert published.leaks == () and published.site is not None
    found = seen(published.site)
    assert leaks(canary, audience, published.site) == []
    missing = [
        f"{p.record}: {p.place} ({p.text})"
        for p in canary.room.planted.values()
        if p.demand.shown and p.demand.admits(audience) and p.text not in found
    ]
    assert missing == []
    told(canary, audience, published.site)
    contents = b"".join(p.read_bytes() for p in published.site.rglob("*.html"))
    assert (b"forge.example" in contents) == (audience not in NAMELESS), "who may edit"
    for commit in canary.repo.git("log", "--format=%H").split():
        assert commit[:10].encode() not in contents, "a commit is named"


def told(canary: Canary, audience: str, site: Path) -> None:
    """Each visible record has its page and its line in the registers, and can be found."""
    by = {(p.record, p.place): p for p in canary.room.planted.values()}
    files = (site / "search" / "entries").glob("*.json")
    entries = {e["id"]: e for e in (json.loads(p.read_text("utf-8")) for p in files)}
    register = (site / "registers" / "all" / "index.html").read_text("utf-8")
    chunks = (site / "pagefind").rglob("*.pf_index")
    index = frozenset(word for p in chunks for word in canaries_of(p.read_bytes()))
    answers = BuiltIndex(site / "pagefind")
    visible = [s for s in canary.room.sheets if s.demand.admits(audience)]
    assert set(entries) == {s.id for s in visible}
    for sheet in visible:
        page = (site / sheet.path.removesuffix(".md") / "index.html").read_text("utf-8")
        title, entry = by[sheet.id, "title"], entries[sheet.id]
        if title.demand.admits(audience):
            assert title.text in page and title.text in register and title.text in index
            assert title.text in entry["title"]
            characters = by[sheet.id, "title in characters"].text
            assert characters in page and answers.holding(units(characters))
        for place in ("text heading", "text footnote", "text cell", "tags/0", "link 0"):
            word = by[sheet.id, place].text
            assert word in page and word in index and word in entry["text"]
        way = site / sheet.path.removesuffix(".md")
        offered = {(way / unquote(href)).resolve() for href in HREF.findall(unescape(page))}
        assert all(file.is_file() for file in offered)
        shown = [f"attachment {n} name" for n in range(3)]
        names = {
            by[sheet.id, place].text
            for place in shown
            if by[sheet.id, place].demand.admits(audience)
        }
        assert len(offered) == len(names) and all(any(n in f.name for f in offered) for n in names)
