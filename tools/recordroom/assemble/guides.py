"""Pages about the house itself: a guide per record type, and a page per rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from recordroom.assemble.display import Display
from recordroom.assemble.record_page import RecordPages
from recordroom.assemble.tables import Tables, escape, markdown_table
from recordroom.model.edition import NavItem, Page
from recordroom.model.policies import FieldSpec, Need, RecordType


@dataclass(frozen=True, slots=True)
class ManualPage:
    """A rule's page, written by the room that knows rules: code, name, title, Markdown."""

    code: str
    name: str
    title: str
    body: str


def rule_pages(pages: RecordPages, manual: Sequence[ManualPage]) -> tuple[list[Page], list[NavItem]]:
    """A page per rule and an index of them all."""
    title = pages.words("rules")
    rows = [[m.code, f"[{escape(m.title)}]({m.code}.md)"] for m in manual]
    table = "\n".join(
        ["| | |", "| --- | --- |", *(f"| {code} | {link} |" for code, link in rows)]
    )
    index = Page(
        PurePosixPath("rules/index.md"), title, "", {}, f"{pages.words('rules_intro')}\n\n{table}\n"
    )
    out = [Page(PurePosixPath("rules", f"{m.code}.md"), f"{m.code} {m.title}", "", {}, m.body)
           for m in manual]  # fmt: skip
    return [index, *out], [NavItem(title, index.path)]


def guide_pages(pages: RecordPages, tables: Tables) -> tuple[list[Page], list[NavItem]]:
    """A guide per record type with its fields and an example."""
    words = pages.words
    out: list[Page] = []
    rows: list[str] = []
    for type_ in pages.view.policies.types.values():
        path = PurePosixPath("guides", f"{type_.id}.md")
        title = words("guide_of", type=words.label(type_.label))
        out.append(Page(path, title, "", {}, _guide(type_, pages, tables)))
        rows.append(f"| [{escape(title)}]({type_.id}.md) | {escape(words.label(type_.summary))} |")
    table = "\n".join([f"| {words('guides')} | {words('column_meaning')} |", "| --- | --- |", *rows])
    body = f"{words('guides_intro')}\n\n{table}\n"
    index = Page(PurePosixPath("guides/index.md"), words("guides"), "", {}, body)
    return [index, *out], [NavItem(words("guides"), index.path)]


def _guide(type_: RecordType, pages: RecordPages, tables: Tables) -> str:
    words, display = pages.words, pages.display
    parts = [escape(words.label(type_.summary)), ""]
    folder = "policies/" if type_.root == "policies" else f"records/{type_.folder}/"
    parts += [words("guide_where", folder=folder), ""]
    series = pages.view.policies.series.get(type_.series)
    if series is not None:
        parts += [words("guide_number", series=escape(words.label(series.label))), ""]
    parts += [f"## {words('guide_states')}", ""]
    parts += [
        "1. " + escape(words.label(s.label)) + f" — {words('phase_' + s.phase)}"
        for s in type_.states.values()
    ]
    if type_.transitions:
        rows = [
            [
                words.label(t.label),
                words.label(type_.states[t.start].label),
                words.label(type_.states[t.end].label),
                words.list([tables.approver(b) for b in t.by]),
            ]
            for t in type_.transitions
        ]
        columns = [words(f"column_{k}") for k in ("step", "from", "to", "by")]
        parts += ["", markdown_table(columns, rows)]
    parts += ["", f"## {words('guide_fields')}", ""]
    rows = [_field_row(f, "", display, type_) for f in type_.fields.values()]
    columns = [words(f"column_{k}") for k in ("field", "key", "kind", "required", "help")]
    parts += [markdown_table(columns, rows)]
    if type_.sections:
        parts += ["", f"## {words('guide_sections')}", ""]
        parts += [
            f"- {escape(words.label(s.heading))}：{_need(s.need, display, type_)}"
            for s in type_.sections
        ]
    parts += ["", f"## {words('guide_example')}", "", words("guide_example_intro"), ""]
    parts += ["````markdown", example_of(type_), "````", ""]
    return "\n".join(parts)


def _field_row(spec: FieldSpec, prefix: str, display: Display, type_: RecordType) -> list[str]:
    words = display.words
    kind = words(f"kind_{spec.kind}")
    if spec.of is not None:
        kind += f" ({words('kind_' + spec.of.kind)})"
    if spec.choices:
        kind += ": " + words.list([f"{c.value} {words.label(c.label)}" for c in spec.choices])
    help_ = words.label(spec.help)
    if spec.access is not None:
        level = display.name("level", spec.access.level)
        held = [display.name("compartment", c) for c in sorted(spec.access.compartments)]
        help_ = f"{help_} {words('field_access', access=' · '.join([level, *held]))}".strip()
    return [
        words.label(spec.label), prefix + spec.name, kind, _need(spec.need, display, type_), help_,
    ]  # fmt: skip


def _need(need: Need, display: Display, type_: RecordType) -> str:
    words = display.words
    if need.always:
        text = words("need_always")
    elif need.states:
        states = [words.label(type_.states[s].label) for s in need.states if s in type_.states]
        text = words("need_states", states=words.list(states))
    elif need.when is not None:
        text = words("need_when")
    else:
        return words("need_no")
    if need.validity.start is not None:
        text += " " + words("need_from", day=need.validity.start)
    if need.validity.end is not None:
        text += " " + words("need_to", day=need.validity.end)
    return text


def example_of(type_: RecordType) -> str:
    """A front matter filled with the fields' own examples, and the body's skeleton."""
    lines = ["---", f"type: {type_.id}"]
    for spec in type_.fields.values():
        if spec.name != "type" and (spec.example or spec.need.always):
            value = spec.example
            if spec.name == "status":
                value = value or next(iter(type_.states), "")
            if spec.kind == "list" and value:
                lines += [f"{spec.name}:", f"  - {value}"]
            else:
                lines.append(f"{spec.name}: {value}".rstrip())
    return "\n".join([*lines, "---", "", type_.template.rstrip()]).rstrip()
