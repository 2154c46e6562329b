"""record-types/*.yml: what a type of record is made of. A new type is a new file, never code."""

from __future__ import annotations

from recordroom.capture.policies.authority import is_approver
from recordroom.capture.shape import Shape, keyed
from recordroom.capture.typed import KINDS
from recordroom.model.policies import (
    Choice,
    Companion,
    Door,
    FieldSpec,
    Need,
    RecordType,
    SectionSpec,
    State,
    Transition,
)
from recordroom.model.policies.record_types import ACTIONS, REQUIREMENTS

PHASES = ("draft", "issued", "closed", "ended")
SETS = ("today", "actor", "ask", "optional", "clear", "add")


def common_fields(file: Shape) -> tuple[FieldSpec, ...]:
    """The fields that every type has, from `_common.yml`."""
    fields = _fields(file, start=0)
    file.done()
    return tuple(fields.values())


def record_type(file: Shape, *, stem: str, common: tuple[FieldSpec, ...]) -> RecordType:
    """One type; its file's name is its id. A field of the type's own overrides a common one."""
    id_ = file.text("id")
    if id_ and id_ != stem:
        file.fault("type-is-not-file", "id", name=id_, file=stem)
    file.require_name(stem, but=("all", "index"))  # pages of ours have these names
    fields: dict[str, FieldSpec] = {f.name: f for f in common}
    fields.update(_fields(file, start=len(common)))
    number = file.part("number")
    access = file.part("access")
    door = file.part("door")
    states = keyed(file.rows("states"), _state)
    if not states:
        file.fault("missing-key", name="states")
    value = RecordType(
        id=stem,
        label=file.label("label"),
        summary=file.label("summary"),
        root=file.text("root", default="records", among=("records", "policies")),
        folder=file.text("folder", default=""),
        series=number.text("series") if number else "",
        number_states=number.texts("required-in") if number else (),
        number_may=number.texts("allowed-in") if number else (),
        number_not_when=number.condition("not-when") if number else None,
        default_level=access.text("default") if access else "",
        default_compartments=frozenset(access.texts("default-compartments") if access else ()),
        lowest_level=access.text("lowest") if access else "",
        lowest_compartments=frozenset(access.texts("lowest-compartments") if access else ()),
        disposal_class=file.text("disposal-class", default=""),
        fields=fields,
        sections=tuple(_section(row) for row in file.rows("sections")),
        states=states,
        transitions=tuple(_transition(row) for row in file.rows("transitions")),
        companions=tuple(_companion(row) for row in file.rows("companions")),
        dossier=file.text("dossier", default="none", among=("none", "head")) == "head",
        dossier_field=file.text("dossier-field", default=""),
        review_field=file.text("review-field", default=""),
        door=Door(door.label("label"), door.label("text", required=False)) if door else None,
        template=file.text("template", default=""),
        category=file.text("category", default=""),
        place=file.place,
    )
    if access is None:
        file.fault("missing-key", name="access")
    for part in (number, access, door):
        if part is not None:
            part.done()
    file.done()
    _inner_references(file, value)
    return value


def _fields(file: Shape, *, start: int) -> dict[str, FieldSpec]:
    out: dict[str, FieldSpec] = {}
    for i, row in enumerate(file.rows("fields")):
        spec = _field(row, name=row.text("name"), order=start + i)
        if spec.name in out:
            row.fault("duplicate-id", "name", name=spec.name)
        elif spec.name:
            out[spec.name] = spec
    return out


def _field(row: Shape, *, name: str, order: int) -> FieldSpec:
    kind = row.text("kind", among=KINDS)
    of = row.part("of")
    if kind == "list" and of is None:
        row.fault("missing-key", name="of")
    inner = _fields(row, start=0)
    if kind == "object" and not inner:
        row.fault("missing-key", name="fields")
    choices = _choices(row)
    if kind == "choice" and not choices:
        row.fault("missing-key", name="choices")
    part = row.part("access")
    access = None
    if part is not None:
        access = part.access()
        part.done()
    spec = FieldSpec(
        name=name,
        kind=kind,
        label=row.label("label", required=bool(name)),
        need=need(row),
        help=row.label("help", required=False),
        example=row.text("example", default=""),
        choices=choices,
        targets=row.texts("target"),
        of=_field(of, name="", order=0) if of is not None else None,
        fields=tuple(inner.values()),
        access=access,
        order=order,
        place=row.place,
        at_least=row.text("at-least", default=""),
        at_most=row.text("at-most", default=""),
        not_before=row.text("not-before", default=""),
        process=row.flag("process"),
    )
    row.done()
    return spec


