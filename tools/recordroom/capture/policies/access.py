"""access.yml: levels, compartments, audiences, and what personal data asks for."""

from __future__ import annotations

from recordroom.capture.shape import Shape, keyed
from recordroom.model.policies import (
    Access,
    AccessLevel,
    AccessPolicy,
    Audience,
    Compartment,
    PersonalDataRule,
)

PERSONAL_DATA = ("resident-id", "mobile", "bank-card", "private-email")


def access(file: Shape) -> AccessPolicy:
    """The access policy; levels rank in the order in which they stand, the most open first."""
    levels: dict[str, AccessLevel] = {}
    for rank, row in enumerate(file.rows("levels")):
        level = AccessLevel(
            row.text("id"), row.label("label"), row.label("summary", required=False), rank,
            row.place,
        )  # fmt: skip
        row.done()
        if level.id in levels:
            row.fault("duplicate-id", "id", name=level.id)
        elif level.id:
            levels[level.id] = level
    if not levels:
        file.fault("missing-key", name="levels")
    readers = file.part("readers")
    if readers is None:
        file.fault("missing-key", name="readers")
    value = AccessPolicy(
        levels=levels,
        compartments=keyed(file.rows("compartments"), _compartment),
        audiences=keyed(file.rows("audiences"), _audience),
        readers=readers.access() if readers is not None else Access(""),
        forbidden_marks=file.texts("forbidden-marks"),
        personal_data=_personal_data(file),
        office_contacts=file.texts("office-contacts"),
        place=file.place,
    )
    if readers is not None:
        readers.done()
    file.done()
    return value


def _compartment(row: Shape) -> Compartment:
    return Compartment(
        row.text("id"), row.label("label"), row.label("summary", required=False), row.place
    )


def _audience(row: Shape) -> Audience:
    id_ = row.text("id")
    row.require_name(id_)
    holders = row.texts("holders")
    for i, word in enumerate(holders):
        kind, _, name = word.partition(":")
        if word != "everyone" and not (kind in ("post", "department", "body", "person") and name):
            allowed = "post:…、department:…、body:…、person:…、everyone"
            row.fault("not-in-vocabulary", "holders", i, value=word, allowed=allowed)
    return Audience(
        id=id_,
        label=row.label("label"),
        who=row.label("who", required=False),
        clearance=row.access(),
        edit_link=row.flag("edit-link"),
        names=row.flag("names"),
        place=row.place,
        holders=holders,
    )


def _personal_data(file: Shape) -> dict[str, PersonalDataRule]:
    rules: dict[str, PersonalDataRule] = {}
    for row in file.rows("personal-data"):
        rule = PersonalDataRule(row.text("kind", among=PERSONAL_DATA), row.access(), row.place)
        row.done()
        if rule.kind in rules:
            row.fault("duplicate-id", "kind", name=rule.kind)
        rules.setdefault(rule.kind, rule)
    return rules
