"""Rule: a record without the number that its state asks for."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.numbers import book
from recordroom.check.rule import Context, rule
from recordroom.check.told import left_empty
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.number.book import binding_series, is_draft, is_joint
from recordroom.number.series import example


@rule(
    "NUM013",
    over=Holdings,
    zh="这份「{type}」的状态是「{state}」，应有编号，却没有写 number。"
    "请到编号登记册取号后写上，例如 {example}。",
    en="This “{type}” is in the state “{state}” and should bear a number, but has none. "
    "Take one from the register and write it as number, for example {example}.",
)
def missing_number(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """缺少编号 · Missing number

    [zh]
    **查什么**　类型规定某些状态必须有编号（required-in）的文件，到了这些状态有没有编号。
    序列启用日之前的文件、写了 external-number（外来或旧编号）的文件不查。
    **为什么**　没有编号的正式文件无法引用和登记。发文字号是公文的必备要素（GB/T 9704-2012 第7.2.5条）；
    其他类型何时必须有编号由本机构规定。
    **怎么改**　在登记册末尾取号，再在文件开头写 number。文件其实还没有批准的，改回相应状态。

    [en]
    **What** Records in a state for which their type requires a number (required-in) have one.
    Records from before the series was enforced, and those with an external-number, are spared.
    **Why** An official record without a number cannot be cited or entered. For official documents
    the number is a required element (GB/T 9704-2012, 7.2.5); for the other types the organisation
    says when.
    **Mend** Mint a number at the end of the register and write it as number at the top of the
    record; or put the status back if the record is not approved yet.
    """
    numbers, empty = context.once(book), context.once(left_empty)
    for record in holdings.records:
        type_ = context.type_of(record)
        if record.number or record.status not in type_.number_states:
            continue
        series = binding_series(record, context.policies)
        if series is None or is_draft(record, context.policies) or record.text("external-number"):
            continue
        if is_joint(record, context.policies):
            continue  # the lead body's number is asked for instead
        # A register that gave this record a number tells which one it forgot to write down.
        if (record.id, "number") in empty or (series.id, record.id) in numbers.given:
            continue
        state = type_.states.get(record.status)
        yield Finding(
            record.at(),
            {
                "type": type_.label,
                "state": state.label if state else record.status,
                "example": example(series),
            },
            record.id,
        )
