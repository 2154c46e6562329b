"""Rule: an item of a list, or a group, that lacks a field it must have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from recordroom.capture.conditions import needed
from recordroom.check.form import faulted
from recordroom.check.forms_of_values import EXAMPLES
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.policies import FieldSpec
from recordroom.model.text import FieldPath, Label, Values
from recordroom.model.value import Field, Value


@rule(
    "FRM028",
    over=Holdings,
    withholds=True,
    zh="{item}缺少「{label}」。请补一行，例如 {name}: {example}",
    en="{item} lacks “{label}”. Add a line, for example {name}: {example}",
)
def incomplete_item(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """列表里的一项不完整 · Incomplete item

    [zh]
    **查什么**　审批、附件、预算明细、后续跟进等一项一项列出的内容，每一项里规定必填的是否都有。

    **为什么**　有「同意」没有人名，或有任务没有期限，这一项就等于没有记
    （必填的内容由本机构在 `policies/record-types/` 里规定）。

    **怎么改**　在这一项下面补上缺的一行，和其他行对齐。

    [en]
    **What** Whether every item of approvals, attachments, budget lines, follow-ups and the like has the
    fields that the type requires of it.

    **Why** An approval without a name, or a task without a day, records nothing (what is required is
    the organisation's own, in `policies/record-types/`).

    **Mend** Add the line below the item, aligned with its other lines.
    """
    told = context.once(faulted)
    for record in holdings.records:
        type_ = context.type_of(record)
        for name, field in record.fields.items():
            top = type_.fields[name]
            for path, inner in _gaps(field, field.value, top, (name,)):
                known = (record.path, (*path, inner.name)) in told
                if known or not needed(inner.need, record, type_):
                    continue
                values: Values = {
                    "item": _item(path, top),
                    "label": inner.label,
                    "name": inner.name,
                    "example": inner.example or EXAMPLES.get(inner.kind, "…"),
                }
                yield Finding(record.at(*path), values, record.id)


def _gaps(
    field: Field, value: Value, spec: FieldSpec, path: FieldPath
) -> Iterator[tuple[FieldPath, FieldSpec]]:
    """Every group below a field with each of its own fields that it does not have."""
    if isinstance(value, tuple) and spec.of is not None:
        for i, item in field.items(value, path):
            yield from _gaps(field, item, spec.of, (*path, i))
    elif isinstance(value, Mapping):
        for inner in spec.fields:
            if inner.name in value:
                yield from _gaps(field, value[inner.name], inner, (*path, inner.name))
            else:
                yield path, inner


def _item(path: FieldPath, top: FieldSpec) -> Label:
    at = next((step for step in path if isinstance(step, int)), None)
    if at is None:
        return Label(f"「{top.label.hans}」", top.label.en)
    return Label(f"「{top.label.hans}」的第 {at + 1} 项", f"Item {at + 1} of {top.label.en}")
