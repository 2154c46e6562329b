"""Everything in `policies/` but the policy texts, which are records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recordroom.model.holdings import Record
from recordroom.model.policies.access import AccessPolicy
from recordroom.model.policies.authority import Authority
from recordroom.model.policies.checks import CheckPolicy
from recordroom.model.policies.organisation import Organisation
from recordroom.model.policies.record_types import RecordType
from recordroom.model.policies.reference_codes import ReferenceCodes
from recordroom.model.policies.schedules import ClassRule, DisposalClass, NumberSeries
from recordroom.model.text import Problem, Source


@dataclass(frozen=True, slots=True)
class Policies:
    """Everything in `policies/` but the policy texts, which are records.

    `problems` are faults of the files themselves (POL rules tell them); with any of them the
    records are not checked, as their types may be half read. `files` maps a file's name
    (`retention.yml`) to its source, and `trees` to its plain content, for rule tables.
    """

    organisation: Organisation
    types: Mapping[str, RecordType]
    series: Mapping[str, NumberSeries]
    classes: Mapping[str, DisposalClass]
    class_rules: tuple[ClassRule, ...]
    access: AccessPolicy
    authority: Authority
    checks: CheckPolicy
    files: Mapping[str, Source]
    trees: Mapping[str, object]
    problems: tuple[Problem, ...]
    reference_codes: ReferenceCodes | None = None

    def phase(self, record: Record) -> str:
        """The phase of a record's state; empty for a state that its type does not have."""
        state = self.types[record.type].states.get(record.status)
        return state.phase if state is not None else ""
