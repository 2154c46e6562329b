"""The search files of a site: an index of units, a table of all entries, and what each one shows.

Written below the site's root: `pagefind/` (the index), `search/exact.json` (one row an entry: id,
number, date, filters), `search/entries/<name>.json` (what a hit shows, fetched by need),
`search/words.json` (words of alphabetic scripts, for their beginnings) and
`assets/handbook/fold.json` (traditional to simplified). Everything in them comes from the entries
given, and the same entries give the same bytes. `search-engine.js` reads them.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from recordroom.model.edition import SearchEntry
from recordroom.model.hanzi import fold_table
from recordroom.publish.search_engine import SearchIndexError, build
from recordroom.publish.search_probe import BuiltIndex
from recordroom.publish.search_units import units

Item = tuple[str, SearchEntry, str]
"""The address of a page from the site's root (`records/minutes/2025/x/`), its entry, its title."""

FACETS = ("type", "department", "year", "status", "level")
"""The filters, in the order of the form and of a row's numbers."""

BREAK = "x0x"
"""Stands between the parts of an entry, so that no phrase runs from one into the next."""

_ASKED = 12
"""How many entries the self-test asks for: each costs the decoding of a few chunks."""

_Asked = tuple[Item, list[str]]
"""An entry and the row of the table that stands for it."""


def write_index(*, entries: Sequence[Item], out: Path, lang: str) -> None:
    """Write the search files of the site in folder `out`, then ask the index for what it must find.

    `lang` is the language of the build's labels. Files of an earlier index in `out` are replaced.
    Raises SearchIndexError when Pagefind is missing or fails, or when the self-test does.
    """
    items = _ordered(entries)
    parts = [_parts(item) for item in items]
    texts = [
        (_digest(item), f" {BREAK} ".join(" ".join(part) for part in pieces))
        for item, pieces in zip(items, parts, strict=True)
    ]
    names = build(texts, out / "pagefind")
    folder = out / "search" / "entries"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, item in zip(names, items, strict=True):
        _write(folder / f"{name}.json", _shown(item))
    _write(out / "search" / "exact.json", _table(items, parts, names=names, lang=lang))
    _write(
        out / "search" / "words.json", sorted(_alphabetic(u for p in parts for x in p for u in x))
    )
    table = fold_table()
    _write(out / "assets" / "handbook" / "fold.json", ["".join(table), "".join(table.values())])
    self_test(entries=items, out=out)


def self_test(*, entries: Sequence[Item], out: Path) -> None:
    """Ask the built index for titles, phrases, ids and numbers that stand in `entries`.

    Raises SearchIndexError naming the first of them that is not found where it must be.
    """
    items = _ordered(entries)
    index = BuiltIndex(out / "pagefind")
    rows = _read_rows(out / "search" / "exact.json")
    if not len(items) == len(rows) == len(index.texts):
        raise _not_found(f"{len(items)} = {len(rows)} = {len(index.texts)}", "*")
    for (url, entry, title), row in _sample(list(zip(items, rows, strict=True))):
        if row[1:3] != [entry.id, entry.number]:
            raise _not_found(entry.number or entry.id, url)
        shown = json.loads((out / "search" / "entries" / f"{row[0]}.json").read_text("utf-8"))
        if shown["url"] != url:
            raise _not_found(entry.id, url)
        for phrase in _phrases(entry, title):
            if row[0] not in index.holding(phrase):
                raise _not_found(" ".join(phrase), url)


def _ordered(entries: Sequence[Item]) -> list[Item]:
    """Entries by address, each address once."""
    return [item for _, item in sorted({item[0]: item for item in entries}.items())]


def _parts(item: Item) -> tuple[tuple[str, ...], ...]:
    """The units of an entry, part by part: title, number, id, page title, text, then labels."""
    _, entry, title = item
    other = title if units(title) != units(entry.title) else ""
    labels = (entry.date, *(entry.filters[k] for k in sorted(entry.filters)))
    texts = (entry.title, entry.number, entry.id, other, entry.text, *labels)
    return tuple(units(text) for text in texts)


def _shown(item: Item) -> dict[str, object]:
    url, entry, title = item
    return {
        "date": entry.date,
        "filters": dict(sorted(entry.filters.items())),
        "id": entry.id,
        "number": entry.number,
        "text": entry.text,
        "title": entry.title or title,
        "url": url,
    }


def _table(
    items: Sequence[Item],
    parts: Sequence[tuple[tuple[str, ...], ...]],
    *,
    names: Sequence[str],
    lang: str,
) -> dict[str, object]:
    """The table of all entries: values of the filters, and rows that name them by their place.

    A row is [name, id, number, date, [value of each filter or -1], [ends of title, head, text]];
    the ends are positions in the index, by which a hit in the title is known.
    """
    values = {
        key: sorted({entry.filters[key] for _, entry, _ in items if entry.filters.get(key)})
        for key in FACETS
    }
    rows = []
    for (_, entry, _), pieces, name in zip(items, parts, names, strict=True):
        chosen = [values[k].index(entry.filters[k]) if entry.filters.get(k) else -1 for k in FACETS]
        ends, at = [], -1
        for piece in pieces:
            at += len(piece) + 1
            ends.append(at)
        rows.append([name, entry.id, entry.number, entry.date, chosen, [ends[0], ends[3], ends[4]]])
    return {"filters": values, "lang": lang, "rows": rows}


def _digest(item: Item) -> str:
    """Changes whenever anything shown does, so that a cached file is never a stale one."""
    data = json.dumps(_shown(item), ensure_ascii=False, sort_keys=True).encode()
    return hashlib.sha256(data).hexdigest()[:16]


def _alphabetic(found: Iterable[str]) -> set[str]:
    """Words of three letters and more in which no digit stands."""
    return {u for u in found if len(u) > 2 and u.isalpha()}


def _sample(all_of_them: Sequence[_Asked]) -> Sequence[_Asked]:
    """Some from all over, the same ones every time."""
    return all_of_them[:: max(1, len(all_of_them) // _ASKED)]


def _phrases(entry: SearchEntry, title: str) -> Iterator[tuple[str, ...]]:
    """What stands in an entry for certain: its title, and six units from its middle."""
    text = units(entry.text)
    middle = len(text) // 2
    for phrase in (
        units(entry.title or title)[:12],
        units(entry.number),
        text[middle : middle + 6],
    ):
        # Hangul is kept decomposed by the index, and the probe does not take it apart.
        if phrase and not any("\uac00" <= c <= "\ud7a3" for u in phrase for c in u):
            yield phrase


def _not_found(what: str, url: str) -> SearchIndexError:
    return SearchIndexError(
        f"查找自检未通过：「{what}」应能查到「{url}」，却没有查到。网站没有完成，请重新生成并报告此问题。",
        f"The search failed its self-test: “{what}” should find {url} and does not. "
        "The site is not finished: build again, and report this.",
    )


def _read_rows(path: Path) -> list[list[str]]:
    rows: list[list[str]] = json.loads(path.read_text("utf-8"))["rows"]
    return rows


def _write(path: Path, data: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
