"""Rule: an issued record that lacks an approval which it needs."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.authorise.judge import Missing
from recordroom.authorise.wording import person, step
from recordroom.check.approvals import hearings, joined
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Label

_OVERTAKEN = ("amended", "ended-round", "returned", "refused")
"""Faults that are nobody's mistake and that no other rule tells."""


@rule(
    "FLO002",
    over=Record,
    zh="「{matter}」的审批不全：还缺{missing}。{people}可以补批；确实没有批准的，请把状态改回审核中。",
    en="The approvals for “{matter}” are not complete: {missing} is still to come. {people} "
    "may give it; if nobody approved, set the status back to review.",
)
def missing_approval(record: Record, context: Context) -> Iterator[Finding]:
    """缺少审批 · Missing approval

    [zh]
    **查什么**　已经生效或办结的文件，`authority.yml` 要求的每一步是否都有人批过。按文件日期那天有效的分档核对；
    退回或不同意之前的审批不算。草稿和已经终止的文件不查。
    **为什么**　没有批完就生效，等于没有审批。谁批什么、批到多大，由本机构规定。
    **怎么改**　请提示里写的人审批并登记；已经批过而没有登记的，补录并写明凭据。`recordroom explain` 逐步说明差在哪里。

    [en]
    **What** In an issued or closed record every step that `authority.yml` asks for has been given, by
    the bands valid on the record's date. What came before a return or refusal does not count. Drafts
    and ended records are left alone.
    **Why** What takes effect before it is approved was not approved at all. Who approves what is the
    organisation's own.
    **Mend** Let the people named approve; an approval that was given and not entered is entered with its
    evidence. `recordroom explain` goes through the steps.
    """
    hearing = context.once(hearings).get(record.id)
    # A draft is on its way; what cannot be read other rules tell.
    if hearing is None or context.policies.phase(record) == "draft" or hearing.verdict.unreadable:
        return
    told = {demand.matter.id for demand in hearing.split}
    wrong = {f.index for f in hearing.verdict.faults if f.kind not in _OVERTAKEN}
    department = record.text("department")
    astray = bool(department) and department not in context.policies.organisation.departments
    lacking: dict[str, list[Missing]] = {}
    for missing in hearing.verdict.missing:
        if astray and not missing.posts:
            continue  # whose it is cannot be told, as the department is no department
        if not wrong.intersection(missing.because) and missing.matter.id not in told:
            lacking.setdefault(missing.matter.id, []).append(missing)
    for rows in lacking.values():
        steps = joined([step(m.step_words, context.policies) for m in rows])
        values = {
            "matter": rows[0].matter.label,
            "missing": steps,
            "people": _people(rows, context),
        }
        yield Finding(record.at("approvals"), values, record.id)


def _people(rows: list[Missing], context: Context) -> Label:
    ids = dict.fromkeys(id_ for row in rows for id_ in row.people)
    names = [person(id_, context.policies) for id_ in ids]
    found = joined([name for name in names if isinstance(name, Label)])
    return found if found.hans else Label("（该岗位现在无人）", "(nobody holds that post now)")
