"""Rule: an approval by delegation of more than was delegated."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.approvals import faults
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record


@rule(
    "FLO008",
    over=Record,
    zh="{person}代{post}批准「{matter}」，{measure} 超过了授权的上限或者不在授权的事项之内。请由授权人本人批准。",
    en="{person} approved “{matter}” for {post}, but {measure} is above the cap of the "
    "delegation or the matter is not within it. The giver has to approve in person.",
)
def delegation_exceeded(record: Record, context: Context) -> Iterator[Finding]:
    """超出授权范围 · Delegation exceeded

    [zh]
    **查什么**　受托审批的，事项是否在授权（delegations）写明的 matters 之内，数额是否不超过 up-to（含本数）。
    **为什么**　授权只管写明的事和数额，其余仍归授权人。授权由本机构作出。
    **怎么改**　请授权人本人批准；授权本来更宽的，改正 `authority.yml` 并写明依据的文件。

    [en]
    **What** An approval by delegation is of a matter within `matters` and of no more than `up-to`, that
    amount included.
    **Why** A delegation covers what it names; the rest stays with its giver.
    **Mend** Let the giver approve; if the delegation was wider, mend `authority.yml` with the record it
    was made by.
    """
    yield from faults(record, context, "over-cap", "delegation-scope")
