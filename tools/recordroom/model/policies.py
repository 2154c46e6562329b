"""What the organisation has decided: the typed form of `policies/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from recordroom.model.text import Label, Place, Problem, Source
from recordroom.model.value import Condition, Duration


@dataclass(frozen=True, slots=True)
class Validity:
    """Valid time of a row: binds records dated from `start` to `end`, both included; None is open."""

    start: date | None = None
    end: date | None = None

    def binds(self, day: date | None) -> bool:
        """Whether a record of this day is bound; an undated record only by open rows."""
        if day is None:
            return self.start is None and self.end is None
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class Clause:
    """The clause of a policy that a row of data comes from: policy id and clause name (第十二条)."""

    policy: str
    clause: str
    place: Place


# --- organisation.yml -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Post:
    """A post (岗位): its department (empty for the top), duties and the posts it excludes."""

    id: str
    label: Label
    department: str
    duties: tuple[Label, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Department:
    """A department (部门) with its head's post and the post of the deputy in charge (分管)."""

    id: str
    label: Label
    head: str
    deputy: str
    duties: tuple[Label, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Person:
    """A member of staff, council or committee; other people are records, not policy."""

    id: str
    name: Label
    place: Place


@dataclass(frozen=True, slots=True)
class Appointment:
    """Who held which post when; `until` is the last day, None while in office."""

    person: str
    post: str
    start: date
    until: date | None
    by: str
    place: Place

    def holds(self, day: date) -> bool:
        return self.start <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Body:
    """A deciding body (理事会 …): its posts, quorum and majorities as fractions in words."""

    id: str
    label: Label
    posts: tuple[str, ...]
    quorum: str
    place: Place


@dataclass(frozen=True, slots=True)
class Organisation:
    name: Label
    code: str
    founded: date
    fiscal_year_start: tuple[int, int]
    audit_since: date | None
    language: str
    departments: Mapping[str, Department]
    posts: Mapping[str, Post]
    people: Mapping[str, Person]
    bodies: Mapping[str, Body]
    appointments: tuple[Appointment, ...]
    site_url: str = ""
    edit_url: str = ""


# --- record-types/*.yml -----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Need:
    """When something is required: always, in some states, or under a condition."""

    always: bool = False
    states: tuple[str, ...] = ()
    when: Condition | None = None
    validity: Validity = Validity()


@dataclass(frozen=True, slots=True)
class Access:
    """A level and compartments, as a demand or as a clearance."""

    level: str
    compartments: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: Label


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One declared field: its kind, when it is required, who may see it."""

    name: str
    kind: str
    label: Label
    need: Need
    help: Label
    example: str
    choices: tuple[Choice, ...]
    targets: tuple[str, ...]
    of: FieldSpec | None
    fields: tuple[FieldSpec, ...]
    access: Access | None
    order: int
    place: Place
    at_least: str = ""
    at_most: str = ""
    not_before: str = ""
    """Name of a sibling field: this day may not be earlier than that one."""


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """A section that a body must have, under any wording of its heading."""

    heading: Label
    need: Need
    place: Place


@dataclass(frozen=True, slots=True)
class State:
    """A state of the life cycle. `phase`: draft, issued (official), closed, or ended."""

    id: str
    label: Label
    phase: str
    place: Place


@dataclass(frozen=True, slots=True)
class Transition:
    """A step from one state to another: its name and who may take it, in words of authority."""

    start: str
    end: str
    label: Label
    by: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Companion:
    """A record that a record must come with: one of `type` whose field `via` names the head.

    The head is the record itself, or the one that its own field `of` names.
    """

    type: str
    via: str
    of: str
    label: Label
    need: Need
    place: Place


@dataclass(frozen=True, slots=True)
class RecordType:
    id: str
    label: Label
    summary: Label
    root: str
    folder: str
    series: str
    number_states: tuple[str, ...]
    default_level: str
    default_compartments: frozenset[str]
    lowest_level: str
    lowest_compartments: frozenset[str]
    disposal_class: str
    fields: Mapping[str, FieldSpec]
    sections: tuple[SectionSpec, ...]
    states: Mapping[str, State]
    transitions: tuple[Transition, ...]
    companions: tuple[Companion, ...]
    dossier: bool
    dossier_field: str
    """A head of dossiers (`dossier: head`), or the reference field that puts a record in one."""
    review_field: str
    template: str
    place: Place


# --- numbering.yml, retention.yml ---------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class SeriesCode:
    """A code a series may use (机关代字): its file-name form and its text."""

    id: str
    text: str
    label: Label


@dataclass(frozen=True, slots=True)
class NumberSeries:
    """A number series. `pattern` holds `{code}`, `{year}`, `{n}` and literal text.

    `counter` names what the counter restarts with (of `code`, `year`); `width` pads `{n}` with
    zeros (0: no padding, as GB/T 9704 asks of 发文字号).
    """

    id: str
    label: Label
    pattern: str
    counter: tuple[str, ...]
    codes: tuple[SeriesCode, ...]
    width: int
    gapless: bool
    enforced_from: date | None
    year_field: str
    place: Place


@dataclass(frozen=True, slots=True)
class Floor:
    """A statutory minimum with its citation and how far it has been verified (V-law … U)."""

    period: Duration | None
    citation: Label
    status: str
    place: Place


@dataclass(frozen=True, slots=True)
class DisposalClass:
    """A class of the schedule (保管期限表): trigger, offset, period, action. Period None is 永久.

    `event` names the trigger; `field` the day it reads, of the record that the reference field
    `via` names when given, else of the record itself. `offset`: none, next-day, next-1-january,
    after-fiscal-year.
    """

    id: str
    label: Label
    period: Duration | None
    event: str
    field: str
    via: str
    offset: str
    action: str
    floor: Floor | None
    basis: Clause | None
    validity: Validity
    place: Place


@dataclass(frozen=True, slots=True)
class ClassRule:
    """An ordered rule that assigns a class to the records its condition holds for."""

    disposal_class: str
    when: Condition
    validity: Validity
    place: Place


# --- access.yml, authority.yml, checks.yml --------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AccessLevel:
    id: str
    label: Label
    summary: Label
    rank: int
    place: Place


@dataclass(frozen=True, slots=True)
class Compartment:
    id: str
    label: Label
    summary: Label
    place: Place


@dataclass(frozen=True, slots=True)
class Audience:
    """A circle of readers (阅览对象) and its clearance. `edit_link` and `names` are from staff up."""

    id: str
    label: Label
    who: Label
    clearance: Access
    edit_link: bool
    names: bool
    place: Place


@dataclass(frozen=True, slots=True)
class PersonalDataRule:
    """The lowest access that a kind of personal data asks for."""

    kind: str
    access: Access
    place: Place


@dataclass(frozen=True, slots=True)
class AccessPolicy:
    levels: Mapping[str, AccessLevel]
    compartments: Mapping[str, Compartment]
    audiences: Mapping[str, Audience]
    readers: Access
    forbidden_marks: tuple[str, ...]
    personal_data: Mapping[str, PersonalDataRule]
    office_contacts: tuple[str, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of a measure: above `above` up to and including `up_to`; None is open."""

    above: str | None
    up_to: str | None
    choice: str
    approve: tuple[str, ...]
    """Who approves, in order, each as `post:ID`, `role:ID` or `body:ID`."""
    validity: Validity
    place: Place


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter that needs approval: of which record type, measured by which field, in bands."""

    id: str
    label: Label
    type: str
    field: str
    bands: tuple[Band, ...]
    basis: Clause | None
    place: Place


@dataclass(frozen=True, slots=True)
class Incompatible:
    """Posts that one person may not hold at once, with the reason."""

    posts: tuple[str, ...]
    reason: Label
    basis: Clause | None
    place: Place


@dataclass(frozen=True, slots=True)
class Authority:
    roles: Mapping[str, Label]
    matters: tuple[Matter, ...]
    incompatible: tuple[Incompatible, ...]


@dataclass(frozen=True, slots=True)
class Waiver:
    """An approved exception: a rule, the records it spares, why, by whom, until when."""

    rule: str
    records: tuple[str, ...]
    reason: str
    by: str
    until: date
    place: Place


@dataclass(frozen=True, slots=True)
class CheckPolicy:
    severities: Mapping[str, str]
    waivers: tuple[Waiver, ...]
    vague_words: tuple[str, ...]
    placeholders: tuple[str, ...]
    severity_places: Mapping[str, Place]


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
