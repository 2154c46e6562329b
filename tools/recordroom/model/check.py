"""Findings and diagnostics: what a check says, and where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from recordroom.model.text import Label, Place, Position, Values

SEVERITIES = ("error", "warning", "notice")


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace the text of a span (given by its place's span) with `text`."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A mend that a tool could make; `safe` ones may be applied without asking.

    The files of `as_read` are saved as they were read: without a byte order mark, with LF line
    ends.
    """

    label: Label
    edits: tuple[Edit, ...]
    safe: bool
    as_read: tuple[PurePosixPath, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule yields: where, and with which values its message is filled."""

    place: Place
    values: Values
    record: str | None = None
    related: tuple[tuple[Place, Label], ...] = ()
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with its rule's code, severity and message, ready to be told."""

    code: str
    rule: str
    severity: str
    path: PurePosixPath
    start: Position
    end: Position
    message: Label
    record: str | None
    help: Label
    related: tuple[tuple[PurePosixPath, Position, Label], ...]
    fix: Fix | None
    withholds: bool
    fingerprint: str
