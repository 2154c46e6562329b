"""Rule: a record whose handling was rewritten afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.authorise.content import ALWAYS_PROCESS, process_fields
from recordroom.authorise.entries import amendments
from recordroom.check.changed import is_official, kept, phase
from recordroom.check.rule import Context, rule
from recordroom.flow.lifecycle import reachable
from recordroom.model.change import Change
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.policies import RecordType
from recordroom.model.text import Label


@rule(
    "HIS021",
    over=Change,
    zh="「{field}」是办理时写下的，事后被{what}。办理过程写下就不再改，请恢复；确有错漏的，"
    "登记一条修订（recordroom amend）说明。",
    en="“{field}” was written when the record was handled, and was {what} afterwards. Restore it, "
    "or enter an amendment (recordroom amend) that explains the correction.",
)
def rewritten_process(change: Change, context: Context) -> Iterator[Finding]:
    """改写办理过程 · Rewritten process

    [zh]
    **查什么**　已经印发的文件，由流程各步写下的字段（签发人、签发日期、印发日期、用印等）有没有被改动或
    删去；办结、归档或终止以后，其他办理字段也不得改动。流程的下一步照规定改写的、补上原来空着的、
    有新增修订记录说明的，不算。编号、档号、级别、期限、审批另有规则。
    **为什么**　这些字段不在内容指纹里，却说明谁在哪天办了什么。本机构的选择，道理同 ISO 15489-1
    所说的可靠性。
    **怎么改**　恢复原值；更正的，登记修订说明。

    [en]
    **What** Whether a field that the steps of the life cycle write (who signed, when it was signed,
    issued or sealed …) was changed or taken out of an issued record; once it is closed, filed or
    ended, any field of its handling. What a further step rewrites, what was empty before, and what
    a new amendment explains are no fault. Number, reference code, access, period and approvals
    have rules of their own.
    **Why** These fields are no part of the content hash, yet tell who did what on which day. The
    organisation's own rule, after the reliability of ISO 15489-1.
    **Mend** Restore the value; enter an amendment for a correction.
    """
    for _, before, after in kept(change):
        type_ = change.head.policies.types.get(after.type)
        if type_ is None or not is_official(before, change.base.policies):
            continue
        if len(amendments(after)) > len(amendments(before)):
            continue
        written = {name for step in type_.transitions for name in step.sets}
        guarded = written
        if phase(before, change.base.policies) != "issued" and before.status == after.status:
            guarded = written | process_fields(type_)
        for name in before.fields.keys() & (guarded - ALWAYS_PROCESS):
            now = after.fields.get(name)
            if now is not None and now.value == before.fields[name].value:
                continue
            if _is_step(name, before, after, type_):
                continue
            what = Label("改动", "changed") if now is not None else Label("删去", "taken out")
            label = type_.fields[name].label if name in type_.fields else Label(name, name)
            yield Finding(after.at(name), {"field": label, "what": what}, after.id)


def _is_step(name: str, before: Record, after: Record, type_: RecordType) -> bool:
    """Whether a step on a way from the old state to the new one writes the field."""
    return any(
        name in step.sets
        and (step.start == before.status or reachable(type_, before.status, step.start))
        and (step.end == after.status or reachable(type_, step.end, after.status))
        and (before.status != after.status or step.start == step.end)
        for step in type_.transitions
    )
