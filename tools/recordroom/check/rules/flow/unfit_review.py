"""Rule: an archived review that does not prove the approval."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.proofs import finding, unproven
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label

_WHY = {
    "review-unreadable": Label("存档的文件不是审阅记录", "the archived file is no review"),
    "review-person": Label(
        "审阅人的账号不是这位审批人的（organisation.yml 的 accounts）",
        "the reviewer’s account is not this person’s (accounts in organisation.yml)",
    ),
    "review-state": Label(
        "审阅结论与审批结果不符，或审阅已被撤销",
        "its outcome is not the decision, or it was dismissed",
    ),
    "review-day": Label("审阅日期与审批日期不符", "it was not given on the day of the approval"),
    "review-content": Label(
        "审阅的那一版内容与所批准的不同", "the version reviewed is not what was approved"
    ),
}


@rule(
    "FLO033",
    over=Holdings,
    zh="第{n}步审批（{person}）的审阅记录证明不了这次审批：{why}。请存档正确的记录，或照实改 evidence。",
    en="The review archived for approval {n}, by {person}, does not prove it: {why}. Archive the right one, or "
    "claim less under `evidence`.",
)
def unfit_review(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """审阅记录不符 · Review that does not match

    [zh]
    **查什么**　存档的审阅记录：账号属于审批人，结论是同意且没有被撤销（退回、不同意的审批则相反），
    日期相同，所审的提交里文件内容与批准的一致。平台的时间是世界时：只要在地球上某个时区是审批日期那天，
    就算相同。所审的提交已不在仓库里的，只提示未检测（FLO042）。

    **为什么**　别人的审阅、撤销了的审阅、对旧稿的审阅，都不是对这份文件的审批。存档的记录只是平台所说的
    副本，能改仓库的人也能改它，所以它的分量低于本人提交和电子签名（本系统的选择）。

    **怎么改**　内容后来改过的，请本人对新稿再审一次；账号没登记的，补进 organisation.yml；
    张冠李戴的，换成对的记录。

    [en]
    **What** The archived review: the account is the approver’s, it approves and was not dismissed
    (the reverse for a return or refusal), the day is the same, and the reviewed commit holds the
    content that was approved. Forges tell UTC: the day counts if it was that day anywhere on earth.
    A commit that the repository no longer has is only told as untested (FLO042).

    **Why** Somebody else’s review, a dismissed one or one of an older draft is no approval of this
    record. An archived review is a copy of what the forge says, and whoever can write to the
    repository can write one; so it weighs less than a commit or a signature (the choice of this
    system).

    **Mend** If the content changed later, have it reviewed again; enter an account that is missing in
    organisation.yml; put the right review in place of a wrong one.
    """
    for record, index, proof in unproven(holdings, _WHY):
        why = _WHY[proof.fault]
        yield finding(record, index, context, why=why, detail=proof.detail)
