"""A room as it would be after a change: only the changed files are read again, from memory."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TypeVar

from recordroom.model.text import Problem, Source
from recordroom.read.acknowledgements import acknowledgement_text
from recordroom.read.evidence import FoundEvidence
from recordroom.read.files import name_fault
from recordroom.read.frontmatter import Document, read_document, read_text
from recordroom.read.policies import policy_file
from recordroom.read.room import LooseFile, Room, kind_of, unread

T = TypeVar("T")


def with_changes(room: Room, changes: Mapping[PurePosixPath, bytes | None]) -> Room:
    """The room with files written (bytes) and taken away (None); nothing on the disk is touched.

    Files keep the order of reading, by path. Raises UnreadablePoliciesError for a settings file
    that would not be readable.
    """
    by_kind: dict[str, dict[PurePosixPath, bytes]] = {}
    misnamed: list[Problem] = []
    for path, data in changes.items():
        fault = next(filter(None, map(name_fault, path.parts)), "") if data is not None else ""
        if fault and kind_of(path):
            misnamed.append(unread(path, fault))
            continue
        kept = by_kind.setdefault(kind_of(path), {})
        if data is not None:
            kept[path] = data
    registers, faults = _registers(by_kind.get("register", {}))
    touched = set(changes)
    return replace(
        room,
        policy_files=_merged(
            room.policy_files,
            (policy_file(read_text(p, d)) for p, d in by_kind.get("settings", {}).items()),
            touched,
            lambda file: file.source.path,
        ),
        documents=_merged(
            room.documents,
            (read_document(p, d) for p, d in by_kind.get("record", {}).items()),
            touched,
            lambda document: document.source.path,
        ),
        registers=_merged(room.registers, registers, touched, lambda source: source.path),
        loose=_merged(
            room.loose,
            (
                LooseFile(p, len(d), hashlib.sha256(d).hexdigest())
                for p, d in by_kind.get("loose", {}).items()
            ),
            touched,
            lambda file: file.path,
        ),
        acknowledgements=_merged(
            room.acknowledgements,
            (acknowledgement_text(p, d) for p, d in by_kind.get("acknowledgement", {}).items()),
            touched,
            lambda file: file.source.path,
        ),
        evidence=_merged(
            room.evidence,
            (
                FoundEvidence(p, d)
                for kind in ("evidence", "signers")
                for p, d in by_kind.get(kind, {}).items()
            ),
            touched,
            lambda file: file.path,
        ),
        problems=(*(p for p in room.problems if p.place.path not in touched), *misnamed, *faults),
    )


def _merged(
    there: Iterable[T],
    fresh: Iterable[T],
    touched: set[PurePosixPath],
    path_of: Callable[[T], PurePosixPath],
) -> tuple[T, ...]:
    """What was there and is not touched, with what is read anew, in the order of reading."""
    fresh = tuple(fresh)
    kept = [item for item in there if path_of(item) not in touched]
    if not fresh:
        return tuple(kept)
    return tuple(sorted([*kept, *fresh], key=lambda item: path_of(item).parts))


def _registers(
    texts: Mapping[PurePosixPath, bytes],
) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    sources: list[Source] = []
    faults: list[Problem] = []
    for path, data in texts.items():
        read = read_text(path, data)
        if isinstance(read, Document):
            found = read.problems
        else:
            sources.append(read[0])
            found = read[1]
        # A register belongs to no record, though its stem could be the id of one.
        faults.extend(replace(problem, record=None) for problem in found)
    return tuple(sources), tuple(faults)
