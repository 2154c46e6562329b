"""A list of records: as a table for a terminal, as JSON, or as CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Policies
from recordroom.model.text import Label
from recordroom.report.columns import table

HEADS = {
    "id": Label("标识", "Id"),
    "number": Label("编号", "Number"),
    "title": Label("标题", "Title"),
    "type": Label("类型", "Type"),
    "status": Label("状态", "Status"),
    "date": Label("日期", "Date"),
    "department": Label("部门", "Department"),
    "access": Label("阅览级别", "Access"),
}
SHOWN = ("date", "number", "title", "status", "id")
_COUNT = Label("共 {n} 份。", "{n} records.")
_EMPTY = Label("没有符合条件的文件。", "No record fits.")
_SIGNS = ("=", "+", "-", "@", "\t", "\r")
BYTE_ORDER_MARK = "\ufeff"


def text(records: Sequence[Record], policies: Policies, *, lang: str, room: int = 0) -> str:
    """A table of day, number, title, state and id, with a closing line of the count."""
    if not records:
        return _EMPTY.get(lang) + "\n"
    rows = [[_words(r, policies, lang)[k] for k in SHOWN] for r in records]
    lines = table(rows, head=[HEADS[k].get(lang) for k in SHOWN], room=room)
    return "\n".join([*lines, "", _COUNT.get(lang).format(n=len(records))]) + "\n"


def as_json(records: Sequence[Record], policies: Policies, holdings: Holdings, *, lang: str) -> str:
    """One JSON document, format 1: ids and words both, so that nothing has to be guessed."""
    rows = [
        {
            "id": r.id,
            "path": str(r.path),
            "number": r.number,
            "title": r.title,
            "type": r.type,
            "status": r.status,
            "date": r.text("date"),
            "department": r.text("department"),
            "access": r.level,
            "compartments": sorted(r.compartments),
            "words": _words(r, policies, lang),
        }
        for r in records
    ]
    whole = {"format": 1, "revision": holdings.revision, "records": rows}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def as_csv(records: Sequence[Record], policies: Policies, *, lang: str) -> str:
    """A spreadsheet in words, with the mark by which Excel knows UTF-8.

    A text that a spreadsheet would take for a formula gets an apostrophe before it.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([label.get(lang) for label in HEADS.values()])
    for record in records:
        words = _words(record, policies, lang)
        writer.writerow(["'" + w if w.startswith(_SIGNS) else w for w in words.values()])
    return BYTE_ORDER_MARK + out.getvalue()


def _words(record: Record, policies: Policies, lang: str) -> dict[str, str]:
    """What is listed of a record, as people say it, in the order of HEADS."""
    type_ = policies.types[record.type]
    state = type_.states.get(record.status)
    department = policies.organisation.departments.get(record.text("department"))
    level = policies.access.levels.get(record.level)
    return {
        "id": record.id,
        "number": record.number,
        "title": record.title,
        "type": type_.label.get(lang),
        "status": state.label.get(lang) if state else record.status,
        "date": record.text("date"),
        "department": department.label.get(lang) if department else record.text("department"),
        "access": level.label.get(lang) if level else record.level,
    }