def need(row: Shape) -> Need:
    """When a field, section or companion is required, and for records of which days."""
    return Need(
        always=row.flag("required"),
        states=row.texts("required-in"),
        when=row.condition("required-when"),
        validity=row.validity(),
    )


def _choices(row: Shape) -> tuple[Choice, ...]:
    out: dict[str, Choice] = {}
    for item in row.rows("choices"):
        choice = Choice(item.text("value"), item.label("label"))
        item.done()
        if choice.value in out:
            item.fault("duplicate-id", "value", name=choice.value)
        elif choice.value:
            out[choice.value] = choice
    return tuple(out.values())


def _state(row: Shape) -> State:
    return State(row.text("id"), row.label("label"), row.text("phase", among=PHASES), row.place)


def _section(row: Shape) -> SectionSpec:
    spec = SectionSpec(row.label("heading"), need(row), row.place, row.flag("process"))
    row.done()
    return spec


def _transition(row: Shape) -> Transition:
    step = Transition(
        start=row.text("from"),
        end=row.text("to"),
        label=row.label("label"),
        by=_takers(row),
        place=row.place,
        action=row.text("action", default="advance", among=ACTIONS),
        when=row.condition("when"),
        requires=_requires(row),
        sets=_sets(row),
        validity=row.span("starts", "ends"),
    )
    row.done()
    return step


def _requires(row: Shape) -> tuple[str, ...]:
    words = row.texts("requires")
    for i, word in enumerate(words):
        role = word.removeprefix("attachment:")
        if word not in REQUIREMENTS and (role in (word, "")):
            allowed = "、".join((*REQUIREMENTS, "attachment:…"))
            row.fault("not-in-vocabulary", "requires", i, value=word, allowed=allowed)
    return words


def _sets(row: Shape) -> dict[str, str]:
    part = row.part("sets")
    if part is None:
        return {}
    out = {name: part.text(name) for name in part.tree}
    for name, word in out.items():
        if word and word not in SETS and not word.startswith("="):
            allowed = "、".join((*SETS, "=…"))
            part.fault("not-in-vocabulary", name, value=word, allowed=allowed)
    return out


def _takers(row: Shape) -> tuple[str, ...]:
    by = row.texts("by")
    if not by:
        row.fault("missing-key", name="by")
    for i, who in enumerate(by):
        if who != "anyone" and not is_approver(who):
            allowed = "post:…、role:…、body:…、anyone"
            row.fault("not-in-vocabulary", "by", i, value=who, allowed=allowed)
    return by


def _companion(row: Shape) -> Companion:
    companion = Companion(
        row.text("type"), row.text("via"), row.text("of", default=""),
        row.label("label", required=False), need(row), row.place,
    )  # fmt: skip
    row.done()
    return companion


def _inner_references(file: Shape, type_: RecordType) -> None:
    """States and fields that a type's own rows name must be its own."""
    states, fields = set(type_.states), type_.fields
    for i, step in enumerate(type_.transitions):
        for end, name in (("from", step.start), ("to", step.end)):
            if name not in states:
                file.fault("unknown-name", "transitions", i, end, name=name, what="state")
        for name in step.sets:
            if name not in fields:
                where = ("transitions", i, "sets", name)
                file.fault("unknown-name", *where, key=True, name=name, what="field")
    for key, named in (("required-in", type_.number_states), ("allowed-in", type_.number_may)):
        for i, state in enumerate(named):
            if state not in states:
                file.fault("unknown-name", "number", key, i, name=state, what="state")
    own = (f for f in fields.values() if f.place.source is file.source)
    specs: tuple[FieldSpec | SectionSpec | Companion, ...]
    specs = (*own, *type_.sections, *type_.companions)
    for spec in specs:
        for i, state in enumerate(spec.need.states):
            if state not in states:
                at = (*spec.place.field, "required-in", i)
                file.fault("unknown-name", *at, name=state, what="state")
    for key, name in (("dossier-field", type_.dossier_field), ("review-field", type_.review_field)):
        if name and name not in fields:
            file.fault("unknown-name", key, name=name, what="field")
