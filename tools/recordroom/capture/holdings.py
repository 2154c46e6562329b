"""The room as read to the holdings: records, registers, references, and what could not be taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from types import MappingProxyType

from recordroom.capture.acknowledgements import capture_acknowledgement
from recordroom.capture.records import capture_record
from recordroom.capture.registers import capture_register
from recordroom.capture.signers import capture_signers
from recordroom.model.holdings import (
    Acknowledgement,
    Event,
    EvidenceFile,
    Holdings,
    Record,
    Reference,
    Register,
)
from recordroom.model.policies import Policies
from recordroom.model.text import Place, Position, Problem, Source
from recordroom.read.evidence import FOLDER, FoundEvidence, as_text
from recordroom.read.room import LooseFile, Room

History = Mapping[PurePosixPath, tuple[Event, ...]]


def capture_holdings(
    room: Room,
    policies: Policies,
    *,
    history: History | None = None,
    revision: str = "",
    landed: Mapping[PurePosixPath, tuple[str, ...]] | None = None,
) -> Holdings:
    """Capture every document and register of a room; nothing is dropped without a problem."""
    problems = list(room.problems)
    records: list[Record] = []
    references: list[Reference] = []
    folders: dict[PurePosixPath, list[LooseFile]] = {}
    homes = {d.source.path.with_suffix("") for d in room.documents}
    for file in room.loose:
        home = next((p for p in file.path.parents if p in homes), None)
        if home is None:
            problems.append(_stray(file.path))
        else:
            folders.setdefault(home, []).append(file)
    for document in room.documents:
        problems.extend(document.problems)
        if document.tree is None:
            continue
        beside = tuple(folders.get(document.source.path.with_suffix(""), ()))
        captured = capture_record(document, policies=policies, beside=beside)
        references.extend(captured.references)
        problems.extend(captured.problems)
        if captured.record is not None:
            records.append(captured.record)
    registers: list[Register] = []
    for source in room.registers:
        register, faults = capture_register(source)
        registers.append(register)
        problems.extend(faults)
    acknowledgements: list[Acknowledgement] = []
    for read_by in room.acknowledgements:
        acknowledgement, faults = capture_acknowledgement(read_by)
        problems.extend(faults)
        if acknowledgement is not None:
            acknowledgements.append(acknowledgement)
    signers, faults_of_signers = capture_signers(room, policies.organisation)
    problems.extend(faults_of_signers)
    holdings = holdings_of(
        records, registers=registers, references=references, problems=problems,
        history=history, revision=revision, landed=landed or {},
        acknowledgements=acknowledgements,
    )  # fmt: skip
    return replace(holdings, evidence=_evidence(room.evidence), signers=signers)


def _evidence(found: Sequence[FoundEvidence]) -> Mapping[str, tuple[EvidenceFile, ...]]:
    """The files of the evidence folders by the id that their folder names."""
    out: dict[str, list[EvidenceFile]] = {}
    for file in found:
        if file.path.parent.name == FOLDER:
            id_ = file.home.stem
            out.setdefault(id_, []).append(EvidenceFile(file.path, id_, as_text(file.data)))
    return MappingProxyType({id_: tuple(files) for id_, files in out.items()})


def holdings_of(
    records: list[Record],
    *,
    registers: list[Register],
    references: list[Reference],
    problems: list[Problem],
    history: History | None,
    revision: str,
    landed: Mapping[PurePosixPath, tuple[str, ...]],
    acknowledgements: Sequence[Acknowledgement] = (),
) -> Holdings:
    """Index records by id, type and number, in path order."""
    by_id: dict[str, Record] = {}
    by_type: dict[str, list[Record]] = {}
    by_number: dict[str, list[Record]] = {}
    for record in records:
        by_id.setdefault(record.id, record)
        by_type.setdefault(record.type, []).append(record)
        if record.number:
            by_number.setdefault(record.number, []).append(record)
    return Holdings(
        records=tuple(records),
        by_id=MappingProxyType(by_id),
        by_type=MappingProxyType({k: tuple(v) for k, v in by_type.items()}),
        by_number=MappingProxyType({k: tuple(v) for k, v in by_number.items()}),
        registers=tuple(registers),
        references=tuple(references),
        problems=tuple(problems),
        revision=revision,
        history=history,
        landed=landed,
        acknowledgements=tuple(acknowledgements),
    )


def _stray(path: PurePosixPath) -> Problem:
    source = Source(path, "", "", "", 1)
    return Problem("stray-file", Place(source, position=Position(1, 1)), {"name": path.name})
