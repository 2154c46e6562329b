"""Rule: a later step approved before an earlier one."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.approvals import faults
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record


@rule(
    "FLO004",
    over=Record,
    zh="审批顺序不对：{person}在{day}审批时，「{matter}」的前一步还没有完成。应当依次为：{wanted}。",
    en="Out of order: when {person} approved on {day} the step before had not been taken in "
    "“{matter}”. The order is: {wanted}.",
)
def approval_out_of_order(record: Record, context: Context) -> Iterator[Finding]:
    """审批顺序颠倒 · Approval out of order

    [zh]
    **查什么**　分了几步审批的，后一步的日期是否不早于前一步；同一天不算颠倒。
    **为什么**　签发的人要看到审核的结果再决定；先签后审，审核就成了补手续。步骤由本机构规定。
    **怎么改**　日期写错的改正；确实先签后审的，请签发人在审核之后重新签发，另加一条。

    [en]
    **What** Where approval goes by steps, no step is dated before the one ahead of it; the same day is
    no fault.
    **Why** Whoever signs is to see what the review found. The steps are the organisation's own.
    **Mend** Mend a wrong day; otherwise let the signer sign again after the review, as a further entry.
    """
    yield from faults(record, context, "out-of-order")
