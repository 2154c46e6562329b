"""Rule: a vote counted by a smaller majority than the matter asks for."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.authorise.votes import stricter
from recordroom.check.approvals import votes
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record


@rule(
    "FLO019",
    over=Record,
    zh="这类事项要 {asked} 多数，这里写的是 {threshold}。请按规定的多数重新核对结果。",
    en="This matter takes a majority of {asked}, not of {threshold}. Count the result by "
    "what is asked.",
)
def understated_threshold(record: Record, context: Context) -> Iterator[Finding]:
    """通过要求写低了 · Understated threshold

    [zh]
    **查什么**　文件写的通过要求（threshold）是否不低于 `authority.yml` 为这类事项规定的 majority。
    **为什么**　按低的要求计票，没过的也成了通过。多数由章程或议事规则规定。
    **怎么改**　改成规定的多数，再核对结果；事项类别选错的，改正类别。

    [en]
    **What** The threshold of a vote is no lower than the majority that `authority.yml` sets for the matter.
    **Why** Counted by less, what failed has passed. The majority is the organisation's own.
    **Mend** Put the majority that is asked, then look at the result; or mend the kind of matter.
    """
    for ballot in votes(record, context):
        if not ballot.threshold or not ballot.asked:
            continue
        if stricter(ballot.threshold, ballot.asked) != ballot.threshold:
            values = {"asked": ballot.asked, "threshold": ballot.threshold}
            yield Finding(record.at(*ballot.path, "threshold"), values, record.id)
