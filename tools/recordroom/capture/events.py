"""Commits to the event history of each record: kinds of event, never commit subjects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from recordroom.model.holdings import EVENT_KINDS, Event
from recordroom.read.git import Commit

_KINDS = {"A": "created", "D": "removed"}


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
            told = commit.action if commit.action in EVENT_KINDS else kind
            out.setdefault(path, []).append(Event(told, commit.author, commit.day, commit.id))
    return {path: tuple(reversed(events)) for path, events in out.items()}


def record_path(path: PurePosixPath) -> PurePosixPath:
    """The record a file belongs to: itself, or the one whose folder it lies in."""
    depth = 4 if path.parts[0] == "records" else 3
    if len(path.parts) > depth:
        return PurePosixPath(*path.parts[: depth - 1], path.parts[depth - 1] + ".md")
    return path
