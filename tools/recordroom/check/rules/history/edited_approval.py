"""Rule: an approval whose statement was edited, removed or moved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from recordroom.authorise.statement import FIELDS, statement
from recordroom.check.changed import rows
from recordroom.check.rule import Context, rule
from recordroom.model.change import Change
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Label, Place
from recordroom.model.value import Value


@rule(
    "HIS014",
    over=Change,
    zh="原有的第 {count} 条审批{what}。审批写下就不再改，请恢复；意见有变的，在后面另加一条。",
    en="Approval no. {count} {what}. An approval once written stays as it is: restore it, and add "
    "another below when the decision is a different one.",
)
def edited_approval(change: Change, context: Context) -> Iterator[Finding]:
    """改动审批记录 · Edited approval

    [zh]
    **查什么**　原有的审批（approvals）是否原样、原序留着；新的只能加在后面。凭据、扫描件、
    补录人和补录日期可以以后补上，不算改动审批本身。
    **为什么**　审批是别人作出的决定，替人改写就是伪造；删掉退回、不同意的记录也一样。
    这是本机构的选择，道理同书面签批不得涂改。
    **怎么改**　恢复原文；决定有变的，由审批人另加一条。

    [en]
    **What** The approvals that a record had stand unchanged and in order, and new ones after them.
    Evidence, scan, and who entered it when, may be added later: they are not the decision.
    **Why** An approval is somebody's decision; to rewrite it is to forge it, and so is dropping a
    return or a refusal. As with signatures on paper; the organisation's own rule.
    **Mend** Restore it; the approver adds another where the decision has changed.
    """
    for pair in change.records:
        if pair.before is None or pair.after is None:
            continue
        old, new = rows(pair.before, "approvals"), rows(pair.after, "approvals")
        said = [statement("", row) for _, row in old]
        says = [statement("", row) for _, row in new]
        if says[: len(said)] == said:
            continue
        at = next(i for i, text in enumerate(said) if says[i : i + 1] != [text])
        before = dict(old[at][1])
        place, what = _told(pair.after, said, says, at=at, before=before)
        yield Finding(place, {"count": str(at + 1), "what": what}, pair.after.id)


def _told(
    record: Record,
    said: list[bytes],
    says: list[bytes],
    *,
    at: int,
    before: Mapping[str, Value],
) -> tuple[Place, Label]:
    """Where an approval that is not as it was stands now, and what became of it."""
    now = rows(record, "approvals")
    if at >= len(now):
        return record.at("approvals"), Label("不见了", "is gone")
    index, row = now[at]
    place = record.at("approvals", index)
    if said[at] in says:
        what = Label("被挪了位置，或前面插进了别的", "was moved, or another was put before it")
        return place, what
    if says[at] in said:
        return place, Label("不见了", "is gone")
    edited = next((n for n in FIELDS if n in row and row[n] != before.get(n)), None)
    where = place if edited is None else record.at("approvals", index, edited)
    return where, Label("被改动", "was edited")
