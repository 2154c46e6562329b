"""Pages about the organisation: departments and posts with their duties; what is due for review."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath

from recordroom.assemble.record_page import RecordPages
from recordroom.assemble.tables import escape
from recordroom.model.edition import Page
from recordroom.model.holdings import Record


def organisation_page(pages: RecordPages, *, as_of: date) -> Page:
    """Departments and posts with duties, who holds them, their policies and types."""
    view, words, org = pages.view, pages.words, pages.view.policies.organisation
    parts = [f"## {words('departments')}", ""]
    holders = {
        p: [
            display_name(pages, a.person)
            for a in org.appointments
            if a.post == p and a.holds(as_of)
        ]
        for p in org.posts
    }
    for department in org.departments.values():
        parts += [f"### {escape(words.label(department.label))}", ""]
        for role, post in (("column_head", department.head), ("column_deputy", department.deputy)):
            if post:
                parts.append(f"- {words(role)}：{escape(pages.display.name('post', post))}")
        parts += [f"- {escape(words.label(duty))}" for duty in department.duties]
        owned = [
            r
            for r in view.records
            if r.text("department") == department.id
            and view.policies.types[r.type].root == "policies"
            and pages.phase(r) == "issued"
        ]
        links = [f"[{escape(r.title)}](../{r.path})" for r in owned]
        if links:
            parts += ["", f"{words('owned_policies')}：{words.list(links)}"]
        types = [
            t for t in view.policies.types.values()
            if any(r.text("department") == department.id for r in view.holdings.by_type.get(t.id, ()))
        ]  # fmt: skip
        links = [f"[{escape(words.label(t.label))}](../registers/{t.id}/index.md)" for t in types]
        if links:
            parts += ["", f"{words('owned_types')}：{words.list(links)}"]
        parts.append("")
    parts += [f"## {words('posts')}", ""]
    for held in org.posts.values():
        parts += [f"### {escape(words.label(held.label))}", ""]
        if held.department:
            parts += [escape(pages.display.name("department", held.department)), ""]
        if view.audience.names:
            who = words.list([escape(n) for n in holders[held.id]]) or words("vacant")
            parts += [f"{words('holder')}：{who}", ""]
        parts += [f"- {escape(words.label(duty))}" for duty in held.duties]
        parts.append("")
    path = PurePosixPath("organisation/index.md")
    return Page(path, words("organisation"), "", {}, "\n".join(parts))


def display_name(pages: RecordPages, person: str) -> str:
    """A person's name in the language of the build."""
    return pages.display.name("person", person)


def review_page(pages: RecordPages, *, as_of: date) -> Page:
    """What is due for review, the most overdue first."""
    words = pages.words
    rows = []
    for record, due in reviews(pages):
        late = words("overdue", n=(as_of - due).days) if due < as_of else ""
        link = f"[{escape(record.title)}](../{record.path})"
        rows.append(f"| {due} | {link} | {escape(record.number)} | {late} |")
    head = [words(f"column_{k}") for k in ("due", "title", "number", "late")]
    table = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head), *rows]
    body = "\n".join(
        [words("reviews_intro", day=as_of), "", *(table if rows else [words("no_reviews")])]
    )
    return Page(PurePosixPath("reviews/index.md"), words("reviews"), "", {}, body + "\n")


def reviews(pages: RecordPages) -> list[tuple[Record, date]]:
    """Records in force with a day of review, in the order of that day."""
    out = []
    for record in pages.view.records:
        field = pages.view.policies.types[record.type].review_field
        due = record.day(field) if field else None
        if due is not None and pages.phase(record) == "issued":
            out.append((record, due))
    return sorted(out, key=lambda pair: (pair[1], pair[0].id))
