"""What a check found, as far as those who read the repository may be told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from recordroom.model.change import Change, Side
from recordroom.model.check import SEVERITIES, Diagnostic
from recordroom.model.holdings import Record
from recordroom.model.text import Label
from recordroom.relate.needles import Needles
from recordroom.report.summary.readers import Readers, secrets


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as told: `touched` where it is in a file of this change."""

    code: str
    severity: str
    path: str
    line: int
    column: int
    message: Label
    touched: bool


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings that may be told, worst first, and whether some may not be."""

    told: tuple[Told, ...]
    some_hidden: bool
    hidden_error: bool

    def count(self, severity: str) -> int:
        return sum(t.severity == severity for t in self.told)


def findings(diagnostics: Sequence[Diagnostic], change: Change, readers: Readers) -> Findings:
    """Errors first, and what is in the files of this change before what is elsewhere."""
    sides = (change.base, change.head)
    touched = _touched(change)
    hidden = [] if readers.see_all else [
        r for side in sides for r in side.by_id.values() if not _known(r.id, change, readers)
    ]  # fmt: skip
    needles = secrets(hidden)
    told: list[Told] = []
    withheld: list[Diagnostic] = []
    for d in diagnostics:
        if not _may_tell(d, change, readers):
            withheld.append(d)
            continue
        told.append(
            Told(
                d.code, d.severity, str(d.path), d.start.line, d.start.column,
                _message(d, change, readers, needles), d.path in touched,
            )
        )  # fmt: skip
    told.sort(key=lambda t: (SEVERITIES.index(t.severity), not t.touched, t.path, t.line))
    return Findings(tuple(told), bool(withheld), any(d.severity == "error" for d in withheld))


def _touched(change: Change) -> frozenset[PurePosixPath]:
    paths = {r.path for pair in change.records for r in (pair.before, pair.after) if r is not None}
    files = (*change.registers, *change.policy_files, *change.others)
    return frozenset(paths | {pair.path for pair in files})


def _known(id_: str, change: Change, readers: Readers) -> bool:
    """Whether the record of an id may be known, by its states on both sides."""
    states = (change.base.by_id.get(id_), change.head.by_id.get(id_))
    return any(states) and readers.may_read(*states)


def _may_tell(d: Diagnostic, change: Change, readers: Readers) -> bool:
    if readers.see_all:
        return True
    if d.record is not None:
        return _known(d.record, change, readers)
    # Settings and registers are no record's; any other file may belong to one above the readers.
    parts = d.path.parts
    return d.path.suffix == ".yml" or parts[:2] == ("records", "numbers")


def _message(d: Diagnostic, change: Change, readers: Readers, needles: Needles[str]) -> Label:
    """The message, or the rule's title where the message quotes what the readers may not see."""
    if readers.see_all:
        return d.message
    quoted = [*_record_texts(d, change.base, readers), *_record_texts(d, change.head, readers)]
    for text in (d.message.hans, d.message.en):
        if any(needles.find(text)) or any(len(q) > 1 and q in text for q in quoted):
            return d.help
    return d.message


def _record_texts(d: Diagnostic, side: Side, readers: Readers) -> Iterable[str]:
    record: Record | None = side.by_id.get(d.record) if d.record is not None else None
    return () if record is None else readers.hidden_texts(record, side.policies)
