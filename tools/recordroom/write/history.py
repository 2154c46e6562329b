"""The sample's history, derived from its records: who wrote, approved, numbered and filed what.

Every record is unwound from its finished text (`lives`, `drafts`); registers grow by the lines
as they stand; the policy data is there from the founding day, and people join when they start.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

from recordroom.authorise.content import process_fields
from recordroom.capture.typed import to_day
from recordroom.model.holdings import Holdings, Record, RegisterLine
from recordroom.model.policies import Policies, RecordType
from recordroom.model.text import Label
from recordroom.read.evidence import SIGNERS
from recordroom.read.git import NewCommit
from recordroom.write.around import surroundings
from recordroom.write.beside import key_units, reading_units
from recordroom.write.days import moments
from recordroom.write.drafts import text_at
from recordroom.write.earlier import body_at
from recordroom.write.founding import founding_units
from recordroom.write.lives import life
from recordroom.write.messages import message
from recordroom.write.papers import papers_at, proofs_at
from recordroom.write.people import REGISTRAR, People
from recordroom.write.stages import Stage
from recordroom.write.units import Unit, ordered

VOID = Label("作废编号", "Void number")
ENTER = Label("登记编号", "Enter number")

_ORDER = {
    "reviewed": 2, "approved": 3, "numbered": 4, "issued": 5, "closed": 6, "superseded": 6,
    "filed": 7,
}  # fmt: skip
"""How the acts of one day go that nothing else orders."""


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample as read: its typed content, and the bytes of every file by path."""

    policies: Policies
    holdings: Holdings
    files: Mapping[PurePosixPath, bytes]
    earlier: Mapping[PurePosixPath, bytes]
    """Texts that records had before (`earlier.py`); no files of the room."""


def sample_history(sample: Sample, *, as_of: date) -> Iterator[NewCommit]:
    """The acts, oldest first; after the last one the tree is exactly `sample.files`."""
    people = People(sample.policies.organisation)
    history = _History(sample, people, as_of)
    units = ordered(history.units())
    grown: dict[PurePosixPath, int] = {}
    for start, end in _days(units):
        today = units[start:end]
        for unit, moment in zip(today, moments(today[0].day, [u.key for u in today]), strict=True):
            files = dict(unit.files)
            for path, count in unit.lines.items():
                grown[path] = grown.get(path, 0) + count
                files[path] = _first_lines(sample.files[path], grown[path] + 1)
            yield message(unit, files=files, moment=moment, people=people)


def _days(units: list[Unit]) -> Iterator[tuple[int, int]]:
    start = 0
    for i in range(1, len(units) + 1):
        if i == len(units) or units[i].day != units[start].day:
            yield start, i
            start = i


def _first_lines(data: bytes, count: int) -> bytes:
    lines = data.splitlines(keepends=True)
    return b"".join(lines[:count])


