"""The stages of a life and the approvals in it, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from recordroom.model.holdings import Record
from recordroom.model.policies import RecordType
from recordroom.model.text import Label


@dataclass(frozen=True, slots=True)
class Stage:
    """A point in a record's life: what was done, by whom, and how much of it was written then.

    `state` is the state then, `passed` those up to it, `approvals` how many were given.
    """

    day: date
    by: str
    action: str
    label: Label
    state: str
    passed: tuple[str, ...]
    approvals: int
    numbered: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Approval:
    """A row of `approvals`, as a life needs it."""

    on: date
    by: str
    post: str
    decision: str
    label: Label
    note: str


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a life takes from other records: days of numbers, successors, meetings, filing."""

    numbered: Mapping[str, date]
    replaced: Mapping[str, date]
    answered: Mapping[str, date]
    """For a record that must come with others (a notice with its minutes), when they were there."""
    filed: Mapping[str, date]
    founded: date
    as_of: date


def approvals_of(record: Record, type_: RecordType) -> list[Approval]:
    """The rows of `approvals` in the order written."""
    rows = record.value("approvals")
    spec = type_.fields["approvals"].of
    steps = next((f for f in spec.fields if f.name == "step"), None) if spec else None
    labels = {c.value: c.label for c in steps.choices} if steps else {}
    out = []
    for row in rows if isinstance(rows, tuple) else ():
        if not isinstance(row, Mapping) or not isinstance(row.get("on"), date):
            break
        step, on = str(row.get("step", "")), row["on"]
        assert isinstance(on, date)
        out.append(
            Approval(
                on, str(row.get("by", "")), str(row.get("post", "")),
                str(row.get("decision", "")), labels.get(step, Label(step, step)),
                str(row.get("note", "")),
            )
        )  # fmt: skip
    return out
