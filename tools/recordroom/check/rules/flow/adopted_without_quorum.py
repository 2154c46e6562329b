"""Rule: a vote said to have passed though too few were there."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.authorise.votes import vote_result
from recordroom.check.approvals import counts_agree, votes
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Values


@rule(
    "FLO013",
    over=Record,
    zh="到会人数不够：参加表决的 {present} 人，{body}的法定人数不到 {quorum}，表决不能写「通过」。",
    en="No quorum: {present} took part and {body} asks for {quorum}; the vote cannot have passed.",
)
def adopted_without_quorum(record: Record, context: Context) -> Iterator[Finding]:
    """不够法定人数 · Adopted without a quorum

    [zh]
    **查什么**　写明通过的表决，到会人数是否达到该机构的法定人数（`organisation.yml` 的 quorum）。
    回避的人两边都扣除；机构设了 recused-in-quorum 的不扣。1/2 指超过半数，其他分数含本数。
    **为什么**　人数不够的会不能作决定，决定无效。法定人数由章程或议事规则规定。
    **怎么改**　数字写错的改正；确实不够的，结果改成未通过，另行开会表决。

    [en]
    **What** Where a vote is said to have passed, enough were there by the body's quorum. Those who
    stepped aside are left out on both sides unless recused-in-quorum is set. 1/2 is more than half,
    other fractions include the number itself.
    **Why** A meeting without a quorum decides nothing. The quorum is the organisation's own.
    **Mend** Mend wrong figures; otherwise the result was not adopted, and a further meeting votes.
    """
    bodies = context.policies.organisation.bodies
    for ballot in votes(record, context):
        body = bodies.get(ballot.body)
        if body is None or not ballot.adopted or not counts_agree(ballot):
            continue
        outcome = vote_result(ballot.vote, body)
        if not outcome.quorum:
            values: Values = {
                "present": str(outcome.base),
                "body": body.label,
                "quorum": body.quorum,
            }
            yield Finding(record.at(*ballot.path, "result"), values, record.id)
