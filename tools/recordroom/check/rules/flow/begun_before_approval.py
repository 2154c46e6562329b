"""Rule: something begun before it was approved."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.authorise.entries import entries
from recordroom.check.approvals import hearings
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Label, Values


@rule(
    "FLO017",
    over=Record,
    zh="「{matter}」在 {begins} 就开始了，批准在 {approved}。先批准、后执行；请核对两个日期。",
    en="“{matter}” began on {begins} and was approved on {approved}. Approval comes first; "
    "look at both days.",
)
def begun_before_approval(record: Record, context: Context) -> Iterator[Finding]:
    """先执行后批准 · Begun before approval

    [zh]
    **查什么**　`authority.yml` 的事项写了 begins 的，那个日期是否不早于最后一步批准的日期；同一天可以。
    **为什么**　重大事项先干后批，批准就成了追认（本机构的规定）。
    **怎么改**　日期写错的改正；确实先执行的，请有权的机构追认，并写明缘由。

    [en]
    **What** Of a matter with `begins` in `authority.yml` that day is not before the last approval; the
    same day will do.
    **Why** Approval after the fact only ratifies (the organisation's own rule).
    **Mend** Mend a wrong day; otherwise have the body ratify it and say why.
    """
    hearing = context.once(hearings).get(record.id)
    if hearing is None or context.policies.phase(record) == "draft":
        return
    days = {row.index: row.on for row in entries(record)}
    for judged in hearing.verdict.demands:
        matter = judged.demand.matter
        begins = record.day(matter.begins) if matter.begins else None
        last = judged.given[-1] if judged.given else None
        approved = days.get(last) if last is not None else None
        if begins is not None and approved is not None and begins < approved:
            values: Values = {
                "matter": matter.label,
                "begins": begins.isoformat(),
                "approved": approved.isoformat(),
            }
            when = (record.at("approvals", last or 0, "on"), Label("批准", "the approval"))
            yield Finding(record.at(matter.begins), values, record.id, related=(when,))
