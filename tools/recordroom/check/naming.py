"""Every name that a policy file uses for something declared elsewhere, and what it may be."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator

from recordroom.check.authority_names import authority_uses
from recordroom.check.condition_names import Use, condition_uses
from recordroom.check.numbering_names import numbering_uses
from recordroom.check.rule import Context
from recordroom.check.told import is_sound
from recordroom.check.uses import approvers, at, each
from recordroom.model.check import Finding
from recordroom.model.policies import Access, FieldSpec, Policies, RecordType
from recordroom.model.text import FieldPath, Label, Place

__all__ = ["HOMES", "at", "near", "unknown", "uses"]

HOMES = {
    "type": "record-types/",
    "field": "record-types/",
    "choice": "record-types/",
    "class": "retention.yml",
    "post": "organisation.yml",
    "department": "organisation.yml",
    "person": "organisation.yml",
    "body": "organisation.yml",
    "role": "authority.yml",
    "matter": "authority.yml",
    "level": "access.yml",
    "compartment": "access.yml",
    "series": "numbering.yml",
}
"""Where each kind of name is declared, below policies/."""
_SHOWN = 12


def unknown(context: Context, *kinds: str) -> Iterator[Finding]:
    """A finding for each name of these kinds that nothing declares.

    While the file that declares them has faults of its own, nothing is said: the names may be in
    the part that could not be read.
    """
    sound = {kind for kind in kinds if is_sound(context.policies, HOMES[kind])}
    for use in context.once(uses):
        if use.what in sound and use.name not in use.known:
            yield Finding(use.place, {"name": use.name, "near": near(use.name, use.known)})


def near(name: str, known: Collection[str]) -> Label:
    """A question that names the nearest known word, or else what there is."""
    words = sorted(known)
    close = difflib.get_close_matches(name, words, 1)
    if close:
        return Label(f"是不是「{close[0]}」？", f" Did you mean {close[0]}?")
    if not words or len(words) > _SHOWN:
        return Label("", "")
    return Label(f"可用的有：{'、'.join(words)}。", f" Known: {', '.join(words)}.")


def uses(context: Context) -> tuple[Use, ...]:
    """All uses of names, to be asked for through `context.once(uses)`."""
    policies = context.policies
    return (
        *_organisation(policies),
        *_types(policies),
        *_schedules(policies),
        *numbering_uses(policies),
        *authority_uses(policies),
        *_access(policies),
    )


def _organisation(policies: Policies) -> Iterator[Use]:
    org = policies.organisation
    posts, people = org.posts, org.people
    for department in org.departments.values():
        for key, name in (("head", department.head), ("deputy", department.deputy)):
            if name:
                yield Use("post", name, at(department.place, key), posts)
    for post in posts.values():
        if post.department:
            place = at(post.place, "department")
            yield Use("department", post.department, place, org.departments)
        if post.reports_to:
            yield Use("post", post.reports_to, at(post.place, "reports-to"), posts)
    for body in org.bodies.values():
        yield from each("post", body.posts, at(body.place, "posts"), posts)
        if body.chair:
            yield Use("post", body.chair, at(body.place, "chair"), posts)
    for appointment in org.appointments:
        if appointment.person:
            yield Use("person", appointment.person, at(appointment.place, "person"), people)
        if appointment.post:
            yield Use("post", appointment.post, at(appointment.place, "post"), posts)
    for waiver in policies.checks.waivers:
        if waiver.by:
            yield Use("person", waiver.by, at(waiver.place, "by"), {**people, **posts})


def _types(policies: Policies) -> Iterator[Use]:
    every = tuple(policies.types.values())
    shared: dict[FieldPath, FieldSpec] = {}
    for type_ in every:
        own = [s for s in type_.fields.values() if s.place.source is type_.place.source]
        rest = (s for s in type_.fields.values() if s.place.source is not type_.place.source)
        shared.update({spec.place.field: spec for spec in rest})
        yield from _type(type_, policies)
        for spec in own:
            yield from _field(spec, (type_,), siblings=type_.fields, policies=policies)
    for spec in shared.values():
        yield from _field(spec, every, siblings=every[0].fields, policies=policies)


def _type(type_: RecordType, policies: Policies) -> Iterator[Use]:
    place = type_.place
    if type_.series:
        yield Use("series", type_.series, at(place, "number", "series"), policies.series)
    if type_.disposal_class:
        where = at(place, "disposal-class")
        yield Use("class", type_.disposal_class, where, policies.classes)
    default = Access(type_.default_level, type_.default_compartments)
    lowest = Access(type_.lowest_level, type_.lowest_compartments)
    for access, level, compartments in (
        (default, "default", "default-compartments"),
        (lowest, "lowest", "lowest-compartments"),
    ):
        yield from _demand(
            access, at(place, "access"), policies, level=level, compartments=compartments
        )
    for step in type_.transitions:
        yield from approvers(step.by, at(step.place, "by"), policies)
    for section in type_.sections:
        where = at(section.place, "required-when")
        yield from condition_uses(section.need.when, where, (type_,), policies)
    for companion in type_.companions:
        where = at(companion.place, "required-when")
        yield from condition_uses(companion.need.when, where, (type_,), policies)
        if companion.type:
            yield Use("type", companion.type, at(companion.place, "type"), policies.types)
        other = policies.types.get(companion.type)
        if other is not None and companion.via:
            yield Use("field", companion.via, at(companion.place, "via"), other.fields)
        if companion.of:
            yield Use("field", companion.of, at(companion.place, "of"), type_.fields)


def _field(
    spec: FieldSpec,
    types: tuple[RecordType, ...],
    *,
    siblings: Collection[str],
    policies: Policies,
) -> Iterator[Use]:
    yield from each("type", spec.targets, at(spec.place, "target"), policies.types)
    if spec.access is not None:
        yield from _demand(spec.access, at(spec.place, "access"), policies)
    if spec.not_before:
        yield Use("field", spec.not_before, at(spec.place, "not-before"), siblings)
    yield from condition_uses(spec.need.when, at(spec.place, "required-when"), types, policies)
    inner = {s.name: s for s in spec.fields}
    for part in inner.values():
        yield from _field(part, types, siblings=inner, policies=policies)
    if spec.of is not None:
        yield from _field(spec.of, types, siblings=(), policies=policies)


def _schedules(policies: Policies) -> Iterator[Use]:
    types = tuple(policies.types.values())
    fields = {name for type_ in types for name in type_.fields}
    for rule in policies.class_rules:
        if rule.disposal_class:
            yield Use("class", rule.disposal_class, at(rule.place, "class"), policies.classes)
        yield from condition_uses(rule.when, at(rule.place, "when"), types, policies)
    for class_ in policies.classes.values():
        yield Use("field", class_.field, at(class_.place, "trigger", "field"), fields)
        if class_.via:
            yield Use("field", class_.via, at(class_.place, "trigger", "via"), fields)
    for type_ in types:
        series = policies.series.get(type_.series)
        if series is not None:
            place = at(series.place, "year-field")
            yield Use("field", series.year_field, place, type_.fields)


def _access(policies: Policies) -> Iterator[Use]:
    access, org = policies.access, policies.organisation
    known: dict[str, Collection[str]] = {
        "post": org.posts,
        "department": org.departments,
        "body": org.bodies,
        "person": org.people,
    }
    for audience in access.audiences.values():
        yield from _demand(audience.clearance, audience.place, policies)
        for i, word in enumerate(audience.holders):
            kind, _, name = word.partition(":")
            if name and kind in known:
                yield Use(kind, name, at(audience.place, "holders", i), known[kind])
    for rule in access.personal_data.values():
        yield from _demand(rule.access, rule.place, policies)
    yield from _demand(access.readers, at(access.place, "readers"), policies)


def _demand(
    access: Access,
    place: Place,
    policies: Policies,
    *,
    level: str = "level",
    compartments: str = "compartments",
) -> Iterator[Use]:
    if access.level:
        yield Use("level", access.level, at(place, level), policies.access.levels)
    for name in sorted(access.compartments):
        where = at(place, compartments)
        where = at(where, *_index(policies, where, name))
        yield Use("compartment", name, where, policies.access.compartments)


def _index(policies: Policies, place: Place, name: str) -> tuple[int, ...]:
    """Where in a list a name stands, as the typed value is a set; empty when it is not found."""
    key = str(place.path.relative_to("policies"))
    tree = policies.trees.get(key)
    for step in place.field:
        if isinstance(tree, dict) and isinstance(step, str):
            tree = tree.get(step)
        elif isinstance(tree, list) and isinstance(step, int):
            tree = tree[step]
    return (tree.index(name),) if isinstance(tree, list) and name in tree else ()
