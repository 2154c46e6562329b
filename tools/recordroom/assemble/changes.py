"""What a record's text changed of the one it replaced, clause by clause, for its page."""

from __future__ import annotations

from collections.abc import Sequence

from recordroom.assemble.body import without_addresses
from recordroom.assemble.site import record_cell
from recordroom.assemble.view import View
from recordroom.assemble.words import Words
from recordroom.model.edition import Plain
from recordroom.model.holdings import Record
from recordroom.model.text import Label
from recordroom.relate.compare import Change, Part, Piece, compare

_COUNTS = Label(
    "改 {changed} 处，增 {added} 处，删 {removed} 处，移 {moved} 处；{same} 处没有改。",
    "{changed} changed, {added} added, {removed} removed, {moved} moved; {same} unchanged.",
)
_ADDED = Label("新增", "added")
_REMOVED = Label("删去", "removed")
_WAS = Label("原{name}", "was {name}")
_MOVED = Label("移到这里", "moved here")
_ONLY = Label("文字没有改", "same words")
_HEADING = Label("标题「{text}」", "heading “{text}”")
_PARAGRAPH = Label("「{under}」中的一段", "a paragraph under “{under}”")
_LOOSE = Label("开头的一段", "a paragraph at the beginning")
_JOIN = Label("，", ", ")


def changes_box(record: Record, view: View, words: Words) -> dict[str, Plain]:
    """What changed from the record that this one replaced; empty when the audience may not see
    that one, or when it was something of another kind.
    """
    named = record.value("supersedes")
    ids = [str(n) for n in named] if isinstance(named, tuple) else []
    older = next((view.holdings.by_id[i] for i in ids if i in view.holdings.by_id), None)
    if older is None or older.type != record.type or not older.body.strip():
        return {}
    changes = compare(without_addresses(older, view), without_addresses(record, view))
    rows = [_row(change, words.lang) for change in changes if change.is_news]
    return {"old": record_cell(older), "summary": counted(changes, words.lang), "rows": [*rows]}


def _row(change: Change, lang: str) -> dict[str, Plain]:
    return {
        "name": heading_of(change, lang),
        "parts": [{"sign": p.sign, "text": p.text} for p in parts_of(change)],
    }


def parts_of(change: Change) -> tuple[Part, ...]:
    """The stretches of a change; of a heading that was only added or struck out none, as its name
    says it all.
    """
    piece = change.new or change.old
    if change.parts or piece is None or piece.kind == "heading":
        return change.parts
    sign = {"added": "+", "removed": "-"}.get(change.kind)
    return (Part(sign, piece.text),) if sign else ()


def counted(changes: Sequence[Change], lang: str) -> str:
    """How much was changed, in one sentence."""
    return _COUNTS.get(lang).format(
        **{kind: sum(c.kind == kind for c in changes) for kind in ("changed", "added", "removed")},
        moved=sum(c.moved for c in changes),
        same=sum(c.kind == "same" and not c.moved for c in changes),
    )


def heading_of(change: Change, lang: str) -> str:
    """What a change is of: 第八条（原第五条，移到这里）, 新增第六条."""
    piece = change.new or change.old
    assert piece is not None
    name = _name(piece, lang)
    notes = []
    if change.renamed and change.old is not None and change.old.name:
        notes.append(_WAS.get(lang).format(name=change.old.name))
    if change.moved:
        notes.append(_MOVED.get(lang))
    if change.kind == "same":
        notes.append(_ONLY.get(lang))
    if change.kind in ("added", "removed"):
        notes.append((_ADDED if change.kind == "added" else _REMOVED).get(lang))
    joined = _JOIN.get(lang).join(notes)
    if not joined:
        return name
    return f"{name} ({joined})" if lang == "en" else f"{name}（{joined}）"


def _name(piece: Piece, lang: str) -> str:
    if piece.kind == "clause":
        return piece.name
    if piece.kind == "heading":
        return _HEADING.get(lang).format(text=piece.text)
    return _PARAGRAPH.get(lang).format(under=piece.under) if piece.under else _LOOSE.get(lang)
