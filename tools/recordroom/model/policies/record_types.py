"""record-types/*.yml: what a type of record is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from recordroom.model.policies.base import ALWAYS, Access, Validity
from recordroom.model.text import Label, Place
from recordroom.model.value import Condition

ACTIONS = (
    "submit",
    "approve",
    "return",
    "refuse",
    "number",
    "issue",
    "advance",
    "supersede",
    "repeal",
    "suspend",
    "resume",
    "void",
    "withdraw",
    "file",
)
"""What a transition's `action` may be; `advance` is any step that has no word of its own."""

REQUIREMENTS = (
    "approvals",
    "number",
    "number-landed",
    "reference-code",
    "circulated",
    "companions",
)
"""What a transition's `requires` may name, besides `attachment:ROLE`: every approval that
authority.yml asks for; a number; a number whose register line is on the default branch; a
reference code (档号); everyone in circulation has read it; the records it must come with."""


@dataclass(frozen=True, slots=True)
class Need:
    """When something is required: always, in some states, or under a condition."""

    always: bool = False
    states: tuple[str, ...] = ()
    when: Condition | None = None
    validity: Validity = ALWAYS


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
    process: bool = False
    """Written while the record is handled: no part of the content that approvals are bound to."""


@dataclass(frozen=True, slots=True)
class SectionSpec:
    """A section that a body must have, under any wording of its heading."""

    heading: Label
    need: Need
    place: Place
    process: bool = False
    """Written while the record is handled: no part of the content that approvals are bound to."""


@dataclass(frozen=True, slots=True)
class State:
    """A state of the life cycle. `phase`: draft, issued (official), closed, or ended."""

    id: str
    label: Label
    phase: str
    place: Place


@dataclass(frozen=True, slots=True)
class Transition:
    """A step from one state to another.

    `by` is who may take it, in words of authority or `anyone`. `action` is the command that takes
    it (one of ACTIONS), for records that fulfil `when`. `requires` are words of REQUIREMENTS (or
    `attachment:ROLE`) that must be true before, `sets` what it writes: a field with `today`,
    `actor`, `ask` (must be given), `optional` (may be given), `clear`, `add` (a new item of a list
    of objects: its days today, its persons the actor, the rest as given), or `=text`. `requires`
    binds records dated in `validity`.
    """

    start: str
    end: str
    label: Label
    by: tuple[str, ...]
    place: Place
    action: str = ""
    when: Condition | None = None
    requires: tuple[str, ...] = ()
    sets: Mapping[str, str] = field(default_factory=dict)
    validity: Validity = ALWAYS


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
class Door:
    """A way from the home page to the register of a type: what is written on it, and below."""

    label: Label
    text: Label


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
    door: Door | None
    template: str
    place: Place
    number_may: tuple[str, ...] = ()
    """States before those of `number_states` in which the record may bear its number already."""
    number_not_when: Condition | None = None
    """Records for which it holds get no number of ours: a joint document bears the lead body's."""
    category: str = ""
    """The category (门类代码, as WS) of the reference code given at filing; empty where none is."""

    @property
    def initial(self) -> str:
        """The state a record of the type begins in: the first that is listed."""
        return next(iter(self.states), "")
