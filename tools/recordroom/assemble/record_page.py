"""A record's page: a head like an official document, then what the record room knows of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from urllib.parse import quote

from recordroom.access.decide import covers
from recordroom.assemble.body import page_body
from recordroom.assemble.changes import changes_box
from recordroom.assemble.display import Cell, Display, is_table
from recordroom.assemble.keeping import keeping_box
from recordroom.assemble.process import approvals, history, searched
from recordroom.assemble.readers import readers_box
from recordroom.assemble.site import attachment_path, cell, page_url, record_cell, register_path
from recordroom.assemble.view import View
from recordroom.assemble.words import Words
from recordroom.model.edition import Page, Plain, SearchEntry
from recordroom.model.holdings import Record
from recordroom.model.policies import Access
from recordroom.relate.links import back_links, successors
from recordroom.relate.sets import Sets

HEAD_FIELDS = ("type", "title", "number", "date", "department", "status", "access", "compartments")
"""Shown in the head, so not again among the fields."""
ELSEWHERE = (
    "approvals", "attachments", "circulation", "language", "disposal-class", "retention-period"
)  # fmt: skip


class RecordPages:
    """Composes record pages for one view; indexes are built once for all of them."""

    def __init__(
        self, view: View, words: Words, *, as_of: date, tables: Callable[[str], str]
    ) -> None:
        self.view, self.words, self.as_of, self.tables = view, words, as_of, tables
        self.display = Display(view, words)
        self.sets = Sets(view.records, view.policies.types)
        self.back = back_links(view.holdings.references)
        self.successors = successors(view.holdings)

    def page(self, record: Record) -> Page:
        """The page of one record, with what the search may know of it."""
        type_ = self.view.policies.types[record.type]
        body = page_body(record, self.view, self.tables)
        meta: dict[str, Plain] = {
            "id": record.id,
            "type": record.type,
            "type_label": self.words.label(type_.label),
            "number": record.number,
            "title": record.title,
            "lang": record.text("language") or self.view.policies.organisation.language,
            "level": record.level,
            "level_label": self._level(record),
            "status": record.status,
            "status_label": self.status(record),
            "phase": self.phase(record),
            "head": self._head(record),
            "banners": self._banners(record),
            "fields": self._fields(record),
            "attachments": self._attachments(record),
            "relations": self._relations(record),
            "companions": self._companions(record),
            "retention": keeping_box(record, self.view, self.display),
            "approvals": approvals(record, self.display),
            "readers": readers_box(record, self.view, self.display, as_of=self.as_of),
            "changes": changes_box(record, self.view, self.words),
            "history": history(record, self.view, self.words),
            "history_note": "" if self.view.events(record) is not None else self.words("unknown"),
            "cite": self._cite(record),
            "edit_href": self._edit(record),
            "dossiers": self._dossiers(record),
        }
        return Page(
            path=record.path,
            title=record.title,
            template="record.html",
            meta={"record": meta, "crumbs": self._crumbs(record)},
            body=body,
            search=self._entry(record),
        )

    def could_see(self, type_id: str) -> bool:
        """Whether the audience may see records of a type at its lowest and at its usual access."""
        type_, access = self.view.policies.types[type_id], self.view.policies.access
        usual = Access(type_.default_level, type_.default_compartments)
        return covers(self.view.audience.clearance, usual, access).shown

    def status(self, record: Record) -> str:
        state = self.view.policies.types[record.type].states.get(record.status)
        return self.words.label(state.label) if state else record.status

    def phase(self, record: Record) -> str:
        return self.view.policies.phase(record) or "draft"

    def _level(self, record: Record) -> str:
        names = [self.display.name("level", record.level)]
        names += [self.display.name("compartment", c) for c in sorted(record.compartments)]
        return " · ".join(names)

    def _head(self, record: Record) -> list[Plain]:
        type_ = self.view.policies.types[record.type]
        rows: list[tuple[str, str, str]] = [
            ("number", record.number, ""),
            ("type", self.words.label(type_.label), page_url(register_path(record.type))),
            ("date", record.text("date"), ""),
            ("department", self._department(record), ""),
            ("level", self._level(record), ""),
            ("status", self.status(record), ""),
        ]
        names = {k: self.words(f"head_{k}") for k, _, _ in rows}
        return [
            {"key": key, "label": names[key], **cell(text, href)}
            for key, text, href in rows
            if text
        ]

    def _department(self, record: Record) -> str:
        named = record.text("department")
        return self.display.name("department", named) if named else ""

    def _banners(self, record: Record) -> list[Plain]:
        out: list[Plain] = []
        for later in self.successors.get(record.id, ()):
            out.append(
                {
                    "kind": "superseded",
                    "text": self.words("superseded_by", date=later.text("date")),
                    "href": page_url(later.path),
                    "link_text": f"{later.number} {later.title}".strip(),
                }
            )
        phase = self.phase(record)
        begins, ends = record.day("effective-from"), record.day("effective-to")
        if phase == "draft":
            out.append({"kind": "draft", "text": self.words("is_draft")})
        elif phase == "ended" and not out:
            out.append({"kind": "ended", "text": self.words("is_ended", state=self.status(record))})
        elif begins is not None and begins > self.as_of:
            out.append({"kind": "not-yet", "text": self.words("not_yet", date=begins)})
        elif ends is not None and ends < self.as_of and not out:
            out.append({"kind": "lapsed", "text": self.words("lapsed", date=ends)})
        return out

    def _fields(self, record: Record) -> list[Plain]:
        specs = self.view.policies.types[record.type].fields
        shown = [f for name, f in record.fields.items() if name not in (*HEAD_FIELDS, *ELSEWHERE)]
        out: list[Plain] = []
        for field in sorted(shown, key=lambda f: specs[str(f.path[0])].order):
            spec = specs[str(field.path[0])]
            if spec.kind == "record" or (spec.of is not None and spec.of.kind == "record"):
                continue  # told among the relations, with their reverse
            label = self.words.label(spec.label)
            if is_table(spec):
                columns, rows = self.display.rows(field.value, spec)
                out.append({"label": label, "columns": [*columns], "rows": _plain(rows)})
            else:
                out.append({"label": label, "cells": [*self.display.cells(field.value, spec)]})
        return out

    def _attachments(self, record: Record) -> list[Plain]:
        return [
            {
                "title": a.title or a.name,
                "name": a.name,
                "href": quote(str(attachment_path(record, a))),
                "size": file_size(a.size),
                "format": a.path.suffix.lstrip(".").upper(),
            }
            for a in record.attachments
        ]

    def _relations(self, record: Record) -> list[Plain]:
        specs = self.view.policies.types[record.type].fields
        by_id = self.view.holdings.by_id
        groups: dict[str, list[Cell]] = {}
        for name, field in record.fields.items():
            spec = specs[name]
            if spec.kind == "record" or (spec.of is not None and spec.of.kind == "record"):
                cells = self.display.cells(field.value, spec)
                groups.setdefault(self.words.label(spec.label), []).extend(cells)
        for reference in self.back.get(record.id, ()):
            origin = by_id[reference.origin]
            spec = self.view.policies.types[origin.type].fields[str(reference.field[0])]
            type_label = self.words.label(self.view.policies.types[origin.type].label)
            if spec.name in _REVERSED:
                label = self.words(f"reverse_{spec.name}")
            else:
                label = self.words("referred_by", type=type_label)
            groups.setdefault(label, []).append(record_cell(origin))
        return [
            {"label": label, "cells": [*_once(cells)]} for label, cells in groups.items() if cells
        ]

    def _companions(self, record: Record) -> list[Plain]:
        out: list[Plain] = []
        for state in self.sets.companions(record):
            # What the audience may not see is absent, not missing.
            if not state.records and not self.could_see(state.companion.type):
                continue
            label = state.companion.label
            type_ = self.view.policies.types[state.companion.type]
            if not label.hans:
                label = type_.label
            cells: list[Plain] = [record_cell(r) for r in state.records[:_MANY]]
            if len(state.records) > _MANY:
                more = self.words("and_more", n=len(state.records) - _MANY)
                cells.append(cell(more, page_url(register_path(state.companion.type))))
            present = bool(cells)
            out.append({"label": self.words.label(label), "present": present, "cells": cells})
        return out

    def _crumbs(self, record: Record) -> list[Plain]:
        label = self.words.label(self.view.policies.types[record.type].label)
        return [
            cell(self.words("registers"), "registers/"),
            cell(label, page_url(register_path(record.type))),
        ]

    def _entry(self, record: Record) -> SearchEntry:
        specs = self.view.policies.types[record.type].fields
        return SearchEntry(
            id=record.id,
            number=record.number,
            title=record.title,
            text="\n".join(searched(record, specs, self.display, HEAD_FIELDS)),
            filters={
                "type": self.words.label(self.view.policies.types[record.type].label),
                "department": self._department(record),
                "year": record.text("date")[:4],
                "status": self.status(record),
                "level": self.display.name("level", record.level),
            },
            date=record.text("date"),
        )

    def _cite(self, record: Record) -> str:
        org = self.words.label(self.view.policies.organisation.name)
        key = "cite_numbered" if record.number else "cite_plain"
        return self.words(
            key, org=org, title=record.title, number=record.number, date=record.text("date"),
            id=record.id,
        )  # fmt: skip

    def _edit(self, record: Record) -> str:
        base = self.view.policies.organisation.edit_url
        return f"{base.rstrip('/')}/{record.path}" if base and self.view.audience.edit_link else ""

    def _dossiers(self, record: Record) -> list[Plain]:
        types = self.view.policies.types
        head = record.text(types[record.type].dossier_field or " ")
        ids = [head] if head else []
        ids += [record.id] if types[record.type].dossier else []
        found = (self.view.holdings.by_id.get(i) for i in ids)
        return [cell(r.title, f"dossiers/{r.id}/") for r in found if r is not None]


_REVERSED = ("supersedes", "implements", "replies-to", "related")
_MANY = 12


def _once(cells: list[Cell]) -> list[Cell]:
    seen: dict[str, Cell] = {}
    for item in cells:
        seen.setdefault(str(item.get("href", item["text"])), item)
    return list(seen.values())


def _plain(rows: list[list[list[Cell]]]) -> list[Plain]:
    """Table cells that hold several links are told as one cell each, joined by the template."""
    out: list[Plain] = []
    for row in rows:
        cells: list[Plain] = []
        for group in row:
            if len(group) == 1:
                cells.append(group[0])
            else:
                cells.append(cell("、".join(str(c["text"]) for c in group)))
        out.append(cells)
    return out


def file_size(size: int) -> str:
    """Bytes as people say them."""
    if size < 1024:
        return f"{size} B"
    if size < 1024 * 1024:
        return f"{size / 1024:.1f} KB"
    return f"{size / 1024 / 1024:.1f} MB"
