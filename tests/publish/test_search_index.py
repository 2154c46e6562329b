"""The search files of a site: what is in them, that they find, and that a broken index is noticed."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from recordroom.model.edition import SearchEntry
from recordroom.publish import search_engine
from recordroom.publish.search_engine import SearchIndexError
from recordroom.publish.search_index import BREAK, FACETS, Item, self_test, write_index
from recordroom.publish.search_probe import BuiltIndex
from recordroom.publish.search_units import units


def item(url: str, title: str, text: str, **more: str) -> Item:
    filters = {k: more[k] for k in FACETS if k in more}
    entry = SearchEntry(
        id=url.strip("/").split("/")[-1],
        number=more.get("number", ""),
        title=title,
        text=text,
        filters=filters,
        date=more.get("date", "2025-03-07"),
    )
    return url, entry, more.get("page_title", title)


ITEMS = [
    item(
        "records/official-documents/2025/leave-notice/",
        "关于规范请假手续的通知",
        "请假超过三天的，由秘书长批准后执行。\n请假单保管期限为五年，支出 1,204.50 元另报。",
        number="青协〔2025〕3号",
        type="发文",
        department="综合部",
        year="2025",
        status="已印发",
        level="内部",
    ),
    item(
        "records/projects/2024/exchange/",
        "「同行」交流計劃評估",
        "羅敏儀與社工瞭解兩地做法，並就後續合作答覆意見。",
        number="XM-2024-03",
        type="评估报告",
        department="项目部",
        year="2024",
        status="已归档",
        level="公开",
    ),
    item(
        "records/incoming/2025/memo/",
        "Memo from Emily Hart",
        "Volunteers met in the café.",
        type="收文",
        year="2025",
        page_title="Memo",
    ),
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    write_index(entries=ITEMS, out=out, lang="zh-Hans")
    return out


@pytest.fixture
def broken(site: Path, tmp_path: Path) -> Path:
    """A copy of the site to break."""
    return Path(shutil.copytree(site, tmp_path / "broken"))


def table(out: Path) -> dict[str, list[list[object]]]:
    found: dict[str, list[list[object]]] = json.loads(
        (out / "search/exact.json").read_text("utf-8")
    )
    return found


def names(out: Path) -> dict[str, str]:
    """Id of an entry → its name in the index."""
    return {str(row[1]): str(row[0]) for row in table(out)["rows"]}


# --- what is written -----------------------------------------------------------------------------


def test_every_stretch_of_every_text_is_found(site: Path) -> None:
    index = BuiltIndex(site / "pagefind")
    for url, entry, _ in ITEMS:
        for text in (entry.title, entry.number, entry.text):
            cut = units(text)
            for size in (1, 2, 3, 5, max(1, len(cut))):
                for at in range(len(cut) - size + 1):
                    found = index.holding(cut[at : at + size])
                    assert names(site)[entry.id] in found, (url, cut[at : at + size])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("长批准", ["leave-notice"]),  # no word: it begins inside one and ends inside another
        ("長批准", ["leave-notice"]),
        ("罗敏仪", ["exchange"]),
        ("了解两地", ["exchange"]),
        ("答复意见", ["exchange"]),
        ("青协[2025]3号", ["leave-notice"]),
        ("1204.50", ["leave-notice"]),
        ("CAFE", ["memo"]),
        ("通知请假", []),  # the end of a title and the beginning of a text
        ("评估报告2024", []),  # two labels
        ("批准长", []),
    ],
)
def test_phrases(site: Path, query: str, found: list[str]) -> None:
    ids = {name: id_ for id_, name in names(site).items()}
    assert [ids[n] for n in BuiltIndex(site / "pagefind").holding(units(query))] == found


def test_nothing_but_the_entries_is_indexed(site: Path) -> None:
    given = {BREAK}
    for _, entry, title in ITEMS:
        for text in (entry.title, entry.number, entry.id, title, entry.text, entry.date):
            given |= set(units(text))
        for label in entry.filters.values():
            given |= set(units(label))
    assert BuiltIndex(site / "pagefind").words() == given


def test_only_what_a_search_reads_is_written(site: Path) -> None:
    files = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()}
    plain = {f for f in files if not f.startswith(("pagefind/index/", "search/entries/"))}
    meta = {f for f in plain if f.endswith(".pf_meta")}
    assert len(meta) == 1
    assert plain - meta == {
        "assets/handbook/fold.json",
        "pagefind/pagefind-entry.json",
        "pagefind/pagefind-worker.js",
        "pagefind/pagefind.js",
        "pagefind/wasm.unknown.pagefind",
        "search/exact.json",
        "search/words.json",
    }
    assert {Path(f).stem for f in files if "/entries/" in f} == set(names(site).values())


def test_an_entry_shows_its_text_as_written(site: Path) -> None:
    url, entry, _ = ITEMS[1]
    name = names(site)[entry.id]
    shown = json.loads((site / f"search/entries/{name}.json").read_text("utf-8"))
    assert (shown["url"], shown["title"], shown["text"]) == (url, entry.title, entry.text)
    assert shown["filters"] == entry.filters


def test_the_table_has_filters_and_the_ends_of_the_parts(site: Path) -> None:
    data = table(site)
    filters: dict[str, list[str]] = data["filters"]  # type: ignore[assignment]
    assert filters["type"] == ["发文", "收文", "评估报告"]
    row = next(r for r in data["rows"] if r[1] == "leave-notice")
    assert row[2:4] == ["青协〔2025〕3号", "2025-03-07"]
    chosen: list[int] = row[4]  # type: ignore[assignment]
    assert [filters[k][i] for k, i in zip(FACETS, chosen, strict=True)] == [
        "发文", "综合部", "2025", "已印发", "内部",
    ]  # fmt: skip
    entry = ITEMS[0][1]
    title, head, text = row[5]  # type: ignore[misc]
    assert title == len(units(entry.title))
    # Number, id and an empty page title follow, each after a break; then the text.
    assert head == title + 1 + 5 + 1 + 2 + 1
    assert text == head + 1 + len(units(entry.text))
    memo = next(r for r in data["rows"] if r[1] == "memo")
    assert memo[4][1] == -1  # type: ignore[index]
    words = json.loads((site / "search/words.json").read_text("utf-8"))
    assert {"volunteers", "cafe", "exchange"} <= set(words)
    assert "2025" not in words


def test_the_same_entries_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    other = tmp_path / "another place"
    write_index(entries=ITEMS[:2], out=other, lang="zh-Hans")
    write_index(entries=ITEMS[::-1], out=other, lang="zh-Hans")
    first, second = (
        {p.relative_to(out): p.read_bytes() for p in out.rglob("*") if p.is_file()}
        for out in (site, other)
    )
    assert first == second


def test_no_entries_is_no_fault(tmp_path: Path) -> None:
    write_index(entries=[], out=tmp_path, lang="en")
    assert table(tmp_path)["rows"] == []


# --- faults --------------------------------------------------------------------------------------


def test_the_self_test_notices_a_lost_chunk(broken: Path) -> None:
    for path in (broken / "pagefind/index").iterdir():
        path.write_bytes(search_engine.MAGIC + b"\x81\x80")
    with pytest.raises(SearchIndexError) as caught:
        self_test(entries=ITEMS, out=broken)
    assert "查找自检未通过" in caught.value.hans
    assert "self-test" in caught.value.en


def test_the_self_test_notices_an_entry_of_another_page(broken: Path) -> None:
    files = sorted((broken / "search/entries").iterdir())
    contents = [p.read_bytes() for p in files]
    for path, content in zip(files, contents[1:] + contents[:1], strict=True):
        path.write_bytes(content)
    with pytest.raises(SearchIndexError):
        self_test(entries=ITEMS, out=broken)


def test_the_self_test_notices_an_entry_that_is_not_there(site: Path) -> None:
    more = [*ITEMS, item("records/x/2025/lost/", "遗失", "没有收录的一件")]
    with pytest.raises(SearchIndexError):
        self_test(entries=more, out=site)
    other = [*ITEMS[:2], item(ITEMS[2][0], "另一份文件", "不在索引里的文字")]
    with pytest.raises(SearchIndexError):
        self_test(entries=other, out=site)


def test_a_damaged_chunk_is_named(broken: Path) -> None:
    path = next((broken / "pagefind/index").iterdir())
    path.write_bytes(b"<html>")
    with pytest.raises(SearchIndexError) as caught:
        self_test(entries=ITEMS, out=broken)
    assert path.name in caught.value.hans


@pytest.mark.parametrize("lost", ["pagefind-entry.json", "*.pf_meta", "index/*"])
def test_the_self_test_notices_a_lost_or_empty_file(broken: Path, lost: str) -> None:
    path = next((broken / "pagefind").glob(lost))
    path.write_bytes(b"")
    with pytest.raises(SearchIndexError):
        self_test(entries=ITEMS, out=broken)
    path.unlink()
    with pytest.raises(SearchIndexError):
        self_test(entries=ITEMS, out=broken)


def test_without_pagefind_one_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_engine, "get_executable", lambda: None)
    with pytest.raises(SearchIndexError) as caught:
        write_index(entries=ITEMS, out=tmp_path, lang="zh-Hans")
    assert "pip install" in caught.value.hans
    assert "pip install" in caught.value.en


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands for the program")
def test_a_pagefind_that_dies_is_a_clear_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\necho no room left >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setattr(search_engine, "get_executable", lambda: program)
    with pytest.raises(SearchIndexError) as caught:
        write_index(entries=ITEMS, out=tmp_path / "out", lang="zh-Hans")
    assert "no room left" in caught.value.en
