"""The names that a condition uses: fields, and values of closed vocabularies."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from recordroom.model.policies import FieldSpec, Policies, RecordType
from recordroom.model.text import Place
from recordroom.model.value import Condition

_ALWAYS = ("type", "status", "access", "compartments")
"""Fields that conditions may ask for in every type."""


@dataclass(frozen=True, slots=True)
class Use:
    """A name used in a policy file: its kind, where it stands, and the names it may be."""

    what: str
    name: str
    place: Place
    known: Collection[str]


def condition_uses(
    condition: Condition | None,
    place: Place,
    types: tuple[RecordType, ...],
    policies: Policies,
) -> Iterator[Use]:
    """Every name in a condition that is judged for records of these types."""
    if condition is None:
        return
    if condition.test in ("all", "any"):
        within = candidates(condition, types)
        for i, part in enumerate(condition.parts):
            # The part that names the types is itself judged against all of them.
            scope = types if part.field == "type" else within
            yield from condition_uses(part, _inner(place, condition.test, i), scope, policies)
        return
    if not condition.field:
        return
    fields = {*_ALWAYS, *(name for type_ in types for name in type_.fields)}
    if condition.field not in fields:
        yield Use("field", condition.field, _inner(place, "field"), fields)
    elif condition.test in ("is", "in"):
        yield from _values(condition, place, types, policies)


def candidates(condition: Condition, types: tuple[RecordType, ...]) -> tuple[RecordType, ...]:
    """The types whose records a condition may hold for, by its tests of `type` alone."""
    if condition.test == "all":
        for part in condition.parts:
            types = candidates(part, types)
        return types
    if condition.test == "any":
        chosen = {t.id for part in condition.parts for t in candidates(part, types)}
        return tuple(t for t in types if t.id in chosen)
    if condition.field == "type" and condition.test in ("is", "in"):
        return tuple(t for t in types if t.id in condition.values)
    return types


def _values(
    condition: Condition, place: Place, types: tuple[RecordType, ...], policies: Policies
) -> Iterator[Use]:
    what, known = _vocabulary(condition.field, types, policies)
    for i, value in enumerate(condition.values):
        where = _inner(place, "in", i) if condition.test == "in" else _inner(place, condition.test)
        if what and value:
            yield Use(what, value, where, known)


def _vocabulary(
    field: str, types: tuple[RecordType, ...], policies: Policies
) -> tuple[str, Collection[str]]:
    """The kind of name that a field's values are, and the names there are; empty when open."""
    if field == "type":
        return "type", policies.types
    if field == "status":
        return "choice", {state for type_ in types for state in type_.states}
    specs = [type_.fields[field] for type_ in types if field in type_.fields]
    specs = [spec.of if spec.kind == "list" and spec.of is not None else spec for spec in specs]
    kinds = {spec.kind for spec in specs}
    if kinds == {"choice"}:
        return "choice", _choices(specs)
    org = policies.organisation
    named: dict[str, tuple[str, Collection[str]]] = {
        "boolean": ("choice", ("true", "false")),
        "person": ("person", org.people),
        "post": ("post", org.posts),
        "department": ("department", org.departments),
        "body": ("body", org.bodies),
        "level": ("level", policies.access.levels),
        "compartment": ("compartment", policies.access.compartments),
        "disposal-class": ("class", policies.classes),
    }
    return named.get(kinds.pop(), ("", ())) if len(kinds) == 1 else ("", ())


def _choices(specs: list[FieldSpec]) -> set[str]:
    return {choice.value for spec in specs for choice in spec.choices}


def _inner(place: Place, *path: str | int) -> Place:
    return Place(place.source, (*place.field, *path))
