"""record-types/*.yml: what a type of record is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recordroom.model.policies.base import ALWAYS, Access, Validity
from recordroom.model.text import Label, Place
from recordroom.model.value import Condition


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
