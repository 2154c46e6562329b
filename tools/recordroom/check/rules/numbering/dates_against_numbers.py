"""Rule: a later number with an earlier day."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.numbers import book
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label
from recordroom.number.book import Bearer, Key, scope_key


@rule(
    "NUM018",
    over=Holdings,
    severity="warning",
    zh="「{number}」的{field}是 {day}，早于编号在前的「{earlier}」（{before}）。"
    "编号应按日期先后给出，请核对两份文件的编号和日期。",
    en="{number} has the “{field}” {day}, before that of the earlier number {earlier} ({before}). "
    "Numbers follow the days; check the number and day of both records.",
)
def dates_against_numbers(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """编号与日期先后不一致 · Dates against numbers

    [zh]
    **查什么**　同一登记册里，编号在后的文件，日期是否早于编号在前的文件。
    **为什么**　号按批准先后给，次序颠倒往往是日期写错、倒签，或取号拖延。只作提醒：
    先签发、后取号也可能造成一两天的颠倒。按日期顺序编号是本机构的选择。
    **怎么改**　核对日期；确实如此的，在 checks.yml 登记经批准的例外，或保持原样。

    [en]
    **What** Within one register, a record with a later number has an earlier day.
    **Why** Numbers are given in the order of approval; a step back is often a mistyped or antedated
    day. It is a warning only, as signing first and numbering later may turn a day or two around.
    Numbering by date is the organisation's own rule.
    **Mend** Check the days; where they are right, enter a waiver in checks.yml or leave it.
    """
    numbers = context.once(book)
    scopes: dict[Key, list[Bearer]] = {}
    for key in numbers.bearers:
        # A number that no register gave out may be mistyped, and is told as such.
        bearer = numbers.keeper(key) if key in numbers.minted else None
        if bearer is not None and _is_dated(bearer):
            scopes.setdefault(scope_key(bearer), []).append(bearer)
    for scope in sorted(scopes):
        latest: Bearer | None = None
        for bearer in sorted(scopes[scope], key=lambda b: b.number.n):
            day = bearer.record.day(bearer.series.year_field)
            before = latest.record.day(bearer.series.year_field) if latest is not None else None
            if latest is not None and before is not None and day is not None and day < before:
                yield _finding(bearer, latest, context)
            else:
                latest = bearer


def _is_dated(bearer: Bearer) -> bool:
    # A number of another year than its record's is told already, and would always be out of order.
    day = bearer.record.day(bearer.series.year_field)
    return day is not None and bearer.number.year in (None, day.year)


def _finding(bearer: Bearer, latest: Bearer, context: Context) -> Finding:
    record, field = bearer.record, bearer.series.year_field
    spec = context.type_of(record).fields.get(field)
    return Finding(
        record.at("number"),
        {
            "number": record.number,
            "field": spec.label if spec else field,
            "day": str(record.day(field)),
            "earlier": latest.record.number,
            "before": str(latest.record.day(field)),
        },
        record.id,
        related=((latest.record.at(field), Label("编号在前的文件", "the earlier number")),),
    )
