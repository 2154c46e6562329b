"""Rule: a number on a record whose type has no number series."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Values


@rule(
    "NUM017",
    over=Record,
    severity="warning",
    zh="「{type}」没有编号序列，编号「{number}」无从核对。若是外单位或旧的编号，"
    "请改写在 external-number；若要给这类文件编号，请在类型设置中指定序列。",
    en="The type “{type}” has no number series, so the number {number} cannot be checked. Write "
    "another body's or an old number as external-number, or give the type a series.",
)
def number_without_series(record: Record, context: Context) -> Iterator[Finding]:
    """无序列的编号 · Number without a series

    [zh]
    **查什么**　所属类型没有规定编号序列的文件，却填了 number。
    **为什么**　number 只放本机构自己登记取得的编号；没有序列就没有登记册，重号、错号都查不出来。
    这是本机构的选择。
    **怎么改**　外来文号、旧编号移到 external-number；确要编号的类型，在 record-types 里写上 number。

    [en]
    **What** A record bears a number although its type has no series.
    **Why** number is for what the organisation gave out and registered itself; without a series no
    register can show a double or mistyped number. This is the organisation's own rule.
    **Mend** Move a foreign or old number to external-number, or give the type a series.
    """
    type_ = context.type_of(record)
    if record.number and not type_.series:
        values: Values = {"type": type_.label, "number": record.number}
        yield Finding(record.at("number"), values, record.id)
