"""Rule: a reference code whose period is not the record's retention, without a note about it."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.numbers import shelf
from recordroom.check.periods import period_label
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings, Record
from recordroom.model.text import Values
from recordroom.model.value import Duration
from recordroom.number.coding import period_code
from recordroom.number.reference import parse_code
from recordroom.number.shelf import binding_codes
from recordroom.retain.schedule import keeping


@rule(
    "NUM022",
    over=Holdings,
    zh="档号「{code}」里的保管期限是「{written}」，按保管期限表却应保管{period}（代码「{meant}」）。归档时编错的，"
    "请核对后在登记册末尾作废、另编；后来调整了期限的，档号不改，在登记册末尾加一行 note 写明调整的日期、依据和新期限。",
    en="The reference code {code} says “{written}”, but by the schedule it is kept for {period} "
    "(code “{meant}”). If it was filed wrongly, void the code and give another; if the period was "
    "changed later, the code stays: add a note line with the day, the basis and the new period.",
)
def reference_code_period(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """档号与保管期限不符 · Reference code against retention

    [zh]
    **查什么**　档号里的保管期限代码，与文件（目录条目则是所著录的那一件）现在的保管期限是否一致；不一致的，
    登记册里有没有 note（附注）说明。
    **为什么**　实物按档号里的期限排架，到期鉴定也从那里取。档号编定后不改（DA/T 13-2022 的稳定性原则），所以期限
    后来调整的只作附注，不改档号。
    **怎么改**　在 records/numbers/ 的档号登记册末尾加一行，例如
    `档号,note,文件标识,2028-05-06,期限由10年改为30年：2028年鉴定报告`。

    [en]
    **What** The period's code in the reference code agrees with how long the record (of a
    catalogue entry: the thing described) is kept; where it does not, a note line says why.
    **Why** Things stand on the shelf by that code and are fetched for appraisal by it. A code does
    not change once given (DA/T 13-2022), so a period changed later is noted and the code stays.
    **Mend** Add a line at the end of the register of reference codes: the code, note, the record's
    id, the day, and what was changed on what basis.
    """
    found = context.once(shelf)
    if found is None:
        return
    codes = found.codes
    for text, bearers in found.bearers.items():
        code = parse_code(codes, text)
        if code is None or not code.period:
            continue
        if any(line.line.event == "note" for line in found.lines.get(text, ())):
            continue
        for record in bearers:
            if binding_codes(record, context.policies) is None:
                continue
            known, period = _period(record, holdings, context)
            if known and period_code(codes, period) != code.period:
                values: Values = {
                    "code": text, "written": code.period, "period": period_label(period),
                    "meant": period_code(codes, period) or "—",
                }  # fmt: skip
                yield Finding(record.at("reference-code"), values, record.id)
                break


def _period(record: Record, holdings: Holdings, context: Context) -> tuple[bool, Duration | None]:
    """Whether it is known how long the thing is kept, and how long (None: for good)."""
    policies = context.policies
    codes = policies.reference_codes
    catalogue = codes.catalogue if codes is not None else None
    if catalogue is not None and record.type == catalogue.type:
        class_ = policies.classes.get(record.text(catalogue.disposal_class))
        return class_ is not None, class_.period if class_ is not None else None
    kept = keeping(record, holdings, policies)
    if kept.assignment.disposal_class is None:
        return False, None
    return True, None if kept.permanent else kept.period
