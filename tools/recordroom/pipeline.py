"""The way of the data on one screen: read → capture → check → assemble → publish."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from recordroom.capture.events import capture_events
from recordroom.capture.holdings import capture_holdings
from recordroom.capture.policies.load import capture_policies
from recordroom.check.engine import check
from recordroom.model.check import Diagnostic
from recordroom.model.holdings import Event, Holdings
from recordroom.model.policies import Policies
from recordroom.read.git import Git
from recordroom.read.room import Room, read_room

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Checked:
    """A room that was read, captured and checked."""

    room: Room
    policies: Policies
    holdings: Holdings
    diagnostics: tuple[Diagnostic, ...]
    as_of: date


def check_room(
    root: Path, *, as_of: date, history: bool = False, progress: Progress | None = None
) -> Checked:
    """Read, capture and check the room at `root`; with `history` the events of git too."""
    room = read_room(root, progress)
    policies = capture_policies(room.policy_files)
    git = Git.find(root)
    holdings = capture_holdings(
        room,
        policies,
        history=_history(git) if history else None,
        revision=git.head() if git is not None else "",
        landed=_landed(git, room),
    )
    diagnostics = check(policies, holdings, as_of=as_of)
    return Checked(room, policies, holdings, diagnostics, as_of)


def _history(git: Git | None) -> Mapping[PurePosixPath, tuple[Event, ...]] | None:
    """The events of every record; None (未知) where git is absent, empty or shallow."""
    try:
        if git is None or not git.head() or git.is_shallow():
            return None
        return capture_events(git.commits())
    except (subprocess.CalledProcessError, OSError):
        return None


def _landed(git: Git | None, room: Room) -> dict[PurePosixPath, tuple[str, ...]]:
    """What the registers held at HEAD and before it, for the rule that lines only grow."""
    paths = [source.path for source in room.registers]
    earlier: dict[PurePosixPath, tuple[str, ...]] = {}
    if git is None or not paths or not git.head():
        return earlier
    for revision in ("HEAD", "HEAD^1"):
        try:
            for path, text in git.texts(revision, paths).items():
                earlier[path] = (*earlier.get(path, ()), text)
        except (subprocess.CalledProcessError, OSError):
            continue
    return earlier
