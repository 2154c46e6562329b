"""Rule: an approval that counts only by settings which the same change brings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from recordroom.authorise.judge import Judged, judge
from recordroom.check.changed import is_import, new_entries
from recordroom.check.rule import Context, rule
from recordroom.model.change import Change, Pair
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.policies import Policies
from recordroom.model.text import Label

_DECIDING = ("policies/organisation.", "policies/authority.")


@rule(
    "HIS024",
    over=Change,
    zh="{person}的这条审批，凭的是同一次改动里才加上的任职、授权或审批权限；按改动以前的设置，"
    "「{matter}」还没有批全。请先把设置单独提交、合并，再审批。",
    en="This approval by {person} rests on an appointment, delegation or band that the same change "
    "brings; by the settings before it, “{matter}” is not sufficiently approved. Bring in the "
    "settings by themselves first, and approve after that is merged.",
)
def approval_by_new_authority(change: Change, context: Context) -> Iterator[Finding]:
    """用新权限作的审批 · Approval by new authority

    [zh]
    **查什么**　改动里既有新增的审批，又动了 organisation.yml 或 authority.yml 的，这些审批按改动以前的
    任职、授权和审批权限是否同样算数。新收进来的旧文件，审批早于 evidence.bound-from 的不查。
    **为什么**　一次改动里既给权限又使用权限，等于自己批准自己：给权限这件事还没有人看过。本机构的选择。
    **怎么改**　拆成两次：先合并任职、授权或权限的改动，再审批。

    [en]
    **What** Where a change brings new approvals and touches organisation.yml or authority.yml: whether
    the approvals suffice by the appointments, delegations and bands before it too. Old papers
    entered whole are left alone as far as their approvals are from before evidence.bound-from.
    **Why** To give a right and use it in one go is to approve oneself: nobody has looked at the
    giving yet. The organisation's own rule.
    **Mend** Make two changes of it: the appointment, delegation or band first, the approval after
    that is merged.
    """
    if not any(str(pair.path).startswith(_DECIDING) for pair in change.policy_files):
        return
    base, head = change.base.policies, change.head.policies
    before = replace(head, organisation=base.organisation, authority=base.authority)
    holdings = replace(context.holdings, by_id=change.head.by_id)
    since = base.authority.evidence.bound_from
    for pair in change.records:
        record = pair.after
        if record is None or record.type not in head.types:
            continue
        fresh = {
            entry.index: entry.by
            for entry in new_entries(pair)
            if entry.decision == "approved" and not _is_old(pair, change, entry.on, since)
        }
        if not fresh:
            continue
        for judged, index in _borne(pair, head, before, fresh=fresh, holdings=holdings):
            person = head.organisation.people.get(fresh[index])
            name = person.name if person is not None else Label(fresh[index], fresh[index])
            yield Finding(
                record.at("approvals", index, "by"),
                {"person": name, "matter": judged.demand.matter.label},
                record.id,
            )


def _is_old(pair: Pair, change: Change, on: date | None, since: date | None) -> bool:
    return is_import(pair, change) and (since is None or on is None or on < since)


def _borne(
    pair: Pair,
    head: Policies,
    before: Policies,
    *,
    fresh: Mapping[int, str],
    holdings: Holdings,
) -> Iterator[tuple[Judged, int]]:
    """The matters that new approvals settle now and would not have settled before, each with the
    first of these approvals that did not count then.
    """
    assert pair.after is not None
    then = {
        judged.demand.matter.id: judged
        for judged in judge(pair.after, before, holdings, together={}).demands
    }
    for judged in judge(pair.after, head, holdings, together={}).demands:
        old = then.get(judged.demand.matter.id)
        if not judged.sufficient or old is None or old.sufficient:
            continue
        used = [i for i in judged.given if i in fresh and i is not None]
        index = next((i for i in used if i not in old.given), used[0] if used else None)
        if index is not None:
            yield judged, index
