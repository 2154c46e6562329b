"""Rule: a delegation by a record that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.naming import at, near
from recordroom.check.rule import Context, rule
from recordroom.check.told import unread
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Values


@rule(
    "POL035",
    over=Holdings,
    zh="授权所依据的文件「{name}」不存在。{near}",
    en="The record {name}, by which this was delegated, does not exist.{near}",
)
def unknown_delegating_record(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """授权依据不存在 · Unknown delegating record

    [zh]
    **查什么**　授权（delegations）的 by 写的文件，馆藏里有没有。
    **为什么**　代人审批凭的是授权；授权书找不到，代批的都说不清。注明依据是本机构的选择。
    **怎么改**　改正文件标识（文件名去掉 .md）；授权书还没有收录的，先收录再写。

    [en]
    **What** The record named by `by` in a delegation is in the holdings.
    **Why** Who approves for another does so by the delegation; without its record none of that can be
    shown. Naming it is the organisation's own choice.
    **Mend** Correct the id (the file's name without .md), or capture the record first.
    """
    for row in context.policies.authority.delegations:
        if row.by and row.by not in holdings.by_id and row.by not in context.once(unread):
            values: Values = {"name": row.by, "near": near(row.by, holdings.by_id)}
            yield Finding(at(row.place, "by"), values)
