"""Rule: a closed record whose handling was rewritten."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.authorise.content import ALWAYS_PROCESS, process_fields
from recordroom.authorise.entries import amendments
from recordroom.check.changed import kept, phase
from recordroom.check.rule import Context, rule
from recordroom.model.change import Change
from recordroom.model.check import Finding
from recordroom.model.text import Label


@rule(
    "HIS021",
    over=Change,
    zh="文件已经办结或归档，「{field}」却被{what}。办理过程写下就不再改，请恢复；确有错漏的，"
    "登记一条修订（recordroom amend）说明。",
    en="The record is closed, yet “{field}” was {what}. How it was handled stays as written: "
    "restore it, or enter an amendment (recordroom amend) that explains the correction.",
)
def changed_after_closing(change: Change, context: Context) -> Iterator[Finding]:
    """改动已办结的过程 · Changed after closing

    [zh]
    **查什么**　已办结、归档或终止的文件，办理中填写的字段（签发人、印发日期、用印等）有没有被改动或删去。
    补上原来空着的、状态按流程变动的、新增修订记录说明的，不算。编号、档号、级别、期限、审批另有规则。
    **为什么**　归档以后，过程就是历史。本机构的选择，道理同 ISO 15489-1 所说的可靠性。
    **怎么改**　恢复原值；更正的，登记修订说明。

    [en]
    **What** Whether a field that tells how a closed, filed or ended record was handled (who signed,
    when it was issued or sealed …) was changed or taken out. Filling what was empty, a change of
    state, and what a new amendment explains are no fault. Number, reference code, access, period
    and approvals have rules of their own.
    **Why** Once filed, the process is history. The organisation's own rule, after the reliability
    of ISO 15489-1.
    **Mend** Restore the value; enter an amendment for a correction.
    """
    for _, before, after in kept(change):
        if phase(before, change.base.policies) not in ("closed", "ended"):
            continue
        if before.status != after.status or len(amendments(after)) > len(amendments(before)):
            continue
        type_ = change.head.policies.types.get(after.type)
        if type_ is None:
            continue
        guarded = process_fields(type_) - ALWAYS_PROCESS
        for name, field in before.fields.items():
            now = after.fields.get(name)
            if name not in guarded or (now is not None and now.value == field.value):
                continue
            what = Label("改动", "changed") if now is not None else Label("删去", "taken out")
            label = type_.fields[name].label if name in type_.fields else Label(name, name)
            yield Finding(after.at(name), {"field": label, "what": what}, after.id)
