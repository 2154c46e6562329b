"""The names that numbering.yml uses in conditions and reference codes."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.condition_names import Use, condition_uses
from recordroom.model.policies import Policies, ReferenceCodes
from recordroom.model.text import Place


def numbering_uses(policies: Policies) -> Iterator[Use]:
    """Every name of a field, type or department that series and reference codes are decided by."""
    types = tuple(policies.types.values())
    for series in policies.series.values():
        users = tuple(t for t in types if t.series == series.id)
        for i, code in enumerate(series.codes):
            place = _at(series.place, "codes", i, "when")
            if users:
                yield from condition_uses(code.when, place, users, policies)
    for type_ in types:
        place = _at(type_.place, "number", "not-when")
        yield from condition_uses(type_.number_not_when, place, (type_,), policies)
    if policies.reference_codes is not None:
        yield from _codes(policies.reference_codes, policies)


def _codes(codes: ReferenceCodes, policies: Policies) -> Iterator[Use]:
    types = tuple(policies.types.values())
    fields = {name for type_ in types for name in type_.fields}
    yield Use("field", codes.year_field, _at(codes.place, "year-field"), fields)
    for rule in codes.years:
        yield from condition_uses(rule.when, _at(rule.place, "when"), types, policies)
        for key, name in (("via", rule.via), ("field", rule.field)):
            if name:
                yield Use("field", name, _at(rule.place, key), fields)
    for unit in codes.units:
        yield from condition_uses(unit.when, _at(unit.place, "when"), types, policies)
        if unit.department:
            known = policies.organisation.departments
            yield Use("department", unit.department, _at(unit.place, "department"), known)
    for i, name in enumerate(codes.answers):
        yield Use("field", name, _at(codes.place, "answers", i), fields)
    catalogue = codes.catalogue
    if catalogue is None:
        return
    yield Use("type", catalogue.type, _at(catalogue.place, "type"), policies.types)
    line = policies.types.get(catalogue.type)
    if line is None:
        return
    for key, name in (
        ("describes", catalogue.describes),
        ("disposal-class", catalogue.disposal_class),
    ):
        if name:
            yield Use("field", name, _at(catalogue.place, key), line.fields)
    for level, name in catalogue.levels:
        if name:
            yield Use("field", name, _at(catalogue.place, "levels", level), line.fields)


def _at(place: Place, *path: str | int) -> Place:
    return Place(place.source, (*place.field, *path))
