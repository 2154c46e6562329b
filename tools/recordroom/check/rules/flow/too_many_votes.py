"""Rule: more votes than there were people to cast them."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.approvals import counts_agree, votes
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record


@rule(
    "FLO015",
    over=Record,
    zh="人数对不上：应到 {entitled} 人，实到 {present} 人（其中回避 {recused} 人），却有 {cast} 票。请核对票数和人数。",
    en="The figures do not agree: {entitled} entitled, {present} present ({recused} of them "
    "stepped aside), yet {cast} votes. Look at counts and people.",
)
def too_many_votes(record: Record, context: Context) -> Iterator[Finding]:
    """票数多于人数 · Too many votes

    [zh]
    **查什么**　同意、反对、弃权加起来是否不超过实到人数减去回避人数，实到是否不超过应到。实到人数含回避的人。
    **为什么**　票比人多，不是记错就是回避的人也投了票，决定站不住（计票的常识，本工具核对）。
    **怎么改**　对照签到和表决票改正；回避的人投了票的，那一票作废，重新计算结果。

    [en]
    **What** For, against and abstaining add up to no more than those present without those who stepped
    aside, and no more were present than are entitled. The number present includes who stepped aside.
    **Why** More votes than people means a wrong count, or somebody voted who had stepped aside.
    **Mend** Compare attendance and ballots; a vote of one who stepped aside is void, and the result is
    counted anew.
    """
    for ballot in votes(record, context):
        if counts_agree(ballot):
            continue
        vote = ballot.vote
        values = {
            "entitled": str(vote.entitled),
            "present": str(vote.present),
            "recused": str(vote.recused),
            "cast": str(vote.votes_for + vote.against + vote.abstain),
        }
        yield Finding(record.at(*ballot.path, "for"), values, record.id)
