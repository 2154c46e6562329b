"""Rule: an end that is earlier than its beginning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from recordroom.capture.conditions import compare
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.policies import FieldSpec
from recordroom.model.text import FieldPath, Label, Values
from recordroom.model.value import Field, Value


@rule(
    "FRM021",
    over=Record,
    zh="「{end}」（{later}）早于「{start}」（{earlier}）。请核对这两个日期。",
    en="{end} ({later}) is earlier than {start} ({earlier}). Check the two days.",
)
def end_before_start(record: Record, context: Context) -> Iterator[Finding]:
    """结束早于开始 · End before start

    [zh]
    **查什么**　规定了先后的两个日期或时间（开始与结束、签发与印发、请假起与止等）有没有颠倒，
    团队成员、里程碑等内层的也查。同一天不算颠倒。

    **为什么**　颠倒的日期使天数、期限、进度全都算错（哪两个日期有先后，由本机构在
    `policies/record-types/` 里用 `not-before` 规定）。

    **怎么改**　核对原件，改正写错的一个。

    [en]
    **What** Whether two days or times that have an order (start and end, signed and issued, first and
    last day of leave) are the other way round, inner ones included. The same day is in order.

    **Why** With days in the wrong order every count of days and every period comes out wrong (which
    days have an order, the organisation decides with `not-before` in `policies/record-types/`).

    **Mend** Look at the original and correct the one that is wrong.
    """
    type_ = context.type_of(record)
    values = {name: field.value for name, field in record.fields.items()}
    yield from _among(record, values, tuple(type_.fields.values()), ())
    for name, field in record.fields.items():
        spec = type_.fields[name]
        if spec.kind in ("list", "object"):
            yield from _inside(record, field, field.value, spec, (name,))


def _inside(
    record: Record, field: Field, value: Value, spec: FieldSpec, path: FieldPath
) -> Iterator[Finding]:
    if isinstance(value, tuple) and spec.of is not None:
        for i, item in field.items(value, path):
            yield from _inside(record, field, item, spec.of, (*path, i))
    elif isinstance(value, Mapping):
        yield from _among(record, value, spec.fields, path)
        for inner in spec.fields:
            if inner.name in value:
                at = (*path, inner.name)
                yield from _inside(record, field, value[inner.name], inner, at)


def _among(
    record: Record, values: Mapping[str, Value], specs: tuple[FieldSpec, ...], path: FieldPath
) -> Iterator[Finding]:
    labels = {spec.name: spec.label for spec in specs}
    for spec in specs:
        if not spec.not_before:
            continue
        end, start = values.get(spec.name), values.get(spec.not_before)
        order = compare(_day(end, start), _day(start, end))
        if order is not None and order < 0:
            at = record.at(*path, spec.name)
            found: Values = {
                "end": spec.label,
                "start": labels[spec.not_before],
                "later": str(end),
                "earlier": str(start),
            }
            why = Label("开始的日期在这里", "the beginning")
            related = ((record.at(*path, spec.not_before), why),)
            yield Finding(at, found, record.id, related=related)


def _day(value: Value | None, other: Value | None) -> Value | None:
    """A time as a day where it is to be compared with a day."""
    if isinstance(value, datetime) and isinstance(other, date) and not isinstance(other, datetime):
        return value.date()
    return value
