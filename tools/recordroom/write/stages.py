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

    `state` is the state then, `passed` those up to it, `approvals` how many were given, `sent` how
    many rows of its circulation and `amended` how many amendments there were.
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
    sent: int = 0
    amended: int = 0


@dataclass(frozen=True, slots=True)
class Approval:
    """A row of `approvals`, as a life needs it. `content` is the hash it names, or empty;
    `entered_on` and `entered_by` say who entered it when, where another did so later.
    """

    on: date
    by: str
    post: str
    decision: str
    label: Label
    note: str
    content: str = ""
    entered_on: date | None = None
    entered_by: str = ""

    @property
    def written(self) -> date:
        """The day on which it came into the record."""
        return max(self.on, self.entered_on or self.on)

    @property
    def writer(self) -> str:
        """Who wrote it in."""
        return self.entered_by or self.by


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a life takes from other records: days of numbers, successors, meetings, filing."""

    numbered: Mapping[str, date]
    replaced: Mapping[str, date]
    answered: Mapping[str, date]
    """For a record that must come with others (a notice with its minutes), when they were there."""
    filed: Mapping[str, date]
    voided: Mapping[str, date]
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
        entered = row.get("entered-on")
        out.append(
            Approval(
                on, str(row.get("by", "")), str(row.get("post", "")),
                str(row.get("decision", "")), labels.get(step, Label(step, step)),
                str(row.get("note", "")), str(row.get("content", "")),
                entered if isinstance(entered, date) else None, str(row.get("entered-by", "")),
            )
        )  # fmt: skip
    return out
