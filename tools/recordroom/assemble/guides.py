"""Pages about the house itself: a guide per record type, and a page per rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from recordroom.assemble.display import Display
from recordroom.assemble.life_cycle import life_cycle
from recordroom.assemble.record_page import RecordPages
from recordroom.assemble.site import cell
from recordroom.assemble.tables import Tables, escape, markdown_table
from recordroom.model.edition import NavItem, Page, Plain
from recordroom.model.policies import FieldSpec, Need, RecordType
from recordroom.number.series import outline


@dataclass(frozen=True, slots=True)
class ManualPage:
    """A rule's page, written by the room that knows rules: code, name, title, Markdown."""

    code: str
    name: str
    title: str
    body: str


def rule_pages(
    pages: RecordPages, manual: Sequence[ManualPage]
) -> tuple[list[Page], list[NavItem]]:
    """A page per rule and an index of them all."""
    words = pages.words
    title = words("rules")
    rows = [f"| {m.code} | [{escape(m.title)}]({m.code}.md) | `{m.name}` |" for m in manual]
    head = "| " + " | ".join(words(f"column_{k}") for k in ("code", "rule", "name")) + " |"
    table = "\n".join([head, "| --- | --- | --- |", *rows])
    path = PurePosixPath("rules/index.md")
    index = Page(path, title, "", {}, f"{words('rules_intro')}\n\n{table}\n")
    crumbs: list[Plain] = [cell(title, "rules/")]
    out = [
        Page(path.with_name(f"{m.code}.md"), f"{m.code} {m.title}", "", {"crumbs": crumbs}, m.body)
        for m in manual
    ]
    return [index, *out], [NavItem(title, path)]


def guide_pages(pages: RecordPages, tables: Tables) -> tuple[list[Page], list[NavItem]]:
    """A guide per record type with its fields and an example."""
    words = pages.words
    out: list[Page] = []
    rows: list[str] = []
    for type_ in pages.view.policies.types.values():
        path = PurePosixPath("guides", f"{type_.id}.md")
        title = words("guide_of", type=words.label(type_.label))
        crumbs: list[Plain] = [cell(words("guides"), "guides/")]
        out.append(Page(path, title, "", {"crumbs": crumbs}, _guide(type_, pages, tables)))
        rows.append(f"| [{escape(title)}]({type_.id}.md) | {escape(words.label(type_.summary))} |")
    table = "\n".join(
        [f"| {words('guides')} | {words('column_meaning')} |", "| --- | --- |", *rows]
    )
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
        shown = [escape(words.label(series.label)), f"`{outline(series)}`"]
        parts += [words("guide_number", series=shown[0], form=shown[1]), ""]
    parts += [f"## {words('guide_states')}", ""]
    parts += life_cycle(type_, words, tables)
    parts += ["", f"## {words('guide_fields')}", ""]
    rows = [row for f in type_.fields.values() for row in _field_rows(f, "", display, type_)]
    columns = [words(f"column_{k}") for k in ("field", "key", "kind", "required", "help")]
    parts += [markdown_table(columns, rows)]
    if type_.sections:
        parts += ["", f"## {words('guide_sections')}", ""]
        parts += [
            f"- {escape(words.label(s.heading))}{words('colon')}{_need(s.need, display, type_)}"
            for s in type_.sections
        ]
    parts += ["", f"## {words('guide_example')}", "", words("guide_example_intro"), ""]
    parts += ["````markdown", example_of(type_), "````", ""]
    newest = sorted(
        pages.view.holdings.by_type.get(type_.id, ()), key=lambda r: (r.text("date"), r.id)
    )[-3:]
    if newest:
        links = [f"[{escape(r.title)}](../{r.path})" for r in reversed(newest)]
        parts += [words("guide_real", links=words.list(links)), ""]
    return "\n".join(parts)


def _field_rows(
    spec: FieldSpec, prefix: str, display: Display, type_: RecordType
) -> list[list[str]]:
    """A field's line, and below it those of the fields inside it."""
    words = display.words
    kind = words(f"kind_{spec.kind}")
    if spec.of is not None:
        kind += words("bracketed", text=words(f"kind_{spec.of.kind}"))
    if spec.choices:
        kind += words("colon") + words.list(
            [f"{c.value} {words.label(c.label)}" for c in spec.choices]
        )
    help_ = words.label(spec.help)
    if spec.access is not None:
        level = display.name("level", spec.access.level)
        held = [display.name("compartment", c) for c in sorted(spec.access.compartments)]
        help_ = f"{help_} {words('field_access', access=' · '.join([level, *held]))}".strip()
    need = _need(spec.need, display, type_)
    row = [words.label(spec.label), prefix + spec.name, kind, need, help_]
    inner = (spec.of or spec).fields
    below = [_field_rows(f, f"{prefix}{spec.name} › ", display, type_) for f in inner]
    return [row, *(r for rows in below for r in rows)]


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
    """A front matter to start from: what is required, and the type's own fields with examples.

    Without a number, which is given after approval.
    """
    lines = ["---", f"type: {type_.id}"]
    for spec in type_.fields.values():
        own = spec.place.path.stem == type_.id
        if spec.name == "status":
            lines.append(f"status: {next(iter(type_.states), '')}")
        elif spec.name == "title" and not own:
            lines.append("title: ……")
        elif spec.name not in ("type", "number") and (own or spec.need.always):
            lines += _example(spec, "")
    return "\n".join([*lines, "---", "", type_.template.rstrip()]).rstrip()


def _example(spec: FieldSpec, indent: str) -> list[str]:
    """The lines of a field with its example; none where it has no example and is not required."""
    inner = spec.of if spec.kind == "list" and spec.of is not None else spec
    wanted = spec.example or inner.example or not _optional(spec)
    if inner.fields and not _optional(spec):
        deeper = indent + ("    " if spec.kind == "list" else "  ")
        lines = [line for f in inner.fields for line in _example(f, deeper)]
        if lines and spec.kind == "list":
            lines[0] = f"{indent}  - {lines[0].strip()}"
        return [f"{indent}{spec.name}:", *lines] if lines else []
    if not wanted or inner.fields:
        return []
    value = spec.example or inner.example or _filler(inner)
    if spec.kind == "list":
        return [f"{indent}{spec.name}:", f"{indent}  - {value}"]
    return [f"{indent}{spec.name}: {value}"]


def _optional(spec: FieldSpec) -> bool:
    return not (spec.need.always or spec.need.states or spec.need.when)


def _filler(spec: FieldSpec) -> str:
    """Something of the right kind, so that the example can be read by the tool."""
    fillers = {"date": "2025-03-01", "month": "2025-03", "boolean": "false", "number": "1"}
    fillers |= {"money": "1000", "duration": "P1Y", "date-time": "2025-03-01 14:00"}
    return spec.choices[0].value if spec.choices else fillers.get(spec.kind, "……")
