"""What a record must come with, and the dossiers that records make up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from recordroom.capture.conditions import needed
from recordroom.model.holdings import Record
from recordroom.model.policies import Companion, RecordType


@dataclass(frozen=True, slots=True)
class CompanionState:
    """A companion that is asked for, and the records that answer it (none: missing)."""

    companion: Companion
    records: tuple[Record, ...]


class Sets:
    """An index over records by the head that a reference field names.

    Built from visible records only for an edition, so that what is invisible is absent.
    """

    def __init__(self, records: Sequence[Record], types: Mapping[str, RecordType]) -> None:
        self._types = types
        self._by_head: dict[tuple[str, str, str], list[Record]] = {}
        self._members: dict[str, list[Record]] = {}
        for record in records:
            type_ = types[record.type]
            for spec in type_.fields.values():
                if spec.kind == "record" and (head := record.text(spec.name)):
                    self._by_head.setdefault((record.type, spec.name, head), []).append(record)
            if type_.dossier_field and (head := record.text(type_.dossier_field)):
                self._members.setdefault(head, []).append(record)

    def companions(self, record: Record) -> tuple[CompanionState, ...]:
        """Every companion that the record must come with in its present state."""
        type_ = self._types[record.type]
        out = []
        for companion in type_.companions:
            if not needed(companion.need, record, type_):
                continue
            head = record.text(companion.of) if companion.of else record.id
            found = self._by_head.get((companion.type, companion.via, head), [])
            out.append(CompanionState(companion, tuple(r for r in found if r.id != record.id)))
        return tuple(out)

    def members(self, head: str) -> tuple[Record, ...]:
        """The records of a dossier, in path order."""
        return tuple(self._members.get(head, ()))

    def heads(self, records: Iterable[Record]) -> tuple[Record, ...]:
        """The records that head dossiers."""
        return tuple(r for r in records if self._types[r.type].dossier)
