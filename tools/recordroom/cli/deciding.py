"""The common body of approve, return and refuse: whose word it is, and on what evidence."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath

import click

from recordroom.cli.acting import Acting, acting_options, person_of_git, refuse
from recordroom.cli.proving import proof_of, with_paper
from recordroom.cli.saying import person_meant
from recordroom.cli.steps import Scene, decision_meant, decision_option, said, scene, write_step
from recordroom.cli.words import both
from recordroom.flow.approval import Statement, decide
from recordroom.flow.persons import stranger
from recordroom.flow.step import Refusal, Step
from recordroom.model.policies.authority import GRADES
from recordroom.model.text import Label
from recordroom.pipeline import landed_numbers
from recordroom.read.files import SurroundingsError
from recordroom.write.signing import sign_approval

_LABELS = {
    "approve": Label("审批", "Approve"),
    "return": Label("退回", "Return"),
    "refuse": Label("不同意", "Refuse"),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """The options that say on what an entry rests. `grade` is empty where nobody said; `paper` and
    `review` are files from elsewhere that are to lie with the record.
    """

    grade: str
    scan: str
    paper: str
    review: str
    sign: bool
    key: str
    entered_by: str
    decision: str
    note: str


def evidence_options(function: Callable[..., int]) -> Callable[..., int]:
    """`--evidence`, `--scan`, `--paper`, `--review`, `--sign`, `--key`, `--entered-by`, `--in`, `--note` as one value."""

    @functools.wraps(function)
    def command(
        *args: object,
        grade: str | None,
        scan: str,
        paper: str,
        review: str,
        sign: bool,
        key: str,
        entered_by: str,
        decision: str,
        note: str,
        **rest: object,
    ) -> int:
        known = Evidence(grade or "", scan, paper, review, sign, key, entered_by, decision, note)
        return function(*args, evidence=known, **rest)

    options = (
        click.option("--note", metavar="TEXT", default="", help=both("审批意见", "A note.")),
        decision_option,
        click.option("--evidence", "grade", type=click.Choice(GRADES), help=both(
            "凭据；不写时按实际情况", "On what it rests; by default as it is."
        )),
        click.option("--scan", metavar="FILE", default="", help=both(
            "纸质签批的扫描件（已列入附件的文件名）", "The scan of a paper, listed as attachment."
        )),
        click.option("--paper", metavar="FILE", default="", help=both(
            "补录纸质签批：把这个扫描件放到文件旁边并列入附件",
            "Enter a signature on paper: puts this scan beside the record and lists it.",
        )),
        click.option("--review", metavar="FILE", default="", help=both(
            "代码平台上的审阅：存档它的 JSON", "A review on the forge: archives its JSON."
        )),
        click.option("--sign", is_flag=True, help=both("用 SSH 密钥签名", "Sign with an SSH key.")),
        click.option("--key", metavar="FILE", default="", help=both(
            "签名用的密钥，不写时用 git 的 user.signingkey", "The key to sign with."
        )),
        click.option("--entered-by", metavar="PERSON", default="", help=both(
            "补录人；代别人录入时写", "Who enters it, when for another."
        )),
    )  # fmt: skip
    result: Callable[..., int] = command
    for option in reversed(options):
        result = option(result)
    return result


def ending_command(action: str, hans: str, en: str) -> click.Command:
    """`return` or `refuse`: both need a reason."""

    @click.command(name=action, help=both(hans, en))
    @click.argument("id_", metavar="ID")
    @evidence_options
    @acting_options
    def command(id_: str, evidence: Evidence, acting: Acting) -> int:
        if not evidence.note.strip():
            raise SurroundingsError(
                f"请用 --note 写明理由，起草的人才知道怎么改。如：recordroom {action} {id_} --note 请补预算",
                f"Say why with --note, so that the author knows what to do: recordroom {action} "
                f'{id_} --note "…"',
            )
        return run_decision(id_, action, acting, evidence)

    return command


def run_decision(
    id_: str,
    action: str,
    acting: Acting,
    evidence: Evidence,
    *,
    shown: str = "",
    matter: str = "",
) -> int:
    """Note what somebody decided about a record. Gives the exit status."""
    at = scene(id_, acting)
    as_read = at.checked
    text, beside = None, dict[PurePosixPath, bytes]()
    if evidence.paper:
        at, text, beside = with_paper(at, acting, evidence.paper)
        evidence = replace(evidence, scan=next(iter(beside)).name)
    stated = _statement(at, acting, evidence)
    step = decide(
        at.record,
        action,
        actor=at.actor,
        on=acting.on,
        statement=replace(stated, shown=shown, matter=matter),
        given=said(at, acting),
        policies=at.checked.policies,
        holdings=at.checked.holdings,
        landed_numbers=landed_numbers(acting.root, at.checked.holdings),
    )
    if isinstance(step, Refusal):
        return refuse(step)
    beside |= proof_of(at, acting, step, evidence)
    note = evidence.note if at.record.level != "confidential" else ""
    at = replace(at, checked=as_read)  # what is written is held against what was read
    return write_step(
        step, action, at, acting, beside=beside, label=_LABELS[action], body=note, text=text
    )


def _statement(at: Scene, acting: Acting, evidence: Evidence) -> Statement:
    """What is entered besides the decision, by whom, and what it may honestly claim."""
    own = person_of_git(acting.root, at.checked.policies)
    grade = evidence.grade or _grade(at, acting, evidence, own)
    late = acting.on != date.today()
    other = own is not None and own != at.actor.person
    entered = evidence.entered_by
    if not entered and (late or other or grade == "paper"):
        entered = own or at.actor.person
    people = at.checked.policies.organisation.people
    entered = person_meant(entered, at.checked.policies.organisation)
    if entered and entered not in people:
        told = stranger(entered, "--entered-by", at.checked.policies.organisation)
        raise SurroundingsError(told.hans, told.en)
    return Statement(
        evidence=grade,
        note=evidence.note.strip(),
        decided_in=decision_meant(evidence.decision, at.checked),
        scan=evidence.scan,
        entered_by=entered,
        entered_on=date.today() if entered else None,
    )


def _signature(
    step: Step, at: Scene, acting: Acting, evidence: Evidence
) -> Mapping[PurePosixPath, bytes]:
    """The signature of the entry that the step appends, as a file beside the record."""
    entry = step.append["approvals"][0]
    assert isinstance(entry, dict)  # approvals are groups of fields
    listed = at.record.fields.get("approvals")
    known = at.checked.holdings.evidence.get(at.record.id, ())
    return sign_approval(
        at.record,
        {name: str(text) for name, text in entry.items()},
        index=len(listed.value) if listed is not None and isinstance(listed.value, tuple) else 0,
        key=evidence.key,
        root=acting.root,
        taken=[file.path for file in known],
    )


def _grade(at: Scene, acting: Acting, evidence: Evidence, own: str | None) -> str:
    if evidence.sign:
        return "signature"
    if evidence.review:
        return "forge"
    if evidence.scan:
        return "paper"
    return "commit" if acting.commit and own == at.actor.person else "stated"
