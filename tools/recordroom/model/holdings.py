"""The holdings (馆藏): records as captured from one state of the repository."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import PurePosixPath

from recordroom.model.signers import Signers
from recordroom.model.text import FieldPath, Place, Position, Problem, Source
from recordroom.model.value import Field, Value


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a body: its text, its level (2 for `##`) and its place."""

    heading: str
    level: int
    position: Position
    text: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file beside a record, as listed in its front matter or found in its folder.

    `path` is relative to the repository's root; `digest` is SHA-256 of the bytes, empty when
    the file is missing; `index` is its place in the front matter's list, None when unlisted.
    """

    path: PurePosixPath
    name: str
    title: str
    size: int
    digest: str
    index: int | None
    present: bool


@dataclass(frozen=True, slots=True)
class Record:
    """A record (文件): information kept as evidence, one Markdown file."""

    id: str
    type: str
    title: str
    number: str
    status: str
    level: str
    compartments: frozenset[str]
    fields: Mapping[str, Field]
    body: str
    sections: tuple[Section, ...]
    attachments: tuple[Attachment, ...]
    source: Source
    sound: bool = True
    """False when a field could not be typed or the type is unknown: never published."""

    @property
    def path(self) -> PurePosixPath:
        return self.source.path

    def value(self, name: str) -> Value | None:
        """The typed value of a top-level field, None when absent, empty or mistyped."""
        f = self.fields.get(name)
        return None if f is None else f.value

    def text(self, name: str) -> str:
        """The exact text of a top-level scalar field, empty when absent."""
        f = self.fields.get(name)
        return "" if f is None else f.text

    def day(self, name: str = "date") -> date | None:
        """A field's value when it is a day, or the day of a moment."""
        v = self.value(name)
        if isinstance(v, datetime):
            return v.date()
        return v if isinstance(v, date) else None

    def at(self, *path: str | int, key: bool = False) -> Place:
        """The place of a field; a missing one resolves to its nearest parent."""
        return Place(self.source, tuple(path), key=key)

    def at_line(self, position: Position) -> Place:
        """The place of something whose position in the file is known, such as a heading."""
        return Place(self.source, position=position)

    def at_body(self, offset: int, length: int = 1) -> Place:
        """The place of a code point of the body."""
        return Place(self.source, position=self.source.at_body(self.body, offset), length=length)


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A line of a number register: `number,event,id,day,reason`.

    The event is mint, void, external (another body's number) or note (more about a number given).
    """

    number: str
    event: str
    id: str
    day: str
    reason: str
    position: Position


@dataclass(frozen=True, slots=True)
class Register:
    """The append-only list of number events of one scope of a series."""

    series: str
    scope: str
    lines: tuple[RegisterLine, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class Reference:
    """A field of one record that names another by id."""

    origin: str
    field: FieldPath
    target: str


@dataclass(frozen=True, slots=True)
class Event:
    """Something that was done to a record: kind, by whom, on which day, in which commit.

    `kind` is one of a closed vocabulary: the `Action:` trailer of a commit where it is one of
    `EVENT_KINDS`, otherwise `created`, `changed` or `removed`. Never a commit's subject.
    """

    kind: str
    by: str
    on: date
    commit: str


EVENT_KINDS = (
    "created",
    "changed",
    "removed",
    "drafted",
    "submitted",
    "reviewed",
    "approved",
    "returned",
    "refused",
    "numbered",
    "stamped",
    "issued",
    "circulated",
    "acknowledged",
    "received",
    "registered",
    "replied",
    "closed",
    "filed",
    "amended",
    "superseded",
    "repealed",
    "suspended",
    "resumed",
    "voided",
    "withdrawn",
    "imported",
)


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """That one reader has read a record: `records/acknowledgements/<id>/<person>.yml`.

    `content` is the hash of what was read. `kind` is read, exempt (免阅) or proxy (代阅, then `by`
    read in the person's place); these two have a `reason`.
    """

    record: str
    person: str
    content: str
    on: date
    kind: str
    by: str
    reason: str
    source: Source


@dataclass(frozen=True, slots=True)
class Proof:
    """What the evidence of one approval is worth: the grade it deserves, and why not a higher.

    `claimed` and `deserved` are of GRADES; `fault` names what is wrong (empty when the claim
    holds), `detail` fills the message. `unknown` means it could not be looked into (未检测).
    `bound` says whether the content that was approved is `present`, `stale` (changed since) or
    `amended` (a major amendment came after); it is empty where the approval names no content.
    """

    claimed: str
    deserved: str
    fault: str = ""
    detail: str = ""
    unknown: bool = False
    bound: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file of `<record>/.evidence/`: a detached signature or an archived review, as text."""

    path: PurePosixPath
    record: str
    text: str


@dataclass(frozen=True, slots=True)
class Holdings:
    """All records at one state of the repository, with what could not be captured.

    `by_id` holds the first record of each id in path order; `duplicates` the later ones are in
    `records` too. `references` lists every reference field. `history` maps a path to its events,
    oldest first, and is None where git is absent or shallow (未知).
    """

    records: tuple[Record, ...]
    by_id: Mapping[str, Record]
    by_type: Mapping[str, tuple[Record, ...]]
    by_number: Mapping[str, tuple[Record, ...]]
    registers: tuple[Register, ...]
    references: tuple[Reference, ...]
    problems: tuple[Problem, ...]
    revision: str = ""
    history: Mapping[PurePosixPath, tuple[Event, ...]] | None = field(default=None, compare=False)
    landed: Mapping[PurePosixPath, tuple[str, ...]] = field(default_factory=dict, compare=False)
    """For each register, its texts where lines may no longer change (where git knows them)."""
    acknowledgements: tuple[Acknowledgement, ...] = ()
    evidence: Mapping[str, tuple[EvidenceFile, ...]] = field(default_factory=dict)
    """The evidence files of each record, by the id that their folder names."""
    signers: Signers = field(default_factory=Signers)
    proofs: Mapping[tuple[str, int], Proof] = field(default_factory=dict, compare=False)
    """What was found out about the evidence of approvals, by record and index in `approvals`."""
