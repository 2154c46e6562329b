"""The home page, the search page, and what this edition is."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import PurePosixPath

from recordroom.assemble.dossiers import dossiers_title
from recordroom.assemble.organisation import reviews
from recordroom.assemble.record_page import RecordPages
from recordroom.assemble.site import page_url, register_path
from recordroom.model.edition import Page, Plain, SearchEntry
from recordroom.model.policies import Door
from recordroom.retain.schedule import keeping

SOON = 90
"""Days ahead that count as «soon» on the home page."""
NEWEST = 8


def home_page(pages: RecordPages, *, as_of: date) -> Page:
    """Search first, newly issued, due soon, and doors to the rest."""
    view, words = pages.view, pages.words
    org = words.label(view.policies.organisation.name)
    official = [r for r in view.records if pages.phase(r) in ("issued", "closed") and r.day()]
    # What bears a number went out to somebody; the notes of every week would crowd it out.
    numbered = [r for r in official if r.number] or official
    newest = sorted(numbered, key=lambda r: (r.text("date"), r.id), reverse=True)[:NEWEST]
    types = view.policies.types
    issued: list[Plain] = [
        {
            "number": r.number,
            "title": r.title,
            "type_label": words.label(types[r.type].label),
            "date": r.text("date"),
            "href": page_url(r.path),
        }
        for r in newest
    ]
    years = {r.text("date")[:4] for r in view.records if r.day()}
    figures: list[Plain] = [
        {"label": words("figure_records"), "text": str(len(view.records))},
        {"label": words("figure_types"), "text": str(len(view.holdings.by_type))},
        {"label": words("figure_years"), "text": str(len(years))},
    ]
    meta: dict[str, Plain] = {
        "lead": words("home_lead", org=org, audience=words.label(view.audience.label)),
        "issued": issued,
        "due": _due(pages, as_of),
        "doors": _doors(pages),
        "figures": figures,
    }
    return Page(PurePosixPath("index.md"), org, "home.html", {"home": meta}, "")


def _due(pages: RecordPages, as_of: date) -> list[Plain]:
    words = pages.words
    rows: list[tuple[date, str, str, str]] = []
    for record, day in reviews(pages):
        if (day - as_of).days <= SOON:
            note = words("due_review") if day >= as_of else words("overdue", n=(as_of - day).days)
            rows.append((day, record.title, note, page_url(record.path)))
    for record in pages.view.records:
        kept = keeping(record, pages.view.holdings, pages.view.policies)
        if kept.until is not None and (kept.until - as_of).days <= SOON:
            rows.append((kept.until, record.title, words("due_disposal"), page_url(record.path)))
    return [
        {"title": title, "note": note, "date": day.isoformat(), "href": href}
        for day, title, note, href in sorted(rows)[:12]
    ]


def search_page(pages: RecordPages, entries: Iterable[SearchEntry]) -> Page:
    """The search with its filters, whose values are those of visible records only."""
    values: dict[str, set[str]] = {}
    for entry in entries:
        for key, text in entry.filters.items():
            values.setdefault(key, set()).add(text)
    keys = ("type", "department", "year", "status", "level")
    filters: list[Plain] = [
        {
            "key": key,
            "label": pages.words(f"head_{key}"),
            "values": [*sorted((v for v in values.get(key, set()) if v), reverse=key == "year")],
        }
        for key in keys
    ]
    meta: dict[str, Plain] = {"search": {"filters": filters}}
    return Page(PurePosixPath("search/index.md"), pages.words("search"), "search.html", meta, "")


def about_page(pages: RecordPages, *, as_of: date) -> Page:
    """What this edition is and for whom. The stamp (revision) stands in its own file."""
    words, audience = pages.words, pages.view.audience
    held = sorted(audience.clearance.compartments)
    names = [pages.display.name("compartment", c) for c in held]
    lines = [
        words("about_text", audience=words.label(audience.label), day=as_of),
        "",
        f"- {words('column_level')}：{pages.display.name('level', audience.clearance.level)}",
        f"- {words('column_compartment')}：{words.list(names) or words('none')}",
        f"- {words('figure_records')}：{len(pages.view.records)}",
        "",
        words("about_limits"),
        "",
        words("about_stamp"),
        "",
    ]
    return Page(PurePosixPath("about/index.md"), words("about"), "", {}, "\n".join(lines))


def _doors(pages: RecordPages) -> list[Plain]:
    """The doors that lead somewhere in this edition."""
    words, by_type = pages.words, pages.view.holdings.by_type
    out: list[Plain] = []

    def door(title: str, text: str, href: str, icon: str) -> None:
        out.append({"title": title, "text": text, "href": href, "icon": f"material/{icon}"})

    def named(key: str, href: str, icon: str) -> None:
        door(words(f"door_{key}"), words(f"door_{key}_text"), href, icon)

    def to_register(type_: str, said: Door, icon: str) -> None:
        href = page_url(register_path(type_))
        door(words.label(said.label), words.label(said.text), href, icon)

    types = pages.view.policies.types
    for id_, type_ in types.items():
        if type_.door is not None and type_.root == "policies" and id_ in by_type:
            to_register(id_, type_.door, "book-open-variant-outline")
    named("registers", "registers/", "format-list-bulleted")
    for id_, type_ in types.items():
        if type_.dossier and id_ in by_type:
            said = type_.door
            text = words.label(said.text) if said is not None else words("door_dossier_text")
            title = dossiers_title(type_, words)
            door(title, text, f"dossiers/by-type/{id_}/", "folder-open-outline")
    for id_, type_ in types.items():
        if type_.door is None or type_.dossier or type_.root == "policies":
            continue
        if id_ in by_type:
            to_register(id_, type_.door, "archive-outline")
    named("organisation", "organisation/", "account-group-outline")
    named("statistics", "statistics/", "chart-bar")
    return out
