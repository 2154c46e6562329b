"""What somebody decides with: evidence, note, what was shown; and what of it will not do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recordroom.authorise.ballots import ballots
from recordroom.authorise.content import content_hash
from recordroom.flow.persons import Refusal
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Policies


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody decides with: the evidence, a note, the content that was shown (`shown`), the
    decision it follows (`decided_in`), for one matter alone (`matter`), the scan of a paper, and
    who entered it for the approver and when.
    """

    evidence: str = "stated"
    note: str = ""
    shown: str = ""
    decided_in: str = ""
    matter: str = ""
    scan: str = ""
    entered_by: str = ""
    entered_on: date | None = None


def not_as_shown(record: Record, statement: Statement, policies: Policies) -> Refusal | None:
    """What was shown to the approver must be what stands there now."""
    now = content_hash(record, policies)
    if not statement.shown or statement.shown == now:
        return None
    return Refusal(
        "changed",
        f"「{record.title or record.id}」在您看过之后改动过，没有记下审批。请重新看一遍（recordroom show "
        f"{record.id}），同意的话再用新的指纹：--content {now}",
        f"{record.id} was changed after it was shown to you, so nothing was noted. Read it again "
        f"(recordroom show {record.id}); then approve with --content {now}",
    )


def without_scan(record: Record, statement: Statement) -> Refusal | None:
    """A signature on paper comes with its scan among the attachments."""
    if statement.evidence != "paper" and not statement.scan:
        return None
    folder = record.path.with_suffix("")
    if not statement.scan:
        return Refusal(
            "no-scan",
            f"纸质签批要附扫描件：把扫描件放进 {folder}/，在 attachments 里列出（role: approval-scan），"
            "再用 --scan 写文件名。",
            f"A signature on paper needs its scan: put it into {folder}/, list it in attachments "
            "(role: approval-scan), and name the file with --scan.",
        )
    if any(a.name == statement.scan and a.present and a.index is not None
           for a in record.attachments):  # fmt: skip
        return None
    return Refusal(
        "no-scan",
        f"附件里没有「{statement.scan}」。请把扫描件放进 {folder}/，并在 attachments 里列出"
        "（role: approval-scan）。",
        f"There is no attachment {statement.scan}. Put the scan into {folder}/ and list it in "
        "attachments (role: approval-scan).",
    )


def stepped_aside(
    record: Record, person: str, policies: Policies, holdings: Holdings
) -> Refusal | None:
    """Whoever stepped aside in the record's own vote does not settle it either."""
    own = (ballot for ballot in ballots(record, policies, holdings) if ballot.path == ())
    if not any(person in ballot.recused for ballot in own):
        return None
    name = policies.organisation.people[person].name
    return Refusal(
        "recused",
        f"{name.hans}在这次表决中回避（recused），不能再批准它。请由没有回避的其他成员写明表决结果；"
        "回避写错了的，先改正。",
        f"{name.en} stepped aside in this vote (recused) and cannot approve it as well. Let another "
        "member state the result; if the name stands there by mistake, mend that first.",
    )
