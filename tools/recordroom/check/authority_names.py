"""The names that authority.yml uses for what other files declare."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.authorise.duties import APPROVALS
from recordroom.check.condition_names import Use
from recordroom.check.uses import approvers, at, each
from recordroom.model.policies import Delegation, Matter, Policies, RecordType


def authority_uses(policies: Policies) -> Iterator[Use]:
    """Types, fields, choices, posts, persons and matters that the table of authority names."""
    authority, org = policies.authority, policies.organisation
    for matter in authority.matters:
        yield from _matter(matter, policies)
    for row in authority.incompatible:
        yield from each("post", row.posts, at(row.place, "posts"), org.posts)
    for delegation in authority.delegations:
        yield from _delegation(delegation, policies)
    for separation in authority.separations:
        yield Use("type", separation.type, at(separation.place, "type"), policies.types)
        type_ = policies.types.get(separation.type)
        if type_ is not None:
            known = {*_of_kind(type_, "person"), APPROVALS}
            yield from each("field", separation.fields, at(separation.place, "fields"), known)
    evidence = authority.evidence
    if evidence.place is not None:
        place = at(evidence.place, "signing-keys")
        yield from approvers(evidence.signing_keys, place, policies)


def _matter(matter: Matter, policies: Policies) -> Iterator[Use]:
    type_ = policies.types.get(matter.type)
    if matter.type:
        yield Use("type", matter.type, at(matter.place, "type"), policies.types)
    if type_ is not None:
        yield from _fields(matter, type_)
    spec = type_.fields.get(matter.field) if type_ is not None else None
    for band in matter.bands:
        for i, step in enumerate(band.steps):
            place = at(band.place, "approve", i)
            # Of one word the step itself is the place, of several their list.
            several = place if len(step) == 1 else at(place, "any")
            yield from approvers(step, several, policies)
        if band.choice and spec is not None and spec.kind == "choice":
            values = [choice.value for choice in spec.choices]
            yield Use("choice", band.choice, at(band.place, "choice"), values)


def _fields(matter: Matter, type_: RecordType) -> Iterator[Use]:
    """The fields that a matter names; persons and days must be fields of that kind."""
    if matter.field:
        yield Use("field", matter.field, at(matter.place, "field"), type_.fields)
    if matter.applicant:
        people = _of_kind(type_, "person")
        yield Use("field", matter.applicant, at(matter.place, "applicant"), people)
    if matter.begins:
        days = _of_kind(type_, "date", "date-time")
        yield Use("field", matter.begins, at(matter.place, "begins"), days)
    splitting = matter.splitting
    if splitting is not None:
        yield from each("field", splitting.over, at(splitting.place, "over"), type_.fields)
        days = _of_kind(type_, "date", "date-time")
        for key, name in {"start": splitting.start, "end": splitting.end}.items():
            # An end that is left out is the start, which is told where it stands.
            if key == "start" or name != splitting.start:
                yield Use("field", name, at(splitting.place, key), days)


def _delegation(row: Delegation, policies: Policies) -> Iterator[Use]:
    org = policies.organisation
    if row.giver:
        yield Use("post", row.giver, at(row.place, "from"), org.posts)
    kind, _, name = row.taker.partition(":")
    known = {"post": org.posts, "person": org.people}
    if kind in known and name:
        yield Use(kind, name, at(row.place, "to"), known[kind])
    matters = [matter.id for matter in policies.authority.matters]
    yield from each("matter", row.matters, at(row.place, "matters"), matters)


def _of_kind(type_: RecordType, *kinds: str) -> list[str]:
    """The fields of a type that hold values of these kinds, singly or in a list."""
    return [
        name
        for name, spec in type_.fields.items()
        if (spec.of.kind if spec.kind == "list" and spec.of is not None else spec.kind) in kinds
    ]
