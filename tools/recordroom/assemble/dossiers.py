"""Dossiers (案卷): a project's or a meeting's papers together, with what is missing."""

from __future__ import annotations

from pathlib import PurePosixPath

from recordroom.assemble.record_page import RecordPages
from recordroom.assemble.site import cell, page_url
from recordroom.assemble.words import Words
from recordroom.model.edition import NavItem, Page, Plain
from recordroom.model.holdings import Record
from recordroom.model.policies import RecordType


def dossier_pages(pages: RecordPages) -> tuple[list[Page], list[NavItem]]:
    """A page for each head of a dossier, an index for each kind, and the navigation's lines."""
    view, words = pages.view, pages.words
    out: list[Page] = []
    nav: list[NavItem] = []
    for id_, type_ in view.policies.types.items():
        heads = view.holdings.by_type.get(id_, ()) if type_.dossier else ()
        if not heads:
            continue
        ordered = sorted(heads, key=lambda r: (r.text("date"), r.id), reverse=True)
        path = PurePosixPath("dossiers", "by-type", f"{id_}.md")
        title = dossiers_title(type_, words)
        out.append(Page(path, title, "register.html", {"register": _index(pages, ordered)}, ""))
        nav.append(NavItem(title, path))
        out += [_page(pages, head) for head in ordered]
    return out, nav


def _index(pages: RecordPages, heads: list[Record]) -> dict[str, Plain]:
    words = pages.words
    keys = (("number", "text"), ("title", "text"), ("date", "date"), ("status", "text"))
    rows: list[Plain] = []
    for head in heads:
        papers = len(pages.sets.members(head.id))
        missing = len(_missing(pages, head))
        rows.append(
            [
                cell(head.number),
                cell(head.title, f"dossiers/{head.id}/"),
                cell(head.text("date")),
                cell(pages.status(head)),
                cell(str(papers)),
                cell(str(missing)),
            ]
        )
    columns: list[Plain] = [
        {"key": key, "label": words(f"head_{key}"), "kind": kind} for key, kind in keys
    ]
    columns.append({"key": "papers", "label": words("head_papers"), "kind": "number"})
    columns.append({"key": "missing", "label": words("head_missing"), "kind": "number"})
    return {
        "intro": words("dossiers_intro"),
        "columns": columns,
        "rows": rows,
        "filters": ["status"],
        "count_text": words("count_dossiers", n=len(heads)),
    }


def _page(pages: RecordPages, head: Record) -> Page:
    words, types = pages.words, pages.view.policies.types
    members = [head, *pages.sets.members(head.id)]
    groups: list[Plain] = []
    by_type: dict[str, list[Record]] = {head.type: []}
    for record in sorted(members, key=lambda r: (r.text("date"), r.id)):
        by_type.setdefault(record.type, []).append(record)
    for id_, some in by_type.items():  # the head first, then in the order in which papers came
        label = words.label(types[id_].label)
        groups.append({"label": label, "rows": [_row(pages, r) for r in some]})
    timeline: list[Plain] = []
    for record in sorted(members, key=lambda r: (r.text("date"), r.id)):
        label = words.label(types[record.type].label)
        entry: dict[str, Plain] = {
            "date": record.text("date"),
            "text": f"{label} · {record.title}",
            "href": page_url(record.path),
        }
        timeline.append(entry)
    facts: list[Plain] = []
    for row in (
        (
            words("head_number" if head.number else "head_title"),
            record_number(head),
            page_url(head.path),
        ),
        (words("head_status"), pages.status(head), ""),
        (words("head_department"), pages.display.name("department", head.text("department")), ""),
        (words("head_papers"), str(len(members)), ""),
    ):
        if row[1]:
            facts.append({"label": row[0], **cell(row[1], row[2])})
    meta: dict[str, Plain] = {
        "head": facts,
        "groups": groups,
        "missing": _missing(pages, head),
        "timeline": timeline,
    }
    path = PurePosixPath("dossiers", f"{head.id}.md")
    label = dossiers_title(types[head.type], words)
    crumbs: list[Plain] = [cell(label, f"dossiers/by-type/{head.type}/")]
    return Page(path, head.title, "dossier.html", {"dossier": meta, "crumbs": crumbs}, "")


def dossiers_title(type_: RecordType, words: Words) -> str:
    """What the dossiers of a type are called: its door's own name, else made from the type's."""
    if type_.door is not None:
        return words.label(type_.door.label)
    return words("dossiers_of", type=words.label(type_.label))


def record_number(record: Record) -> str:
    """A record's number, or its title where it has none."""
    return record.number or record.title


def _row(pages: RecordPages, record: Record) -> dict[str, Plain]:
    return {
        "number": record.number,
        "title": record.title,
        "date": record.text("date"),
        "status_label": pages.status(record),
        "href": page_url(record.path),
    }


def _missing(pages: RecordPages, head: Record) -> list[Plain]:
    """What the head must come with and does not, among what is visible.

    A companion type whose lowest access is above the audience's would always look missing here,
    so it is not told: invisible is absent, not missing.
    """
    out: list[Plain] = []
    for state in pages.sets.companions(head):
        if state.records or not pages.could_see(state.companion.type):
            continue
        type_ = pages.view.policies.types[state.companion.type]
        label = state.companion.label if state.companion.label.hans else type_.label
        out.append({"label": pages.words.label(label), "note": pages.words("missing_note")})
    return out
