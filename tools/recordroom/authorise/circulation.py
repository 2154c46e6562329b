"""Circulation (传阅): who is to read a record, who has read it as it stands, and who is late.

A word of circulation names a post, department, person or body; it means the people who held the
posts on the day the record was sent round. What they have read is bound to the content: after a
major amendment it is to be read again, after minor ones not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType

from recordroom.authorise.content import content_hash
from recordroom.model.holdings import Acknowledgement, Holdings, Record
from recordroom.model.policies import Organisation, Policies
from recordroom.model.value import Value

FIELD = "circulation"
WORDS = ("post", "department", "person", "body")
DONE = ("read", "exempt", "proxy")
"""States of a reading that ask for nothing more; `left` is one whose reader left the house."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One item of a record's circulation: to whom, until when, by whom on which day.

    `index` is its place in the front matter's list. `excuse` is empty, exempt or proxy.
    """

    index: int
    to: str
    due: date | None
    by: str
    on: date | None
    excuse: str
    proxy: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How it stands with one reader.

    `state` is read, exempt (免阅), proxy (代阅, then `by` read), left (no longer in the house) or
    open; with `again` an open one had read what a major amendment has changed since. `on` is the
    day it was read or excused; `due` the day asked for, None when there is none.
    """

    person: str
    word: str
    due: date | None
    state: str
    on: date | None = None
    by: str = ""
    again: bool = False

    @property
    def is_open(self) -> bool:
        return self.state == "open"

    def is_overdue(self, as_of: date) -> bool:
        return self.is_open and self.due is not None and self.due < as_of


def sent(record: Record) -> tuple[Sent, ...]:
    """The circulation of a record as its front matter says it, items without `to` left out."""
    field = record.fields.get(FIELD)
    rows = field.value if field is not None else None
    if field is None or not isinstance(rows, tuple):
        return ()
    out = []
    for index, row in field.items(rows, field.path):
        if isinstance(row, Mapping) and row.get("to"):
            texts = {k: str(row.get(k, "")) for k in ("to", "by", "excuse", "proxy", "reason")}
            out.append(Sent(index=index, due=_day(row.get("due")), on=_day(row.get("on")), **texts))
    return tuple(out)


def people_of(word: str, organisation: Organisation, day: date) -> tuple[str, ...] | None:
    """The people a word means on a day, in the order of their appointments; None if unknown."""
    kind, _, name = word.partition(":")
    if kind == "person":
        return (name,) if name in organisation.people else None
    if kind == "post" and name in organisation.posts:
        posts: tuple[str, ...] = (name,)
    elif kind == "department" and name in organisation.departments:
        posts = tuple(p.id for p in organisation.posts.values() if p.department == name)
    elif kind == "body" and name in organisation.bodies:
        posts = organisation.bodies[name].posts
    else:
        return None
    found = [a.person for a in organisation.appointments if a.post in posts and a.holds(day)]
    return tuple(dict.fromkeys(found))


def readers(record: Record, policies: Policies, on: date) -> tuple[str, ...]:
    """Everyone the record has been sent to up to a day, excused ones too, in order."""
    found: dict[str, None] = {}
    for item in sent(record):
        if item.on is None or item.on <= on:
            for person in people_of(item.to, policies.organisation, item.on or on) or ():
                found.setdefault(person)
    return tuple(found)


def proxies(record: Record) -> Mapping[str, str]:
    """Who is to read in whose place, by the person excused."""
    return {
        i.to.removeprefix("person:"): i.proxy
        for i in sent(record)
        if i.excuse == "proxy" and i.proxy
    }


def versions(record: Record, policies: Policies) -> Mapping[str, bool]:
    """Every content hash the record is known to have had, oldest first, with whether having read
    it still counts: it and all amendments after it are minor.
    """
    rows = record.value("amendments")
    steps = [r for r in rows if isinstance(r, Mapping)] if isinstance(rows, tuple) else []
    out: dict[str, bool] = {content_hash(record, policies): True}
    counts = True
    for step in reversed(steps):
        counts = counts and step.get("kind") == "minor"
        out.setdefault(str(step.get("from", "")), counts)
    return MappingProxyType(dict(reversed(out.items())))


def state(
    record: Record, policies: Policies, acknowledgements: Iterable[Acknowledgement], *, as_of: date
) -> tuple[Reading, ...]:
    """How it stands with every reader on a day. `acknowledgements` may be those of all records."""
    items = [i for i in sent(record) if i.on is None or i.on <= as_of]
    if not items:
        return ()
    counted = versions(record, policies)
    changed = _last_major(record)
    read = {a.person: a for a in acknowledgements if a.record == record.id and a.on <= as_of}
    out: dict[str, Reading] = {}
    for item in items:
        for person in people_of(item.to, policies.organisation, item.on or as_of) or ():
            kept = out.get(person)
            fresh = changed is None or (item.on is not None and item.on >= changed)
            # Sent round again, the later day counts; what a change reopened has none of its own.
            due = item.due if fresh and item.due else (kept.due if kept else None)
            reading = Reading(person, kept.word if kept else item.to, due, "open")
            if kept is not None and not kept.is_open:
                reading = kept
            elif item.excuse == "exempt" and fresh:
                reading = Reading(person, reading.word, due, "exempt", item.on, item.by)
            out[person] = reading
    return tuple(_told(r, read.get(r.person), counted, policies, as_of) for r in out.values())


def states(
    holdings: Holdings, policies: Policies, *, as_of: date
) -> Mapping[str, tuple[Reading, ...]]:
    """The same for every record that has been sent round, by id."""
    by_record: dict[str, list[Acknowledgement]] = {}
    for acknowledgement in holdings.acknowledgements:
        by_record.setdefault(acknowledgement.record, []).append(acknowledgement)
    return {
        r.id: state(r, policies, by_record.get(r.id, ()), as_of=as_of)
        for r in holdings.by_id.values()
        if FIELD in r.fields
    }


def unread(
    record: Record, policies: Policies, holdings: Holdings, *, as_of: date
) -> tuple[Reading, ...]:
    """Those who still have to read a record; empty when its circulation is done (传阅完毕)."""
    found = state(record, policies, holdings.acknowledgements, as_of=as_of)
    return tuple(r for r in found if r.is_open)


def _told(
    reading: Reading,
    read: Acknowledgement | None,
    counted: Mapping[str, bool],
    policies: Policies,
    as_of: date,
) -> Reading:
    if read is not None and counted.get(read.content, False):
        state_ = read.kind if read.kind in DONE else "read"
        return Reading(reading.person, reading.word, reading.due, state_, read.on, read.by)
    if reading.is_open and not _in_house(reading.person, policies.organisation, as_of):
        return Reading(reading.person, reading.word, reading.due, "left")
    if reading.is_open and read is not None and read.content in counted:
        return Reading(reading.person, reading.word, reading.due, "open", again=True)
    return reading


def _in_house(person: str, organisation: Organisation, day: date) -> bool:
    """Whether someone still holds a post; who never held one (a guest) counts as in the house."""
    terms = [a for a in organisation.appointments if a.person == person]
    return not terms or any(a.until is None or day <= a.until for a in terms)


def _last_major(record: Record) -> date | None:
    rows = record.value("amendments")
    days = [
        _day(row.get("on"))
        for row in (rows if isinstance(rows, tuple) else ())
        if isinstance(row, Mapping) and row.get("kind") != "minor"
    ]
    return max((d for d in days if d is not None), default=None)


def _day(value: Value | None) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None
