"""A change as its reviewers need it: all facts of a summary, before any wording."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from recordroom.capture.registers import capture_register
from recordroom.model.change import Change, TextPair
from recordroom.model.check import Diagnostic
from recordroom.model.holdings import Holdings, RegisterLine
from recordroom.model.text import Label
from recordroom.read.room import Room
from recordroom.report.summary.approvals import Waiting, waiting
from recordroom.report.summary.effects import Effect, effects, looked_at_twice
from recordroom.report.summary.findings import Findings, findings
from recordroom.report.summary.moves import Move, moves
from recordroom.report.summary.readers import Readers, preview_audience


@dataclass(frozen=True, slots=True)
class Line:
    """A line that a register gained: `event` is mint, void, external or note."""

    number: str
    event: str
    reason: str


@dataclass(frozen=True, slots=True)
class Review:
    """What a change means. `ok` is the outcome of the check, of which `findings` may tell less.

    `partial` says that records above the readers are left out of everything here. `broken` says
    that the settings have faults, so that nothing could be said of records. `effects` is None
    when no settings file changed. `preview` is the audience of the edition that may be linked.
    """

    ok: bool
    name: Label
    as_of: date
    moves: tuple[Move, ...]
    waiting: tuple[Waiting, ...]
    lines: tuple[Line, ...]
    files: tuple[str, ...]
    effects: tuple[Effect, ...] | None
    findings: Findings
    partial: bool
    broken: bool
    preview: tuple[str, Label] | None

    def kinds(self) -> dict[str, int]:
        """How many records have each kind of move, counted by their weightiest."""
        return dict(Counter(move.kinds[0] for move in self.moves))


def review(
    change: Change,
    diagnostics: tuple[Diagnostic, ...],
    holdings: Holdings,
    *,
    room: Room,
    as_of: date,
) -> Review:
    """The facts of a change. `diagnostics` are those of the head, of the change among them;
    `room` and `holdings` are the head's, as read and as captured.
    """
    sides = (change.base.policies, change.head.policies)
    # A side without levels has no settings at all: before the room was opened.
    readers = Readers(tuple(p for p in sides if p.access.levels))
    broken = bool(change.head.policies.problems)
    audience = preview_audience(readers)
    twice = looked_at_twice(change, room, holdings, diagnostics, as_of)
    return Review(
        ok=not any(d.severity == "error" for d in diagnostics),
        name=change.head.policies.organisation.name,
        as_of=as_of,
        moves=() if broken else moves(change, readers),
        waiting=() if broken else waiting(change, holdings, readers, as_of),
        lines=() if broken else _lines(change, readers),
        files=tuple(str(pair.path) for pair in change.policy_files),
        effects=None if twice is None else effects(twice, readers),
        findings=findings(diagnostics, change, readers),
        partial=not readers.see_all,
        broken=broken,
        preview=None if audience is None else (audience.id, audience.label),
    )


def _lines(change: Change, readers: Readers) -> tuple[Line, ...]:
    """Lines that registers gained for records that may be known, or for none."""
    found = []
    for pair in change.registers:
        before = {(line.number, line.event) for line in _of(pair, after=False)}
        for line in _of(pair, after=True):
            states = [s.by_id.get(line.id) for s in (change.base, change.head)]
            known = not line.id or any(states) or readers.see_all
            if known and (line.number, line.event) not in before and readers.may_read(*states):
                # A reason is free text, which may name anything.
                reason = line.reason if readers.see_all else ""
                found.append(Line(line.number, line.event, reason))
    return tuple(found)


def _of(pair: TextPair, *, after: bool) -> tuple[RegisterLine, ...]:
    source = pair.after if after else pair.before
    return capture_register(source)[0].lines if source is not None else ()