class _History:
    """Gathers the units: the founding, the lives of records, the lines of registers."""

    def __init__(self, sample: Sample, people: People, as_of: date) -> None:
        self._sample = sample
        self._people = people
        self._as_of = as_of
        self._units: dict[str, Unit] = {}
        self._entering: dict[tuple[str, str, str], Unit] = {}

    def units(self) -> list[Unit]:
        sample, policies = self._sample, self._sample.policies
        around = surroundings(sample.holdings, policies, as_of=self._as_of)
        lives = {
            r.id: _worth_telling(r, life(r, policies.types[r.type], self._people, around))
            for r in sample.holdings.records
        }
        self._propose_first(lives)
        born = {id_: stages[0].day for id_, stages in lives.items()}
        for record in sample.holdings.records:
            self._live(record, lives[record.id], born)
        self._replace(lives)
        self._registers()
        holdings, files = sample.holdings, sample.files
        for unit in [
            *reading_units(holdings, policies, files, there=self._units.values()),
            *key_units(holdings, files, there=self._units.values()),
        ]:
            self._units[unit.key] = unit
        founding = founding_units(
            policies, sample.files, self._other_files(), people=self._people, as_of=self._as_of
        )
        for unit in self._units.values():
            unit.after.append(founding[0])
        return [*founding, *self._units.values()]

    def _propose_first(self, lives: dict[str, list[Stage]]) -> None:
        """What an issued record refers to as part of its content was there, at least as a draft: a
        project is proposed before the minutes of the committee that looked at the proposal.
        """
        types, by_id = self._sample.policies.types, self._sample.holdings.by_id
        for reference in self._sample.holdings.references:
            origin, target = by_id.get(reference.origin), by_id.get(reference.target)
            if origin is None or target is None or not lives[target.id]:
                continue
            type_ = types[origin.type]
            if reference.field[0] in process_fields(type_):
                continue
            official = (s for s in lives[origin.id] if type_.states[s.state].phase != "draft")
            issued = next(official, None)
            first = lives[target.id][0]
            draft = types[target.type].states[first.state].phase == "draft"
            if issued is not None and draft and first.day > issued.day:
                day = max(lives[origin.id][0].day, self._people.arrives(first.by))
                lives[target.id][0] = replace(first, day=min(day, issued.day))

    def _live(self, record: Record, stages: list[Stage], born: Mapping[str, date]) -> None:
        type_ = self._sample.policies.types[record.type]
        last: Unit | None = None
        text = ""
        known: set[PurePosixPath] = set()
        for i, stage in enumerate(stages):
            final = i == len(stages) - 1
            now = (
                self._sample.files[record.path].decode()
                if final
                else text_at(
                    record, type_, stage, born=born,
                    body=body_at(record, type_, stage, self._sample.earlier),
                )
            )  # fmt: skip
            if now == text and stage.action != "numbered":
                continue
            text = now
            unit = self._unit(record, stage, i)
            unit.records.append(record.id)
            unit.subjects.append(record.title)
            unit.files[record.path] = now.encode()
            beside = {a.path for a in papers_at(record, stage)}
            beside |= set(proofs_at(record, self._sample.holdings, stage))
            for path in sorted(beside - known):
                unit.files[path] = self._sample.files[path]
            known |= beside
            if last is not None and last is not unit and last not in unit.after:
                unit.after.append(last)
            self._enter(record, stage, unit)
            if stage.numbered and record.number:
                unit.numbers.append(record.number)
            if stage.note:
                unit.notes.append(stage.note)
            last = unit

    def _enter(self, record: Record, stage: Stage, unit: Unit) -> None:
        """Note which unit brings the lines of registers that go with a stage."""
        policies = self._sample.policies
        series = policies.types[record.type].series
        if stage.action == "numbered":
            self._entering["mint", series, record.id] = unit
        elif stage.action == "voided":
            self._entering["void", series, record.id] = unit
        elif stage.action == "filed" and policies.reference_codes is not None:
            self._entering["mint", policies.reference_codes.id, record.id] = unit

    def _unit(self, record: Record, stage: Stage, index: int) -> Unit:
        """The unit of a stage: its own, or one shared with other records of the same sitting."""
        type_ = self._sample.policies.types[record.type]
        key = f"{record.id}/{index}"
        sitting = f"{type_.id}/{index}/{stage.state}/{stage.action}/{stage.by}"
        if stage.action == "filed":
            key = f"{type_.id}/filed/{stage.by}/{stage.day}"
        elif _is_plain(record) and index == 0:
            year, week, _ = stage.day.isocalendar()
            key = f"{sitting}/{year}-{week}"
        elif not type_.series:
            key = f"{sitting}/{stage.day}"
        unit = self._units.get(key)
        if unit is None:
            unit = Unit(key, stage.day, stage.by, stage.action, stage.label, kind=type_.label)
            unit.rank = _rank(record, type_, stage, index)
            unit.lang = record.text("language") or "zh-Hans"
            self._units[key] = unit
        unit.day = max(unit.day, stage.day)
        return unit

    def _replace(self, lives: Mapping[str, list[Stage]]) -> None:
        """A record is superseded only once its successor is there."""
        for reference in self._sample.holdings.references:
            if reference.field[0] != "supersedes" or reference.target not in lives:
                continue
            newer = [u for u in self._units.values() if u.records == [reference.origin]]
            for unit in self._units.values():
                if unit.action == "superseded" and reference.target in unit.records:
                    unit.after += [u for u in newer if u not in unit.after and u.rank < unit.rank]

    def _registers(self) -> None:
        """Each line goes with the record it numbers, after the line before it."""
        founded = self._sample.policies.organisation.founded
        for register in self._sample.holdings.registers:
            before: Unit | None = None
            for i, line in enumerate(register.lines):
                unit = self._entering.pop((line.event, register.series, line.id), None)
                if unit is None:
                    unit = self._line_alone(f"{register.source.path}/{i}", line, founded)
                elif line.number not in unit.numbers:
                    unit.numbers.append(line.number)
                if line.event == "void" and line.reason not in unit.notes:
                    unit.notes.append(line.reason)
                path = register.source.path
                unit.lines[path] = unit.lines.get(path, 0) + 1
                if before is not None and before not in unit.after and before is not unit:
                    unit.after.append(before)
                before = unit

    def _line_alone(self, key: str, line: RegisterLine, founded: date) -> Unit:
        day = max(to_day(line.day) or founded, founded)
        by = self._people.holder(REGISTRAR, day)
        action = "voided" if line.event == "void" else "numbered"
        label = VOID if action == "voided" else ENTER
        unit = Unit(key, min(day, self._as_of), by, action, label, kind=label)
        unit.subjects.append(line.number)
        unit.numbers.append(line.number)
        unit.records += [line.id] if line.id in self._sample.holdings.by_id else []
        self._units[key] = unit
        return unit

    def _other_files(self) -> set[PurePosixPath]:
        """Files that no record, attachment or register accounts for; they are there from the start."""
        known = {r.path for r in self._sample.holdings.records}
        known |= {a.path for r in self._sample.holdings.records for a in r.attachments}
        known |= {r.source.path for r in self._sample.holdings.registers if r.lines}
        known |= {a.source.path for a in self._sample.holdings.acknowledgements}
        known |= {f.path for e in self._sample.holdings.evidence.values() for f in e}
        return set(self._sample.files) - known - {SIGNERS}


def _worth_telling(record: Record, stages: list[Stage]) -> list[Stage]:
    """Without the drafting of what its writer handed in at once (a service record), and of what
    has neither number nor approval.
    """
    if len(stages) < 2:
        return stages
    first, second = stages[:2]
    at_once = second.state == "submitted" and second.by == first.by and not record.number
    if at_once or _is_plain(record):
        return [replace(second, day=first.day), *stages[2:]]
    return stages


def _is_plain(record: Record) -> bool:
    return not record.number and "approvals" not in record.fields


def _rank(record: Record, type_: RecordType, stage: Stage, index: int) -> int:
    """The order in a day: a meeting is called first, and its papers are written after it."""
    if "held" in type_.states and stage.action != "closed":
        return 0
    if index == 0 and ("held-on" in record.fields or "started" in record.fields):
        return 6
    return _ORDER.get(stage.action, 1)
