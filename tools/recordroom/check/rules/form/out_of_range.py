"""Rule: a value below the least or above the most that its field takes."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.capture.conditions import compare
from recordroom.capture.leaves import leaves
from recordroom.capture.typed import to_scalar
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Label, Values

_ORDERED = ("number", "money", "date", "date-time", "month")


@rule(
    "FRM026",
    over=Record,
    zh="「{name}」填的是 {text}，{bound}。请核对。",
    en="{name} is {text}, but it {bound}. Check it.",
)
def out_of_range(record: Record, context: Context) -> Iterator[Finding]:
    """超出范围 · Out of range

    [zh]
    **查什么**　规定了最小或最大值的字段（人数、天数、金额、百分比等）有没有超出。

    **为什么**　负的人数、三百天的请假，多半是打错了字；错了的数会混进统计里
    （范围由本机构在 `policies/record-types/` 里用 `at-least`、`at-most` 规定）。

    **怎么改**　核对原件改正。范围本身不合适的，请档案管理员改类型文件。

    [en]
    **What** Whether fields with a least or a most (people, days, amounts, percentages) keep to it.

    **Why** A negative number of people or three hundred days of leave is mostly a slip of the keyboard,
    and goes into the statistics (the bounds are the organisation's own: `at-least` and `at-most` in
    `policies/record-types/`).

    **Mend** Look at the original and correct it. Where the bound itself is wrong, it is changed in the
    type's file.
    """
    for leaf in leaves(record, context.type_of(record), *_ORDERED):
        spec = leaf.spec
        bound = None
        if spec.at_least and compare(leaf.value, to_scalar(spec.kind, spec.at_least)) == -1:
            low = spec.at_least
            bound = Label(f"不能小于 {low}", f"may not be less than {low}")
        elif spec.at_most and compare(leaf.value, to_scalar(spec.kind, spec.at_most)) == 1:
            high = spec.at_most
            bound = Label(f"不能大于 {high}", f"may not be more than {high}")
        if bound is not None:
            name = spec.label if spec.label.hans else leaf.top.label
            values: Values = {"name": name, "text": leaf.text, "bound": bound}
            yield Finding(record.at(*leaf.path), values, record.id)
