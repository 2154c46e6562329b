"""organisation.yml: departments, posts, people, bodies, and who held which post when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from recordroom.model.text import Label, Place


@dataclass(frozen=True, slots=True)
class Post:
    """A post (岗位): its department (empty for the top), duties, and the post it reports to.

    `reports_to` is empty where the department says it: its head, or for the head the deputy.
    """

    id: str
    label: Label
    department: str
    duties: tuple[Label, ...]
    place: Place
    reports_to: str = ""


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
    """A member of staff, council or committee; other people are records, not policy.

    `emails` are the addresses they commit with, `accounts` their names on the forge, both in
    small letters.
    """

    id: str
    name: Label
    place: Place
    emails: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Appointment:
    """Who held which post when; `until` is the last day, None while in office.

    `acting` marks one who stands in for the holder (代理).
    """

    person: str
    post: str
    start: date
    until: date | None
    by: str
    place: Place
    acting: bool = False

    def holds(self, day: date) -> bool:
        return self.start <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Body:
    """A deciding body (理事会 …): its posts, the post that chairs it, and its quorum (`2/3`).

    With `recused_in_quorum` those who step aside still count for the quorum; otherwise they are
    left out on both sides. They never count for the majority.
    """

    id: str
    label: Label
    posts: tuple[str, ...]
    quorum: str
    place: Place
    chair: str = ""
    recused_in_quorum: bool = False


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
