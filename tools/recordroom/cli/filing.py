"""What a person sees of filing: the shelf as it will be, and what is not ready."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from recordroom.flow.filing import Filing, Item
from recordroom.model.policies import Policies
from recordroom.model.text import Label

_COLUMNS = (
    Label("档号", "Reference code"),
    Label("文号", "Number"),
    Label("题名", "Title"),
    Label("日期", "Date"),
    Label("件内", "Holds"),
)
_ORDER = ("stamped", "", "draft-sheet", "signed-page", "approval-scan", "received")
"""The order within an item (DA/T 22): the sent copy before the draft, the text before annexes."""
_WIDEST = 36


def preview(plan: Filing, policies: Policies, lang: str) -> Iterator[str]:
    """A table of the items in their order on the shelf."""
    rows = [[label.get(lang) for label in _COLUMNS]]
    for item in plan.items:
        record = item.record
        code = item.code or "—"
        day = str(record.day() or "")
        rows.append([code, record.number, record.title, day, _inside(item, policies, lang)])
    widths = [min(max(_width(row[i]) for row in rows), _WIDEST) for i in range(len(_COLUMNS))]
    for row in rows:
        yield "  ".join(
            _cell(text, width) for text, width in zip(row, widths, strict=True)
        ).rstrip()
    yield ""


def told_unready(plan: Filing, lang: str) -> Iterator[str]:
    """Each record that cannot be filed yet, with what is lacking."""
    if not plan.unready:
        return
    head = Label(
        f"✗ 有 {len(plan.unready)} 件还不能归档"
        f"{'（补齐后再办，或加 --skip-unready 先归其余的）' if plan.items else ''}：",
        f"✗ {len(plan.unready)} cannot be filed yet"
        f"{' (complete them, or file the rest with --skip-unready)' if plan.items else ''}:",
    )
    yield head.get(lang)
    for record, refusal in plan.unready:
        yield f"  {record.id}　{record.title}"
        text = refusal.en if lang == "en" else refusal.hans
        for line in text.split("\n"):
            yield f"    {line}"


def _inside(item: Item, policies: Policies, lang: str) -> str:
    """What the item is made of, in the order within it."""
    record = item.record
    rows = record.value("attachments")
    roles = [
        str(row.get("role", ""))
        for row in (rows if isinstance(rows, tuple) else ())
        if isinstance(row, Mapping)
    ]
    spec = policies.types[record.type].fields.get("attachments")
    inner = spec.of.fields if spec is not None and spec.of is not None else ()
    labels = {c.value: c.label for f in inner if f.name == "role" for c in f.choices}
    said = [Label("正文", "text")]
    plain = sum(1 for role in roles if role not in labels)
    for role in sorted((r for r in roles if r in labels), key=_rank):
        at = 0 if role == "stamped" else len(said)
        said.insert(at, labels[role])
    if plain:
        said.append(Label(f"附件{plain}", f"{plain} annexes"))
    return ("、" if lang != "en" else ", ").join(label.get(lang) for label in said)


def _rank(role: str) -> int:
    return _ORDER.index(role) if role in _ORDER else len(_ORDER)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def _cell(text: str, width: int) -> str:
    """A text in a column of so many places; a longer one ends in an ellipsis."""
    if _width(text) > width:
        while text and _width(text) > width - 2:
            text = text[:-1]
        text += "…"
    return text + " " * (width - _width(text))
