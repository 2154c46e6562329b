"""The files below `records/acknowledgements/`: who has read what, one small file per reader."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from recordroom.model.text import Label, Position, Source
from recordroom.read.faults import told
from recordroom.read.files import TEXT_LIMIT, Entry, read_bytes
from recordroom.read.frontmatter import Document, read_text, too_large
from recordroom.read.located import LocatedError, Tree, parse

_START = Position(1, 1)
FOLDER = PurePosixPath("records", "acknowledgements")
"""`records/acknowledgements/<id>/<person>.yml`."""


@dataclass(frozen=True, slots=True)
class AcknowledgementFile:
    """A file as it was read: its tree, or why there is none and at which position."""

    source: Source
    tree: Tree | None
    why: Label | None = None
    at: Position = _START


def is_acknowledgement(path: PurePosixPath) -> bool:
    """Whether a path lies below the folder of acknowledgements, rightly named or not."""
    return FOLDER in path.parents


def acknowledgement_path(record: str, person: str) -> PurePosixPath:
    """Where it is kept that a person has read a record."""
    return FOLDER / record / f"{person}.yml"


def read_acknowledgement(root: Path, entry: Entry) -> AcknowledgementFile:
    """One file of the folder; what cannot be read is told in words, never raised."""
    if entry.size > TEXT_LIMIT:
        return acknowledgement_of(entry.path, too_large(entry.path, entry.size))
    return acknowledgement_text(entry.path, read_bytes(root, entry.path))


def acknowledgement_text(path: PurePosixPath, data: bytes) -> AcknowledgementFile:
    """The same of bytes that come from elsewhere (a revision)."""
    read = read_text(path, data)
    return acknowledgement_of(path, read if isinstance(read, Document) else read[0])


def acknowledgement_of(path: PurePosixPath, read: Source | Document) -> AcknowledgementFile:
    """A text, or its refusal, as the file of an acknowledgement."""
    if isinstance(read, Document):
        problem = read.problems[0]
        at = problem.place.position or _START
        return AcknowledgementFile(read.source, None, told(problem.kind, problem.values), at)
    try:
        return AcknowledgementFile(read, parse(read.text))
    except LocatedError as error:
        return AcknowledgementFile(read, None, told(error.kind, error.values), error.position)
