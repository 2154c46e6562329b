"""办理手册 · How work is done: a page for each type's way from draft to file, and one per topic."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path, PurePosixPath

from recordroom.assemble.life_cycle import command_of, first_of
from recordroom.assemble.record_page import RecordPages
from recordroom.assemble.site import cell
from recordroom.assemble.tables import Tables, escape
from recordroom.assemble.words import Words
from recordroom.model.edition import NavItem, Page, Plain
from recordroom.model.policies import RecordType, Transition
from recordroom.model.text import Label
from recordroom.read.located import parse

_HOME = PurePosixPath("handling")
_TABLE = re.compile(r"\{table ([^}]+)\}")
_ASIDE = ("return", "refuse", "withdraw", "void", "suspend", "repeal", "supersede")
"""Actions that leave the way from draft to file."""


@lru_cache(maxsize=1)
def _topics() -> Mapping[str, tuple[Label, Label]]:
    """Title and text of each topic, in their order."""
    tree = parse((Path(__file__).parent / "handling.yml").read_text(encoding="utf-8"))
    out = {}
    for name, row in tree.items() if isinstance(tree, dict) else ():
        if not isinstance(row, dict):
            raise TypeError(name)
        title, body = row["title"], row["body"]
        if not isinstance(title, dict) or not isinstance(body, dict):
            raise TypeError(name)
        out[name] = (
            Label(str(title["zh-Hans"]), str(title["en"])),
            Label(str(body["zh-Hans"]), str(body["en"])),
        )
    return out


def handling_pages(pages: RecordPages, tables: Tables) -> tuple[list[Page], list[NavItem]]:
    """The index, the types' pages and the topics', for those who may edit."""
    words = pages.words
    title = words("handling")
    crumbs: list[Plain] = [cell(title, "handling/")]
    types = [t for t in pages.view.policies.types.values() if t.transitions]
    out, rows, links = [], list[list[str]](), list[str]()
    for type_ in types:
        name = words("handling_of", type=words.label(type_.label))
        path = _HOME / "types" / f"{type_.id}.md"
        out.append(Page(path, name, "", {"crumbs": crumbs}, _way(type_, words, tables)))
        states = [words.label(type_.states[s.end].label) for s in main_way(type_)]
        shown = [words.label(type_.states[type_.initial].label), *states]
        rows.append([f"[{escape(name)}](types/{type_.id}.md)", " → ".join(dict.fromkeys(shown))])
    for name, (label, body) in _topics().items():
        text = _TABLE.sub(lambda m: tables.draw(m[1]), body.get(words.lang))
        path = _HOME / f"{name}.md"
        out.append(Page(path, label.get(words.lang), "", {"crumbs": crumbs}, text))
        links.append(f"- [{escape(label.get(words.lang))}]({name}.md)")
    columns = [words("handling_types"), words("handling_way")]
    parts = [
        words("handling_intro"),
        "",
        _table(columns, rows),
        "",
        f"## {words('handling_topics')}",
    ]
    index = Page(_HOME / "index.md", title, "", {}, "\n".join([*parts, "", *links, ""]))
    return [index, *out], [NavItem(title, index.path)]


def main_way(type_: RecordType) -> tuple[Transition, ...]:
    """The steps of a type's plain way, from its first state to where nothing leads on."""
    found: list[Transition] = []
    seen, state = {type_.initial}, type_.initial
    while True:
        step = next(
            (
                t
                for t in type_.transitions
                if t.start == state
                and t.end not in seen
                and t.action not in _ASIDE
                and type_.states[t.end].phase != "ended"
            ),
            None,
        )
        if step is None:
            return tuple(found)
        found.append(step)
        seen.add(step.end)
        state = step.end


def _way(type_: RecordType, words: Words, tables: Tables) -> str:
    way = main_way(type_)
    parts = [escape(words.label(type_.summary)), "", f"## {words('handling_steps')}", ""]
    label = words.label(type_.label)
    parts += [
        *_item(1, words("handling_draft"), f'new "{label}"' if " " in label else f"new {label}")
    ]
    matters = [
        m.id for m in tables.policies.authority.matters if m.type == type_.id and not m.change
    ]
    for at, step in enumerate(way, 2):
        who = words.list([tables.approver(word) for word in step.by])
        parts += _item(
            at, words.label(step.label), command_of(step, type_, id_=words("handling_id"))
        )
        parts += [
            *(f"    - {text}" for text in _notes(step, type_, who, words, table=bool(matters))),
            "",
        ]
    if matters:
        parts += ["", f"## {words('handling_approvers')}", ""]
        parts += [line for m in matters for line in (tables.draw(f"authority.yml#matters/{m}"), "")]
    told = {(t.start, t.action, t.end) for t in way}
    aside = [t for t in type_.transitions if (t.start, t.action, t.end) not in told]
    if aside:
        columns = [words(f"column_{k}") for k in ("step", "from", "by", "command")]
        rows = [
            [
                escape(words.label(t.label)),
                escape(words.label(type_.states[t.start].label)),
                escape(words.list([tables.approver(word) for word in t.by])),
                f"`recordroom {command_of(t, type_, id_=words('handling_id'))}`",
            ]
            for t in aside
        ]
        parts += ["", f"## {words('handling_aside')}", "", _table(columns, rows)]
    guide = words("guide_of", type=label)
    parts += [
        "",
        words("handling_more", guide=f"[{escape(guide)}](../../guides/{type_.id}.md)"),
        "",
    ]
    return "\n".join(parts)


def _item(at: int, what: str, command: str) -> list[str]:
    """A numbered step with its command on a line of its own."""
    return [f"{at}. **{escape(what)}**", "", f"    `recordroom {command}`", ""]


def _notes(
    step: Transition, type_: RecordType, who: str, words: Words, *, table: bool
) -> Iterator[str]:
    """Who takes a step, what must be there before, and what is given along with it. With `table`
    the page has one of who approves.
    """
    if step.action == "approve" and "approvals" in step.requires and table:
        yield words("handling_in_turn")
    else:
        yield words("handling_who", who=escape(who))
    own: tuple[str, ...] = ("reference-code",) if step.action == "file" else ()
    own += ("approvals",) if step.action == "approve" else ()
    before = replace(step, requires=tuple(word for word in step.requires if word not in own))
    first = first_of(before, type_, words, fields_too=False)
    if first:
        yield words("handling_first", first=escape(first))
    id_ = words("handling_id")
    for word in step.requires:
        if word.startswith("attachment:"):
            role = word.removeprefix("attachment:")
            yield f"`recordroom attach {id_} {words('handling_scan')} --role {role}`"
        elif word == "circulated":
            yield f"`recordroom circulate {id_} --to {words('handling_whom')}`"
    asked = [words.label(type_.fields[n].label) for n, w in step.sets.items() if w == "ask"]
    if asked:
        sets = " ".join(f"--set {_quoted(name)}" for name in asked)
        yield words("handling_given", sets=f"`{sets}`")


def _quoted(name: str) -> str:
    """A field to be given, as it is typed: a label of several words stands in quotes."""
    return f'"{name}=…"' if " " in name else f"{name}=…"


def _table(columns: list[str], rows: list[list[str]]) -> str:
    """A table whose cells are Markdown already."""
    lines = [f"| {' | '.join(columns)} |", "| " + " | ".join("---" for _ in columns) + " |"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])
