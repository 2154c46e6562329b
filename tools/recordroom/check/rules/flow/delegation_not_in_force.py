"""Rule: an approval by a delegation on a day when it was not in force."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.approvals import faults
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record


@rule(
    "FLO009",
    over=Record,
    zh="{day}不在授权期内，{person}不能代{post}审批。请由授权人审批，或者核对日期。",
    en="On {day} the delegation was not in force: {person} could not approve for {post}. "
    "Let the giver approve, or look at the day.",
)
def delegation_not_in_force(record: Record, context: Context) -> Iterator[Finding]:
    """授权不在有效期内 · Delegation not in force

    [zh]
    **查什么**　受托审批的那一天，是否在授权（delegations）的 starts 至 ends 之间，首尾两天都算。
    **为什么**　授权到期，权限就回到授权人手里；过期再批不算。期限由本机构规定。
    **怎么改**　日期写错的改正；授权延长过的，在 `authority.yml` 另加一条并写明依据的文件。

    [en]
    **What** The day of an approval by delegation lies between `starts` and `ends`, both included.
    **Why** When a delegation ends the authority is its giver's again.
    **Mend** Mend a wrong day; if it was prolonged, add a row to `authority.yml` with the record it was
    made by.
    """
    yield from faults(record, context, "delegation-expired")
