"""The entries of a record's `approvals` and `amendments`, as typed rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from recordroom.model.holdings import Record
from recordroom.model.value import Value


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of `approvals`; texts are empty where the row says nothing.

    `index` is its place in the file. `on` is None when no day could be read. `deputises` is the
    field `for`, the post whose authority is used; `decided_in` the field `in`.
    """

    index: int
    step: str
    by: str
    post: str
    deputises: str
    on: date | None
    decision: str
    evidence: str
    content: str
    decided_in: str
    matter: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """One row of `amendments`: `start` is the hash of the content before it."""

    on: date | None
    major: bool
    start: str


def entries(record: Record) -> tuple[Entry, ...]:
    """The approvals in the order of the file."""
    return tuple(_entry(i, row) for i, row in _rows(record, "approvals"))


def amendments(record: Record) -> tuple[Amendment, ...]:
    """The amendments in the order of the file."""
    return tuple(
        Amendment(_day(row.get("on")), row.get("kind") != "minor", str(row.get("from", "")))
        for _, row in _rows(record, "amendments")
    )


def round_of(rows: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The entries of the present round: those after the last one that returned or refused."""
    ends = [i for i, row in enumerate(rows) if row.decision in ("returned", "refused")]
    return rows[ends[-1] + 1 :] if ends else rows


def _entry(index: int, row: Mapping[str, Value]) -> Entry:
    def text(name: str) -> str:
        return str(row.get(name, ""))

    return Entry(
        index=index,
        step=text("step"),
        by=text("by"),
        post=text("post"),
        deputises=text("for"),
        on=_day(row.get("on")),
        decision=text("decision"),
        evidence=text("evidence"),
        content=text("content"),
        decided_in=text("in"),
        matter=text("matter"),
    )


def _rows(record: Record, name: str) -> Iterator[tuple[int, Mapping[str, Value]]]:
    field = record.fields.get(name)
    if field is None or not isinstance(field.value, tuple):
        return
    for index, row in field.items(field.value, field.path):
        if isinstance(row, Mapping):
            yield index, row


def _day(value: Value | None) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None
