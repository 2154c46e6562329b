"""Rule: an approval that was entered long after its day, with nothing said of that."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from recordroom.authorise.statement import statement
from recordroom.check.changed import is_import, new_entries, rows
from recordroom.check.rule import Context, rule
from recordroom.model.change import Change, Pair
from recordroom.model.check import Finding
from recordroom.retain.schedule import add


@rule(
    "HIS020",
    over=Change,
    zh="这条审批写的是 {on}，到 {entered} 才录入，超过了规定的期限。事后补录的，请写明补录人"
    "（entered-by）和补录日期（entered-on）；日期写错的请改正。",
    en="This approval is dated {on} but was entered on {entered}, later than is allowed. When it was "
    "entered afterwards, say by whom and when (entered-by, entered-on); mend a wrong day.",
)
def back_dated_approval(change: Change, context: Context) -> Iterator[Finding]:
    """倒签审批 · Back-dated approval

    [zh]
    **查什么**　新增审批的日期，比它第一次出现在提交里的日期（以提交者的日期为准）早得超过
    evidence.late-after（没写的为 7 天），又没有写补录人和补录日期。整份补录的旧文件，审批早于
    evidence.bound-from 的，不查。
    **为什么**　倒签会让没有职权的人补上手续。事后补录不是错，但要写明。期限是本机构定的。
    **怎么改**　写明补录人、补录日期并附扫描件；或把日期改正。

    [en]
    **What** A new approval whose day is more than evidence.late-after (7 days where that is not
    set) before the commit it first appears in, by the committer's day, and that does not say who
    entered it when. Old papers entered whole are left alone as far as their approvals are from
    before evidence.bound-from.
    **Why** Back-dating lets somebody without authority fill in what was lacking. To enter it later
    is no fault, but must be said. The limit is the organisation's own.
    **Mend** Say who entered it when, and attach the scan; or mend the day.
    """
    evidence = change.head.policies.authority.evidence
    for pair in change.records:
        after = pair.after
        if after is None:
            continue
        imported = is_import(pair, change)
        said = dict(rows(after, "approvals"))
        for entry in new_entries(pair):
            row = said.get(entry.index, {})
            if entry.on is None or (row.get("entered-by") and row.get("entered-on")):
                continue
            if imported and (evidence.bound_from is None or entry.on < evidence.bound_from):
                continue
            entered = _entered(pair, statement("", row), change)
            if entered > add(entry.on, evidence.late_after):
                values = {"on": entry.on.isoformat(), "entered": entered.isoformat()}
                yield Finding(after.at("approvals", entry.index, "on"), values, after.id)


def _entered(pair: Pair, wanted: bytes, change: Change) -> date:
    """The day of the first state within the change that has the approval."""
    for version in pair.versions:
        if any(statement("", row) == wanted for _, row in rows(version.record, "approvals")):
            return version.day
    return change.day
