"""What approvals claim as evidence, and the files that lie ready to bear it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from recordroom.authorise.statement import statement
from recordroom.model.holdings import EvidenceFile, Holdings, Record
from recordroom.model.policies import Organisation, Person
from recordroom.model.policies.authority import GRADES
from recordroom.model.value import Value
from recordroom.read.evidence import FOLDER

FORGES = ("github", "gitea", "forgejo", "gitlab")
"""Whose reviews can be read; the last word of an archived review's file name."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One approval and the grade of evidence that it claims (`stated` where it says nothing).

    `index` is its place in the file; `person` is None when nobody of the organisation is named.
    `files` are all files of the record's evidence folder.
    """

    record: Record
    index: int
    row: Mapping[str, Value]
    grade: str
    person: Person | None
    files: tuple[EvidenceFile, ...]

    @property
    def key(self) -> tuple[str, int]:
        return self.record.id, self.index

    @property
    def by(self) -> str:
        return str(self.row.get("by", ""))

    @property
    def day(self) -> date | None:
        on = self.row.get("on")
        if isinstance(on, datetime):
            return on.date()
        return on if isinstance(on, date) else None

    def text(self, name: str) -> str:
        return str(self.row.get(name, ""))

    def statement(self) -> bytes:
        """The bytes that a signature of this approval is over."""
        return statement(self.record.id, self.row)

    def principals(self) -> tuple[str, ...]:
        """The names under which the approver's keys may stand among the signers."""
        return (self.person.id, *self.person.emails) if self.person is not None else ()

    def signatures(self) -> tuple[EvidenceFile, ...]:
        """The signature files of the approver, the one numbered as this approval first."""
        own = [f for f in self.files if f.path.suffix == ".sig" and _named(f)[1] == self.by]
        return tuple(sorted(own, key=lambda f: (_named(f)[0] != str(self.index + 1), f.path.name)))

    def reviews(self) -> tuple[EvidenceFile, ...]:
        """The archived reviews, the one numbered as this approval first."""
        own = [f for f in self.files if is_review(f)]
        return tuple(sorted(own, key=lambda f: (_named(f)[0] != str(self.index + 1), f.path.name)))


def is_review(file: EvidenceFile) -> bool:
    """Whether a file is called as an archived review: `<n>-<forge>.json`."""
    return file.path.suffix == ".json" and _named(file)[1] in FORGES


def _named(file: EvidenceFile) -> tuple[str, str]:
    """The two parts of `<n>-<person>.sig`: the number and whose it is."""
    number, _, name = file.path.stem.partition("-")
    return number, name


def claims(holdings: Holdings, organisation: Organisation) -> Iterator[Claim]:
    """Every approval of every record, in order."""
    for record in holdings.by_id.values():
        yield from claims_of(record, holdings, organisation)


def claims_of(record: Record, holdings: Holdings, organisation: Organisation) -> Iterator[Claim]:
    """The approvals of one record, in order."""
    field = record.fields.get("approvals")
    if field is None or not isinstance(field.value, tuple):
        return
    folder = record.path.with_suffix("") / FOLDER
    files = tuple(f for f in holdings.evidence.get(record.id, ()) if f.path.parent == folder)
    for index, row in field.items(field.value, field.path):
        if isinstance(row, Mapping):
            grade = str(row.get("evidence", ""))
            yield Claim(
                record=record,
                index=index,
                row=row,
                grade=grade if grade in GRADES else GRADES[0],
                person=organisation.people.get(str(row.get("by", ""))),
                files=files,
            )
