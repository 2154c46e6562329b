"""Commits to the event history of each record: kinds of event, never commit subjects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from recordroom.model.holdings import EVENT_KINDS, Event
from recordroom.read.git import Commit

_KINDS = {"A": "created", "D": "removed"}
_COMMANDS = {
    "new": "drafted",
    "submit": "submitted",
    "approve": "approved",
    "return": "returned",
    "refuse": "refused",
    "number": "numbered",
    "issue": "issued",
    "circulate": "circulated",
    "acknowledge": "acknowledged",
    "amend": "amended",
    "supersede": "superseded",
    "repeal": "repealed",
    "suspend": "suspended",
    "resume": "resumed",
    "void": "voided",
    "withdraw": "withdrawn",
    "file": "filed",
}
"""What a command calls its act, and the kind of event that it is."""


def capture_events(commits: Iterable[Commit]) -> Mapping[PurePosixPath, tuple[Event, ...]]:
    """For each path its events, oldest first. `commits` come newest first.

    A file beside a record (an attachment) counts as a change of the record itself.
    """
    out: dict[PurePosixPath, list[Event]] = {}
    for commit in commits:
        touched: dict[PurePosixPath, str] = {}
        for mark, path in commit.changes:
            home = record_path(path)
            if home == path or home not in touched:
                touched[home] = _KINDS.get(mark, "changed") if home == path else "changed"
        for path, kind in touched.items():
            told = event_kind(commit.action) or kind
            out.setdefault(path, []).append(Event(told, commit.author, commit.day, commit.id))
    return {path: tuple(reversed(events)) for path, events in out.items()}


def event_kind(action: str) -> str:
    """The kind of event that an `Action:` trailer tells; empty for none of the vocabulary."""
    named = _COMMANDS.get(action, action)
    return named if named in EVENT_KINDS else ""


def record_path(path: PurePosixPath) -> PurePosixPath:
    """The record a file belongs to: itself, or the one whose folder it lies in."""
    depth = 4 if path.parts[0] == "records" else 3
    if len(path.parts) > depth:
        return PurePosixPath(*path.parts[: depth - 1], path.parts[depth - 1] + ".md")
    return path
