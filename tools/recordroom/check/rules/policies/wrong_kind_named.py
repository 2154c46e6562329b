"""Rule: a setting that names a field of the wrong kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from recordroom.check.naming import at
from recordroom.check.rule import Context, rule
from recordroom.check.told import is_sound
from recordroom.model.check import Finding
from recordroom.model.policies import FieldSpec, Matter, Policies, RecordType
from recordroom.model.text import Label, Place, Values

_DAYS = ("date", "date-time", "month")
_NAMES = {
    "record": Label("文件（record）", "a record"),
    "date": Label("日期（date）", "a date"),
    "number": Label("数字（number、money）", "a number or money"),
    "choice": Label("选项（choice）", "a choice"),
    "same": Label("与本字段同样的日期", "a day like this field"),
}


@dataclass(frozen=True, slots=True)
class _Demand:
    """A field that is named somewhere, and the kinds it may have there."""

    field: FieldSpec | None
    kinds: tuple[str, ...]
    wanted: str
    place: Place


@rule(
    "POL028",
    over=Policies,
    zh="字段「{name}」的种类是 {kind}，不能用在这里；这里要的是{wanted}。",
    en="The field {name} is of kind {kind} and cannot serve here, where {wanted} is wanted.",
)
def wrong_kind_named(policies: Policies, context: Context) -> Iterator[Finding]:
    """字段种类不合用 · Wrong kind named

    [zh]
    **查什么**　设置里引用的字段，种类合不合用：配套文件和案卷要靠「文件」字段连起来，起算、复审、
    编号年份要靠「日期」字段，分档要靠数字、金额或选项字段。
    **为什么**　种类不对就算不出、连不上，而且没有任何提示。字段种类由本机构在 record-types 中规定。
    **怎么改**　换用合适的字段，或修改字段的 kind。

    [en]
    **What** The fields that settings refer to are of a kind that serves: companions and dossiers
    need a record, triggers, reviews and years a date, bands a number, money or a choice.
    **Why** With another kind nothing can be worked out or linked, and nobody is told. Kinds are the
    organisation's own, in record-types.
    **Mend** Name another field, or change the kind of this one.
    """
    if not is_sound(policies, "record-types/"):
        return
    for demand in (*_of_types(policies), *_of_schedules(policies), *_of_matters(policies)):
        field = demand.field
        if field is not None and field.kind not in demand.kinds:
            wanted = _NAMES[demand.wanted]
            values: Values = {"name": field.name, "kind": field.kind, "wanted": wanted}
            yield Finding(demand.place, values)


def _of_types(policies: Policies) -> Iterator[_Demand]:
    for type_ in policies.types.values():
        fields, place = type_.fields, type_.place
        for companion in type_.companions:
            other = policies.types.get(companion.type)
            via = other.fields.get(companion.via) if other is not None else None
            yield _Demand(via, ("record",), "record", at(companion.place, "via"))
            of = fields.get(companion.of)
            yield _Demand(of, ("record",), "record", at(companion.place, "of"))
        head = fields.get(type_.dossier_field)
        yield _Demand(head, ("record",), "record", at(place, "dossier-field"))
        review = fields.get(type_.review_field)
        yield _Demand(review, ("date",), "date", at(place, "review-field"))
        yield from _orders(type_)


def _orders(type_: RecordType) -> Iterator[_Demand]:
    for spec in type_.fields.values():
        if spec.not_before:
            kinds = (spec.kind,) if spec.kind in _DAYS else ()
            other = type_.fields.get(spec.not_before)
            yield _Demand(other, kinds, "same", at(spec.place, "not-before"))


def _of_schedules(policies: Policies) -> Iterator[_Demand]:
    types = tuple(policies.types.values())
    for class_ in policies.classes.values():
        trigger = at(class_.place, "trigger")
        if class_.event != "superseded":
            field = _first_other(class_.field, ("date",), types)
            yield _Demand(field, ("date",), "date", at(trigger, "field"))
        if class_.via:
            via = _first_other(class_.via, ("record",), types)
            yield _Demand(via, ("record",), "record", at(trigger, "via"))
    for type_ in types:
        series = policies.series.get(type_.series)
        if series is not None:
            year = type_.fields.get(series.year_field)
            yield _Demand(year, ("date",), "date", at(series.place, "year-field"))


def _first_other(
    name: str, kinds: tuple[str, ...], types: Iterable[RecordType]
) -> FieldSpec | None:
    """A field of this name, unless some type has it in a kind that serves."""
    found = [type_.fields[name] for type_ in types if name in type_.fields]
    serves = any(spec.kind in kinds for spec in found)
    return None if serves or not found else found[0]


def _of_matters(policies: Policies) -> Iterator[_Demand]:
    for matter in policies.authority.matters:
        type_ = policies.types.get(matter.type)
        field = type_.fields.get(matter.field) if type_ is not None else None
        by_choice = _goes_by_choice(matter)
        kinds = ("choice",) if by_choice else ("number", "money")
        wanted = "choice" if by_choice else "number"
        yield _Demand(field, kinds, wanted, at(matter.place, "field"))


def _goes_by_choice(matter: Matter) -> bool:
    return any(band.choice for band in matter.bands)
