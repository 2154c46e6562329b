"""Registers: everything, by type, and by type and year, counted from what is visible."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from recordroom.assemble.record_page import RecordPages
from recordroom.assemble.site import cell, page_url, register_path
from recordroom.model.edition import NavItem, Page, Plain
from recordroom.model.holdings import Record


def register_pages(pages: RecordPages) -> tuple[list[Page], list[NavItem]]:
    """The pages of all registers and their lines of the navigation."""
    view, words = pages.view, pages.words
    title = words("register_all")
    out = [_page(pages, register_path("all"), title, view.records, with_type=True)]
    nav = [NavItem(title, register_path("all"))]
    for id_, type_ in view.policies.types.items():
        records = view.holdings.by_type.get(id_, ())
        if not records:
            continue
        label = words.label(type_.label)
        name = words("register_of", type=label)
        years = sorted({r.text("date")[:4] for r in records if r.day()}, reverse=True)
        out.append(_page(pages, register_path(id_), name, records, years=years, type_=id_))
        nav.append(NavItem(label, register_path(id_)))
        for year in years if len(years) > 1 else []:
            some = [r for r in records if r.text("date").startswith(year)]
            heading = words("register_of_year", type=label, year=year)
            out.append(_page(pages, register_path(id_, year), heading, some))
    index = Page(
        path=PurePosixPath("registers/index.md"),
        title=words("registers"),
        template="register.html",
        meta={"register": _index(pages)},
        body="",
    )
    return [index, *out], nav


def _index(pages: RecordPages) -> dict[str, Plain]:
    view, words = pages.view, pages.words
    rows: list[Plain] = [
        [cell(words("register_all"), page_url(register_path("all"))), cell(str(len(view.records)))]
    ]
    for id_, type_ in view.policies.types.items():
        records = view.holdings.by_type.get(id_, ())
        if records:
            label = cell(words.label(type_.label), page_url(register_path(id_)))
            rows.append([label, cell(str(len(records)))])
    return {
        "intro": words("registers_intro"),
        "columns": [
            {"key": "register", "label": words("register_name"), "kind": "text"},
            {"key": "count", "label": words("register_count"), "kind": "number"},
        ],
        "rows": rows,
        "filters": [],
        "count_text": "",
    }


def _page(
    pages: RecordPages,
    path: PurePosixPath,
    title: str,
    records: Iterable[Record],
    *,
    with_type: bool = False,
    years: list[str] | None = None,
    type_: str = "",
) -> Page:
    words = pages.words
    ordered = sorted(records, key=lambda r: (r.text("date"), r.number, r.id), reverse=True)
    columns = [("number", "text"), ("title", "text"), ("date", "date")]
    columns += [("type", "text")] if with_type else []
    columns += [("year", "text"), ("department", "text"), ("status", "text"), ("level", "text")]
    several = years if years is not None and len(years) > 1 else []
    links: list[Plain] = [cell(y, page_url(register_path(type_, y))) for y in several]
    meta: dict[str, Plain] = {
        "intro": words("register_intro"),
        "years": links,
        "columns": [
            {"key": key, "label": words(f"head_{key}"), "kind": kind} for key, kind in columns
        ],
        "rows": [_row(pages, r, [key for key, _ in columns]) for r in ordered],
        "filters": [
            k for k, _ in columns if k in ("type", "year", "department", "status", "level")
        ],
        "count_text": words("count_records", n=len(ordered)),
    }
    crumbs: list[Plain] = [cell(words("registers"), "registers/")]
    return Page(path, title, "register.html", {"register": meta, "crumbs": crumbs}, "")


def _row(pages: RecordPages, record: Record, keys: list[str]) -> list[Plain]:
    types = pages.view.policies.types
    department = record.text("department")
    texts = {
        "number": record.number,
        "title": record.title,
        "date": record.text("date"),
        "type": pages.words.label(types[record.type].label),
        "year": record.text("date")[:4],
        "department": pages.display.name("department", department) if department else "",
        "status": pages.status(record),
        "level": pages.display.name("level", record.level),
    }
    href = page_url(record.path)
    tones = {"status": pages.phase(record), "level": record.level}
    out: list[Plain] = []
    for key in keys:
        one = cell(texts[key], href if key == "title" else "")
        out.append({**one, "tone": tones[key]} if key in tones else one)
    return out
