"""Rule: an evidence file that belongs to no approval."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.authorise.claims import Claim, claims_of
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import EvidenceFile, Holdings
from recordroom.model.text import Place, Position, Source


@rule(
    "FLO041",
    over=Holdings,
    severity="warning",
    zh="「{name}」不是任何一步审批的凭据。签名文件叫「序号-人员标识.sig」，审阅记录叫「序号-github.json」一类；多余的请移走。",
    en="“{name}” is evidence of no approval. A signature is called N-PERSON.sig, a review N-github.json or the like; "
    "take away what is not needed.",
)
def stray_evidence(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """无主的凭据 · Evidence of no approval

    [zh]
    **查什么**　`.evidence/` 里的每个文件：文件夹属于一份文件，签名的人在审批记录里写了 `evidence: signature`，
    审阅记录对应一步 `evidence: forge` 的审批。

    **为什么**　审批删了、改了名，凭据却留着，说明有人动过审批记录；名字写错，凭据就不起作用
    （本系统的选择）。

    **怎么改**　名字错的改正；审批记录被误删的恢复；确实无用的移走。

    [en]
    **What** Each file of `.evidence/`: its folder is a record’s, a signature’s person has an approval with
    `evidence: signature`, and a review stands for one with `evidence: forge`.

    **Why** Evidence that outlives its approval shows that somebody took the approval away; under a
    wrong name it proves nothing (the choice of this system).

    **Mend** Correct the name; put back an approval deleted by mistake; take away what is of no use.
    """
    claimed = {
        record.id: tuple(claims_of(record, holdings, context.policies.organisation))
        for record in holdings.by_id.values()
        if record.id in holdings.evidence
    }
    for id_, files in holdings.evidence.items():
        own = claimed.get(id_, ())
        used = {file.path for claim in own for file in _used(claim)}
        for file in files:
            if file.path not in used:
                place = Place(Source(file.path, "", "", "", 1), position=Position(1, 1))
                yield Finding(place, {"name": file.path.name}, id_ if own else None)


def _used(claim: Claim) -> tuple[EvidenceFile, ...]:
    if claim.grade == "signature":
        return claim.signatures()
    return claim.reviews() if claim.grade == "forge" else ()
