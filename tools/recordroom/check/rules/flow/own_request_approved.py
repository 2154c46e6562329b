"""Rule: a request approved by the person whose request it is."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.approvals import faults
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record


@rule(
    "FLO003",
    over=Record,
    zh="{person}是「{matter}」的申请人，不能审批自己的申请，要由上一级批准。",
    en="{person} is the applicant in “{matter}” and cannot approve it: the next one up does.",
)
def own_request_approved(record: Record, context: Context) -> Iterator[Finding]:
    """自己批自己的申请 · Own request approved

    [zh]
    **查什么**　审批人是不是这件事的申请人（`authority.yml` 各事项的 applicant 指明是哪个字段）。
    **为什么**　自己批准自己，等于没有审批；本人担任批准岗位的，由上一级批准（本机构的规定）。
    **怎么改**　请上一级审批；原来的一条改成退回，或者删去重新办理。

    [en]
    **What** The approver is not the applicant (`applicant` of the matter in `authority.yml` names the
    field).
    **Why** Who approves his own request has no approval. Where the applicant holds the approving post
    the next one up decides (the organisation's own rule).
    **Mend** Have the next one up approve; let the entry become a return, or take it out.
    """
    yield from faults(record, context, "own-request")
