"""Rule: a required field that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.capture.conditions import needed
from recordroom.check.form import faulted
from recordroom.check.forms_of_values import EXAMPLES
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import FieldSpec, Need, RecordType
from recordroom.model.text import Label, Values

_ROWS = Label(
    "……（一项一组，写法见手册的填写指南）", "… (one group for each; the handbook’s guide shows how)"
)


@rule(
    "FRM009",
    over=Holdings,
    withholds=True,
    zh="缺少「{label}」{when}。请在文件开头补一行，例如 {name}: {example}",
    en="“{label}” is missing{when}. Add a line to the front matter, for example {name}: {example}",
)
def missing_field(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """缺少必填字段 · Missing field

    [zh]
    **查什么**　这类文件规定必填的字段是否都有。有的字段始终必填，有的到了某个状态（例如已印发）才必填，
    有的在满足条件时必填。要求有起止日期的，只管这段时间内的文件。

    **为什么**　必填的内容是文件成立、能查到、能定保管期限的依据（依据：ISO 15489-1:2016 第 5.2 条；
    文书类文件的元数据见 DA/T 46-2009；具体哪些必填由本机构在 `policies/record-types/` 里规定）。

    **怎么改**　在开头说明里补上这一行。还不知道内容的，把状态留在草稿，等知道了再改。

    [en]
    **What** Whether every field that the type requires is there. Some are always required, some from
    a state on (when issued, say), some under a condition. A requirement with days binds the records of
    those days only.

    **Why** A record is found, understood and kept by what is required of it (ISO 15489-1:2016, 5.2; for
    administrative documents DA/T 46-2009; which fields, the organisation decides in
    `policies/record-types/`).

    **Mend** Add the line. While its content is not known yet, leave the record a draft.
    """
    told = context.once(faulted)
    for record in holdings.records:
        type_ = context.type_of(record)
        for name, spec in type_.fields.items():
            if name == "type" or record.value(name) not in (None, (), {}):
                continue
            if (record.path, (name,)) in told or not needed(spec.need, record, type_):
                continue
            values: Values = {
                "label": spec.label,
                "name": name,
                "when": _when(spec.need, record, type_),
                "example": _example(spec),
            }
            # An empty list is there and says nothing; any other missing field has no place.
            place = record.at(name) if name in record.fields else record.at()
            yield Finding(place, values, record.id)


def _example(spec: FieldSpec) -> str | Label:
    """What may stand after the name, on one line; rows of a table need more and are not drawn."""
    if spec.of is not None and spec.of.fields:
        return _ROWS
    one = spec.example or (spec.of or spec).example or EXAMPLES.get((spec.of or spec).kind, "…")
    return f"[{one}]" if spec.kind == "list" else one


def _when(need: Need, record: Record, type_: RecordType) -> Label:
    if need.always or record.status not in need.states:
        return Label("", "")
    state = type_.states[record.status].label
    return Label(f"（状态为「{state.hans}」时必填）", f" (required in the state “{state.en}”)")
