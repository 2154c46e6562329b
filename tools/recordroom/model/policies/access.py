"""access.yml: levels, compartments, audiences, personal data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recordroom.model.policies.base import Access
from recordroom.model.text import Label, Place


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
    """A circle of readers (阅览对象) and its clearance. `edit_link` and `names` are from staff up.

    `holders` are who of the house belongs to it: words `post:`, `department:`, `body:`, `person:`
    or `everyone`; empty where the organisation does not say.
    """

    id: str
    label: Label
    who: Label
    clearance: Access
    edit_link: bool
    names: bool
    place: Place
    holders: tuple[str, ...] = ()


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
