"""Rule: an approval whose evidence is weaker than the matter asks for."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.approvals import faults
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record


@rule(
    "FLO020",
    over=Record,
    zh="「{matter}」的审批凭据不够：{person}在{day}的这一步，凭据的等级低于规定。请用 recordroom approve --sign 签名，或者补上规"
    "定的凭据。",
    en="The evidence is too weak for “{matter}”: the step of {person} on {day} has less "
    "than is asked. Sign with recordroom approve --sign, or add the evidence that is "
    "asked.",
)
def weak_evidence(record: Record, context: Context) -> Iterator[Finding]:
    """审批凭据不够 · Weak evidence

    [zh]
    **查什么**　`authority.yml` 这一档写了 evidence 的，审批凭据的等级是否不低于它。
    等级由弱到强：本表载明、纸质签批、线上审阅、本人提交、电子签名。能验证的以验证结果为准。
    **为什么**　要紧的事只凭一行字不够；要多强的凭据，由本机构规定。
    **怎么改**　请审批人按规定的方式再批一次。

    [en]
    **What** Where the band in `authority.yml` has `evidence`, an approval is of that grade at least: stated,
    paper, forge, commit, signature, the weakest first. What could be verified counts as it was found.
    **Why** A line of text is not enough for what matters; how much is asked is the organisation's own.
    **Mend** Have it approved again in the way that is asked.
    """
    yield from faults(record, context, "weak-evidence")
