"""What the organisation has decided: the typed form of `policies/`."""

from recordroom.model.policies.access import (
    AccessLevel,
    AccessPolicy,
    Audience,
    Compartment,
    PersonalDataRule,
)
from recordroom.model.policies.authority import (
    Authority,
    Band,
    Delegation,
    EvidencePolicy,
    Incompatible,
    Matter,
    Role,
    Separation,
    Splitting,
)
from recordroom.model.policies.base import Access, Clause, Validity
from recordroom.model.policies.checks import CheckPolicy, Waiver
from recordroom.model.policies.organisation import (
    Appointment,
    Body,
    Department,
    Organisation,
    Person,
    Post,
)
from recordroom.model.policies.record_types import (
    Choice,
    Companion,
    Door,
    FieldSpec,
    Need,
    RecordType,
    SectionSpec,
    State,
    Transition,
)
from recordroom.model.policies.schedules import (
    ClassRule,
    DisposalClass,
    Floor,
    NumberSeries,
    SeriesCode,
)
from recordroom.model.policies.whole import Policies

__all__ = [
    "Access",
    "AccessLevel",
    "AccessPolicy",
    "Appointment",
    "Audience",
    "Authority",
    "Band",
    "Body",
    "CheckPolicy",
    "Choice",
    "ClassRule",
    "Clause",
    "Companion",
    "Compartment",
    "Delegation",
    "Department",
    "DisposalClass",
    "Door",
    "EvidencePolicy",
    "FieldSpec",
    "Floor",
    "Incompatible",
    "Matter",
    "Need",
    "NumberSeries",
    "Organisation",
    "Person",
    "PersonalDataRule",
    "Policies",
    "Post",
    "RecordType",
    "Role",
    "SectionSpec",
    "Separation",
    "SeriesCode",
    "Splitting",
    "State",
    "Transition",
    "Validity",
    "Waiver",
]
