"""The YAML files of `policies/`: located text, without opinions about what they say."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from recordroom.model.text import Place, Position, Source
from recordroom.read.files import Entry, SurroundingsError, read_bytes
from recordroom.read.frontmatter import Document, read_text
from recordroom.read.located import LocatedError, Tree, parse


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """A policy data file: its source and its tree."""

    source: Source
    tree: Tree


class UnreadablePolicies(SurroundingsError):
    """A policy file that is no YAML; nothing can be judged without it (exit status 2)."""

    def __init__(self, kind: str, place: Place, detail: str) -> None:
        at = place.span()
        where = f"{at.path}:{at.start.line}:{at.start.column}"
        super().__init__(
            f"{where}：读不了这份设置文件（{detail}）。请改正这一处后再运行；其他文件没有被改动。",
            f"{where}: this settings file cannot be read ({detail}). Mend this place and run again.",
        )
        self.kind = kind
        self.place = place


def read_policy_file(root: Path, entry: Entry) -> PolicyFile:
    """One file of policies/. Raises UnreadablePolicies with its place."""
    if entry.fault:
        source = Source(entry.path, "", "", "", 1)
        raise UnreadablePolicies(entry.fault, Place(source, position=Position(1, 1)), entry.fault)
    read = read_text(entry.path, read_bytes(root, entry.path))
    if isinstance(read, Document):
        problem = read.problems[0]
        raise UnreadablePolicies(problem.kind, problem.place, problem.kind)
    source = read[0]
    try:
        return PolicyFile(source, parse(source.text))
    except LocatedError as error:
        place = Place(source, position=error.position)
        detail = " ".join((error.kind, *error.values.values()))
        raise UnreadablePolicies(error.kind, place, detail) from error


def policy_name(path: PurePosixPath) -> str:
    """The name rule tables use: `retention.yml`, `record-types/minutes.yml`."""
    return str(path.relative_to("policies"))
