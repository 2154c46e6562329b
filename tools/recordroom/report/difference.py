"""What differs between two versions of a record: front matter by field, text clause by clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recordroom.assemble.changes import counted, heading_of, parts_of
from recordroom.assemble.display import Display, is_table
from recordroom.model.holdings import Record
from recordroom.model.text import Label
from recordroom.model.value import Value
from recordroom.relate.compare import Change, Part, compare, marked

_FIELDS = Label("字段", "Fields")
_TEXT = Label("正文", "Text")
_NOTHING = Label("两个版本没有不同。", "The two versions do not differ.")
_SAME = Label("正文没有不同。", "The text is the same.")
_ADDED = Label("新增", "added")
_REMOVED = Label("删去", "removed")
_CHANGED = Label("修改", "changed")

STRUCK, WRITTEN = ("【-", "-】"), ("【+", "+】")
SKIPPED = ("type", "approvals", "amendments", "circulation", "attachments")
"""Fields that tell how a record was handled; `log` tells them."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a report and what it is: plain, `head`, `note`, `-` or `+`."""

    kind: str
    text: str


def difference(old: Record, new: Record, display: Display) -> list[list[Run]]:
    """The report as lines of runs, which a terminal colours and a file marks."""
    lang = display.words.lang
    fields = list(_fields(old, new, display))
    changes = compare(old.body, new.body)
    news = [c for c in changes if c.is_news]
    if not fields and not news:
        return [[Run("", _NOTHING.get(lang))]]
    out: list[list[Run]] = []
    if fields:
        out += [[Run("head", _FIELDS.get(lang))], *fields, []]
    out.append([Run("head", _TEXT.get(lang))])
    for change in news:
        out += [*_change(change, lang), []]
    out.append([Run("note", counted(changes, lang) if news else _SAME.get(lang))])
    return out


def in_few_words(old: Record, new: Record, *, lang: str) -> str:
    """The clauses (or headings) whose text changed, in one line; empty when none did."""
    found: dict[str, list[str]] = {}
    for change in compare(old.body, new.body):
        piece = change.new or change.old
        if change.kind != "same" and piece is not None:
            name = piece.name or piece.under or (piece.text if piece.kind == "heading" else "")
            names = found.setdefault(change.kind, [])
            if name and name not in names:
                names.append(name)
    words = {"changed": _CHANGED, "added": _ADDED, "removed": _REMOVED}
    parts = []
    for kind, names in found.items():
        more = "…" if len(names) > 4 else ""
        parts.append(f"{words[kind].get(lang)} {'、'.join(names[:4])}{more}".strip())
    return "；".join(parts)


def plain(lines: Sequence[Sequence[Run]]) -> str:
    """The report for a file or a pipe: 【-struck out-】, 【+written+】."""
    marks = {"-": STRUCK, "+": WRITTEN}
    out = []
    for line in lines:
        shown = []
        for run in line:
            before, after = marks.get(run.kind, ("", ""))
            shown.append(f"{before}{run.text}{after}")
        out.append("".join(shown).rstrip())
    return "\n".join(out).rstrip("\n") + "\n"


def _change(change: Change, lang: str) -> list[list[Run]]:
    head = [Run("head", heading_of(change, lang))]
    runs = [Run("" if p.sign == "=" else p.sign, p.text) for p in parts_of(change)]
    return [head, *_lines(runs)] if runs else [head]


def _lines(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs cut at their line breaks, each line set in by two columns."""
    out: list[list[Run]] = [[Run("", "  ")]]
    for run in runs:
        first, *rest = run.text.split("\n")
        if first:
            out[-1].append(Run(run.kind, first))
        for line in rest:
            out.append([Run("", "  ")])
            if line:
                out[-1].append(Run(run.kind, line))
    return out


def _fields(old: Record, new: Record, display: Display) -> Iterator[list[Run]]:
    policies, lang = display.view.policies, display.words.lang
    specs = {**policies.types[old.type].fields, **policies.types[new.type].fields}
    for name, spec in specs.items():
        if name in SKIPPED or old.value(name) == new.value(name):
            continue
        label = spec.label.get(lang) + ("：" if lang != "en" else ": ")
        if is_table(spec):
            yield [Run("", f"  {label}"), Run("note", _CHANGED.get(lang))]
            continue
        one, other = (_said(r.value(name), name, r, display) for r in (old, new))
        parts = marked(one, other) if one and other and spec.kind in ("text", "paragraph") else ()
        if not parts:
            parts = tuple(Part(s, t) for s, t in (("-", one), ("+", other)) if t)
        yield [
            Run("", f"  {label}"),
            *(Run("" if p.sign == "=" else p.sign, p.text) for p in parts),
        ]


def _said(value: Value | None, name: str, record: Record, display: Display) -> str:
    """A field's value in words; a reference by its title, or its id where it is gone."""
    if value is None:
        return ""
    policies = display.view.policies
    if name == "status":
        state = policies.types[record.type].states.get(record.status)
        return state.label.get(display.words.lang) if state else record.status
    spec = policies.types[record.type].fields[name]
    cells = display.cells(value, spec)
    told = "、".join(str(c["text"]) for c in cells)
    return told or str(value)
