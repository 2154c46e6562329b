"""Every name that a policy file uses for something declared elsewhere, and what it may be."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator

from recordroom.check.condition_names import Use, condition_uses
from recordroom.check.rule import Context
from recordroom.check.told import is_sound
from recordroom.model.check import Finding
from recordroom.model.policies import Access, FieldSpec, Policies, RecordType
from recordroom.model.text import FieldPath, Label, Place

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
        *_authority(policies),
        *_access(policies),
    )


def at(place: Place, *path: str | int) -> Place:
    """A place further inside the row of a policy file."""
    return Place(place.source, (*place.field, *path))


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
    for body in org.bodies.values():
        yield from _each("post", body.posts, at(body.place, "posts"), posts)
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
        yield from _approvers(step.by, at(step.place, "by"), policies)
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
    yield from _each("type", spec.targets, at(spec.place, "target"), policies.types)
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


def _authority(policies: Policies) -> Iterator[Use]:
    for matter in policies.authority.matters:
        type_ = policies.types.get(matter.type)
        if matter.type:
            yield Use("type", matter.type, at(matter.place, "type"), policies.types)
        if type_ is not None and matter.field:
            yield Use("field", matter.field, at(matter.place, "field"), type_.fields)
        spec = type_.fields.get(matter.field) if type_ is not None else None
        for band in matter.bands:
            for i, step in enumerate(band.steps):
                place = at(band.place, "approve", i)
                # Of one word the step itself is the place, of several their list.
                yield from _approvers(step, place if len(step) == 1 else at(place, "any"), policies)
            if band.choice and spec is not None and spec.kind == "choice":
                values = [choice.value for choice in spec.choices]
                yield Use("choice", band.choice, at(band.place, "choice"), values)
    for row in policies.authority.incompatible:
        yield from _each("post", row.posts, at(row.place, "posts"), policies.organisation.posts)


def _access(policies: Policies) -> Iterator[Use]:
    access = policies.access
    for audience in access.audiences.values():
        yield from _demand(audience.clearance, audience.place, policies)
    for rule in access.personal_data.values():
        yield from _demand(rule.access, rule.place, policies)
    yield from _demand(access.readers, at(access.place, "readers"), policies)


def _approvers(names: Iterable[str], place: Place, policies: Policies) -> Iterator[Use]:
    org = policies.organisation
    known = {"post": org.posts, "body": org.bodies, "role": policies.authority.roles}
    for i, word in enumerate(names):
        kind, _, name = word.partition(":")
        if kind in known and name:
            yield Use(kind, name, at(place, i), known[kind])


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


def _each(what: str, names: Iterable[str], place: Place, known: Collection[str]) -> Iterator[Use]:
    for i, name in enumerate(names):
        yield Use(what, name, at(place, i), known)
