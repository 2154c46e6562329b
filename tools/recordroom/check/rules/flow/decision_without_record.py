"""Rule: a decision of a body that no record of it bears out."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.authorise.ballots import body_of
from recordroom.check.approvals import faults, votes
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Label


@rule(
    "FLO018",
    over=Record,
    zh="「{matter}」要由会议决定，{fault}。请登记会议的决议或纪要，在这一步的 in 里写它的标识。",
    en="“{matter}” is for a body to decide, but {fault}. Enter the resolution or minutes "
    "and name it under in of this step.",
)
def decision_without_record(record: Record, context: Context) -> Iterator[Finding]:
    """没有会议决定的依据 · Decision without its record

    [zh]
    **查什么**　要由会议（理事会、委员会）决定的事项：审批那一步是否写成 `step: adopt`，
    是否用 in 指明决议或纪要；那份文件是否属于该会议、已经通过、日期不晚于审批。文件本身就是决议的，看它的表决是否通过。
    evidence.bound-from 以前的，会议主持人写明通过也可以。
    **为什么**　会议的决定要有会议的文件为证，个人签字代替不了（本机构的规定）。
    **怎么改**　补登决议或纪要并写上标识；会议没有通过的，不能生效。

    [en]
    **What** Of what a body decides: the step is `adopt` and names the resolution or minutes under `in`;
    that record is of the body, was adopted, and is dated no later than the approval. A record that is
    itself the resolution is judged by its vote. Before evidence.bound-from the chair's word will do.
    **Why** A body's decision is shown by the body's record; no single signature stands for it (the
    organisation's own rule).
    **Mend** Enter the resolution or minutes and name it; what the body did not adopt cannot take effect.
    """
    for kind in _FAULTS:
        for finding in faults(record, context, kind):
            named = str(finding.values.get("decision", ""))
            decision = context.holdings.by_id.get(named)
            fault = _fault(kind, record, decision, context) if decision or not named else None
            if fault is not None:  # a reference that leads nowhere is told as such
                here = Label("所写的依据", "the record named")
                related = ((decision.at(), here),) if decision is not None else ()
                yield Finding(finding.place, {**finding.values, "fault": fault}, record.id, related)


def _fault(kind: str, record: Record, decision: Record | None, context: Context) -> Label | None:
    policies, holdings = context.policies, context.holdings
    if kind == "other-body" and decision is not None:
        return _FAULTS[kind] if body_of(decision, policies, holdings) else _NO_BODY
    if kind == "not-adopted" and decision is None:
        # Its own vote: where the count does not bear out what is stated, that is told instead.
        failed = any(b.path == () and not b.adopted for b in votes(record, context))
        return _REJECTED if failed else None
    return _FAULTS[kind]


_FAULTS = {
    "no-decision": Label(
        "这一步没有会议的决定为依据", "no decision of the body stands behind this step"
    ),
    "other-body": Label("所写的依据是别的会议的", "the record named is of another body"),
    "not-adopted": Label("所写的依据没有通过", "the record named was not adopted"),
    "decided-later": Label(
        "所写的依据日期比这一步还晚", "the record named is dated after this step"
    ),
}
_NO_BODY = Label(
    "所写的依据没有写明是哪个会议的", "the record named does not say of which body it is"
)
_REJECTED = Label("本件自己的表决没有通过", "the record’s own vote did not pass")
