"""Rule: a state reached without the papers or the reference code that the step there asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from recordroom.capture.conditions import holds
from recordroom.check.rule import Context, rule
from recordroom.flow.requirements import Known, Lack, lacking
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.policies import Transition
from recordroom.model.text import Label, Place


@rule(
    "FLO060",
    over=Record,
    zh="这份文件已是「{state}」，但「{step}」要求的手续不全：{lack}。",
    en="The record stands at “{state}”, but the step “{step}” asks for more: {lack}.",
)
def step_without_its_papers(record: Record, context: Context) -> Iterator[Finding]:
    """该步骤要求的材料不全 · A step without its papers

    [zh]
    **查什么**　文件走到现在这个状态，办理流程（类型设置里的 transitions）要求的附件
    （如盖章正本、发文稿、签名页、来文原件）和档号是否齐全。审批、编号、配套文件和传阅另有规则检查。
    要求从哪天起执行（starts），只管那天以后的文件。

    **为什么**　用命令办理时会先核对这些；直接改状态、或在表单里改状态，就可能漏掉。
    归档文件应当齐全完整（《归档文件整理规则》DA/T 22-2015 的归档要求；具体要哪些由本机构规定）。

    **怎么改**　补上附件并写明用途（role），或运行 `recordroom file 文件标识` 取得档号；
    确实走错了的，把状态改回去。

    [en]
    **What** Whether the record has the attachments (stamped original, draft sheet, page of
    signatures, document as received) and the reference code that the step into its present state
    asks for. Approvals, numbers, companions and circulation have rules of their own. A requirement
    binds records from the day in `starts`.

    **Why** The commands look at this before they act; a state changed by hand may pass it over. What
    is filed is to be complete (DA/T 22-2015; which papers, the organisation decides).

    **Mend** Add the file with its `role`, or run `recordroom file ID` for the code; or put the status
    back.
    """
    type_ = context.type_of(record)
    ways = [
        step
        for step in type_.transitions
        if step.end == record.status
        and step.start != step.end
        and (step.when is None or holds(step.when, record, type_))
    ]
    known = Known(context.policies, context.holdings, context.as_of, None)
    judged = [(step, _papers(step, record, known)) for step in ways]
    if not judged or any(not lacks for _, lacks in judged):
        return
    # Of several ways here the one that lacks least is the one that was meant.
    step, lacks = min(judged, key=lambda found: len(found[1]))
    for lack in lacks:
        yield Finding(
            _place(record, lack),
            {"state": type_.states[record.status].label, "step": step.label, "lack": lack.what},
            record.id,
            related=((record.at("status"), Label("现在的状态", "its present status")),),
        )


def _papers(step: Transition, record: Record, known: Known) -> tuple[Lack, ...]:
    words = tuple(w for w in step.requires if w == "reference-code" or w.startswith("attachment:"))
    return lacking(replace(step, requires=words), record, known)


def _place(record: Record, lack: Lack) -> Place:
    return record.at("reference-code" if lack.word == "reference-code" else "attachments")
