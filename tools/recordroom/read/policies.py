"""The YAML files of `policies/`: located text, without opinions about what they say."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from recordroom.model.text import Place, Position, Problem, Source, Values
from recordroom.read.faults import told
from recordroom.read.files import TEXT_LIMIT, Entry, SurroundingsError, read_bytes
from recordroom.read.frontmatter import Document, read_text, too_large
from recordroom.read.located import LocatedError, Tree, parse


@dataclass(frozen=True, slots=True)
class PolicyFile:
    """A policy data file: its source and its tree."""

    source: Source
    tree: Tree


class UnreadablePoliciesError(SurroundingsError):
    """A policy file that cannot be read; nothing can be judged without it (exit status 2)."""

    def __init__(self, kind: str, place: Place, values: Values) -> None:
        at = place.span()
        where = f"{at.path}:{at.start.line}:{at.start.column}"
        why = told(kind, values)
        super().__init__(
            f"{where}：读不了这份设置文件：{why.hans}。请改正这一处后再运行；其他文件没有被改动。",
            f"{where}: this settings file cannot be read: {why.en}. Mend this place and run again; "
            "no other file was changed.",
        )
        self.kind = kind
        self.place = place


def read_policy_file(root: Path, entry: Entry) -> PolicyFile:
    """One file of policies/. Raises UnreadablePoliciesError with its place."""
    if entry.fault:
        source = Source(entry.path, "", "", "", 1)
        raise UnreadablePoliciesError(entry.fault, Place(source, position=Position(1, 1)), {})
    if entry.size > TEXT_LIMIT:
        return policy_file(too_large(entry.path, entry.size))
    return policy_file(read_text(entry.path, read_bytes(root, entry.path)))


def policy_file(read: tuple[Source, tuple[Problem, ...]] | Document) -> PolicyFile:
    """A text that was read, or its refusal. Raises UnreadablePoliciesError with its place."""
    if isinstance(read, Document):
        problem = read.problems[0]
        raise UnreadablePoliciesError(problem.kind, problem.place, problem.values)
    source = read[0]
    try:
        return PolicyFile(source, parse(source.text))
    except LocatedError as error:
        place = Place(source, position=error.position)
        raise UnreadablePoliciesError(error.kind, place, error.values) from error


def policy_name(path: PurePosixPath) -> str:
    """The name rule tables use: `retention.yml`, `record-types/minutes.yml`."""
    return str(path.relative_to("policies"))
