"""Rule: an approval for another post without a delegation."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.approvals import faults
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record


@rule(
    "FLO010",
    over=Record,
    zh="没有查到{post}给{person}的授权，不能代为审批。请补登授权或代理任职，或者由本人审批。",
    en="There is no delegation of {post} to {person}, who cannot approve for it. Enter the "
    "delegation or the acting appointment, or have the holder approve.",
)
def unknown_delegation(record: Record, context: Context) -> Iterator[Finding]:
    """没有授权而代批 · Unknown delegation

    [zh]
    **查什么**　审批里写了代行岗位（for）的，审批人那天是否代理该岗位（acting），或者有该岗位的授权。
    **为什么**　代人签字要有依据，口头交代查不到（本机构的规定）。
    **怎么改**　在 `authority.yml` 的 delegations 或 `organisation.yml` 的任职里补登，并写明依据的文件；没有依据的重新审批。

    [en]
    **What** Where an approval names the post acted for, the approver stood in for it that day or had it
    delegated.
    **Why** To sign for another takes something to show for it (the organisation's own rule).
    **Mend** Enter the delegation in `authority.yml` or the acting appointment in `organisation.yml`, with
    the record it was made by; without one, approve anew.
    """
    yield from faults(record, context, "no-delegation")
