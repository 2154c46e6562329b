"""The beginning of a record: its id, where it lies, what it must say from the first day on."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date
from pathlib import PurePosixPath

from recordroom.authorise.who import posts_of
from recordroom.capture.conditions import needed
from recordroom.capture.records import Captured, capture_record
from recordroom.flow.persons import Actor, Refusal
from recordroom.flow.setting import mistyped, unknown_field
from recordroom.flow.words import next_words
from recordroom.model.policies import FieldSpec, Policies, RecordType
from recordroom.model.text import Label, Source
from recordroom.read.frontmatter import Document
from recordroom.read.located import Tree

_OURS = ("type", "status")
"""Fields that are written and never asked for."""


def free_id(type_: RecordType, on: date, taken: Container[str]) -> str:
    """The first free id of the form `<type>-<year>-<n>`."""
    n = 1
    while f"{type_.id}-{on.year}-{n}" in taken:
        n += 1
    return f"{type_.id}-{on.year}-{n}"


def home_of(type_: RecordType, id_: str, *, on: date, chapter: str) -> PurePosixPath:
    """Where a record that is captured on a day lies; `chapter` is the folder of a policy."""
    if type_.root == "policies":
        return PurePosixPath("policies", chapter, f"{id_}.md")
    folder = type_.folder or type_.id
    return PurePosixPath("records", folder, f"{on.year:04d}", f"{id_}.md")


def usual(type_: RecordType, actor: Actor, *, on: date, policies: Policies) -> dict[str, Tree]:
    """What a new record says without being asked: type, first state, day, author, department."""
    organisation = policies.organisation
    posts = posts_of(organisation, actor.person, on)
    post = organisation.posts.get(actor.post or next(iter(posts), ""))
    values = {
        "type": type_.id,
        "date": on.isoformat(),
        "status": type_.initial,
        "author": actor.person,
        "department": post.department if post is not None else "",
    }
    return {name: v for name, v in values.items() if v and name in type_.fields}


def department_of(
    type_: RecordType, values: Mapping[str, Tree], *, on: date, policies: Policies
) -> dict[str, Tree]:
    """The department of whoever the record is an application of, as the field `department`; empty
    where the type has no applicant, or the applicant's posts belong to none.

    An application entered for a colleague goes to the colleague's superiors.
    """
    names = {m.applicant for m in policies.authority.matters if m.type == type_.id and m.applicant}
    organisation = policies.organisation
    for name in sorted(names - {"author"}):
        for post in posts_of(organisation, str(values.get(name, "")), on):
            department = organisation.posts[post].department
            if department and "department" in type_.fields:
                return {"department": department}
    return {}


def still_needed(
    type_: RecordType, values: Mapping[str, Tree], *, path: PurePosixPath, policies: Policies
) -> tuple[FieldSpec, ...]:
    """The fields that a record with these values must have in its first state and has not."""
    record = _captured(values, path, policies).record
    assert record is not None
    return tuple(
        spec
        for name, spec in type_.fields.items()
        if name not in _OURS and name not in values and needed(spec.need, record, type_)
    )


def unfit(
    type_: RecordType, values: Mapping[str, Tree], *, path: PurePosixPath, policies: Policies
) -> Refusal | None:
    """Why these values cannot be a record's; None when they can."""
    for name in values:
        if name not in type_.fields:
            return unknown_field(name, type_)
    return mistyped(_captured(values, path, policies), values, {}, type_, policies=policies)


def first_steps(
    values: Mapping[str, Tree], *, path: PurePosixPath, policies: Policies, on: date
) -> tuple[Label, ...]:
    """What can be done with the new record, and by whom."""
    record = _captured(values, path, policies).record
    assert record is not None
    return next_words(record, policies, on)


def _captured(values: Mapping[str, Tree], path: PurePosixPath, policies: Policies) -> Captured:
    source = Source(path, "", "", "", 2)
    return capture_record(Document(source, dict(values), "", ()), policies=policies, beside=())
