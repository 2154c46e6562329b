"""authority.yml: who approves what, delegations, duties kept apart, and evidence asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from recordroom.model.policies.base import Clause, Validity
from recordroom.model.text import Label, Place
from recordroom.model.value import Duration

ROLES = ("department-head", "supervising-deputy", "applicant-superior")
"""What a role may mean: the head or the deputy in charge of the record's department, or the
next one above the applicant."""

CHANGES = ("access-loosened", "retention-shortened", "hold-lifted")
"""Changes of a landed record that need an approval of their own."""

GRADES = ("stated", "paper", "forge", "commit", "signature")
"""Grades of evidence for an approval, from the weakest."""


WEEK = Duration(days=7)


@dataclass(frozen=True, slots=True)
class Role:
    """A role word (`role:ID`): `meaning` is one of ROLES."""

    id: str
    label: Label
    meaning: str


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of a measure, or one choice of it.

    `above` and `below` leave the limit itself out, `at_least` and `up_to` take it in; None is open.
    `steps` are who approves, in order; each step is a tuple of alternatives, every one a word of
    authority (`post:ID`, `role:ID` or `body:ID`). `majority` is what a body needs: `1/2` is more
    than half, any other fraction at least so much; empty where the organisation says nothing
    (more than half). `evidence` is the weakest grade that will do, empty for any.
    """

    above: str | None
    up_to: str | None
    choice: str
    steps: tuple[tuple[str, ...], ...]
    validity: Validity
    place: Place
    at_least: str | None = None
    below: str | None = None
    majority: str = ""
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Splitting:
    """How records are added up so that a matter is not split into small ones (化整为零).

    Records of the matter's type with equal values in every field of `over`, whose spans (`start`
    to `end`, names of fields; a day alone when equal) lie no further apart than `gap`, count as one.
    """

    over: tuple[str, ...]
    start: str
    end: str
    gap: Duration
    place: Place


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter that needs approval.

    Of records of `type` (empty: of any), measured by `field` in bands; a matter with `change`
    (one of CHANGES) is asked for only when a landed record is changed so. `applicant` names the
    field of the person whose own request it is: where that person would approve, the next one up
    does. With `higher` anyone above an approver may act instead. `final` is the word of the last
    step: `sign`, `approve` or `adopt`. `begins` names the field of the day on which what is
    approved begins (施行、执行): the last step may not be later.
    """

    id: str
    label: Label
    type: str
    field: str
    bands: tuple[Band, ...]
    basis: Clause | None
    place: Place
    change: str = ""
    applicant: str = ""
    higher: bool = False
    final: str = "approve"
    splitting: Splitting | None = None
    begins: str = ""


@dataclass(frozen=True, slots=True)
class Delegation:
    """A delegation (授权): the holder of `giver` lets `taker` (`post:ID` or `person:ID`) act.

    For `matters` (empty: all of the giver's), up to and including `up_to` of the matter's measure
    (None: no cap), on the days of `validity`, by the record `by`.
    """

    giver: str
    taker: str
    matters: tuple[str, ...]
    up_to: str | None
    validity: Validity
    by: str
    place: Place


@dataclass(frozen=True, slots=True)
class Incompatible:
    """Posts that one person may not hold at once, with the reason."""

    posts: tuple[str, ...]
    reason: Label
    basis: Clause | None
    place: Place


@dataclass(frozen=True, slots=True)
class Separation:
    """Duties on one record that one person may not do together (不相容职责).

    `fields` are names of person fields of `type`, or `approvals` for whoever approved it.
    """

    type: str
    fields: tuple[str, ...]
    reason: Label
    basis: Clause | None
    validity: Validity
    place: Place


@dataclass(frozen=True, slots=True)
class EvidencePolicy:
    """What is asked of approvals as evidence.

    Approvals given on or after `bound_from` must carry the content they were given for (None:
    never asked). One that is entered more than `late_after` after its day must say who entered it
    and when (补录). `signing_keys` are the words of authority of whom a change of
    `policies/allowed_signers` needs.
    """

    bound_from: date | None = None
    late_after: Duration = WEEK
    signing_keys: tuple[str, ...] = ()
    place: Place | None = None
    minor_change: int = 10
    """Per cent of a body that an amendment entered as minor may change at most."""


@dataclass(frozen=True, slots=True)
class Authority:
    roles: Mapping[str, Role]
    matters: tuple[Matter, ...]
    incompatible: tuple[Incompatible, ...]
    delegations: tuple[Delegation, ...] = ()
    separations: tuple[Separation, ...] = ()
    evidence: EvidencePolicy = EvidencePolicy()
