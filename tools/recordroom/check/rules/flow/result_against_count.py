"""Rule: a stated result that the count of votes does not bear out."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.authorise.votes import stricter, vote_result
from recordroom.check.approvals import counts_agree, votes
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Label, Values


@rule(
    "FLO014",
    over=Record,
    zh="票数与结果不符：参加表决 {base} 人，通过需要 {needed} 票，同意 {votes} 票，结果应当是{result}。",
    en="Count and result disagree: of {base} voting it takes {needed}, {votes} were for, so "
    "that it was {result}.",
)
def result_against_count(record: Record, context: Context) -> Iterator[Finding]:
    """表决结果与票数不符 · Result against the count

    [zh]
    **查什么**　按票数算出的结果与写明的结果是否一致，两个方向都查。需要多少票，先看 `authority.yml`
    这一档的 majority，没有规定的看文件写的通过要求，都没有的按过半数。以出席人数为基数，回避的人不计入；弃权算出席。
    **为什么**　没过的写成通过，决定无效；过了的写成未通过，决定落空。多数由章程或议事规则规定。
    **怎么改**　对照表决票和会议记录，改正票数或结果。

    [en]
    **What** The stated result is the one that the count gives, either way. How many it takes: the majority
    of the band in `authority.yml`, else the threshold of the record, else more than half; of those
    present, without those who stepped aside, abstentions included.
    **Why** What failed is void though called adopted; what passed is lost when called rejected. The
    majority is the organisation's own.
    **Mend** Compare ballots and record, and mend the count or the result.
    """
    bodies = context.policies.organisation.bodies
    for ballot in votes(record, context):
        if not counts_agree(ballot) or _understated(ballot.threshold, ballot.asked):
            continue
        outcome = vote_result(ballot.vote, bodies.get(ballot.body))
        # What fails for want of a quorum is told as that.
        if outcome.quorum and ballot.adopted != outcome.adopted:
            values: Values = {
                "base": str(outcome.base),
                "needed": str(outcome.needed),
                "votes": str(ballot.vote.votes_for),
                "result": Label("通过", "adopted")
                if outcome.adopted
                else Label("未通过", "not adopted"),
            }
            yield Finding(record.at(*ballot.path, "result"), values, record.id)


def _understated(threshold: str, asked: str) -> bool:
    """Whether the record itself counts by too small a majority, which another rule tells."""
    return bool(threshold and asked) and stricter(threshold, asked) != threshold
