"""Why somebody may not approve now, in words, with who may and what to do next."""

from __future__ import annotations

from collections.abc import Mapping

from recordroom.authorise.verdict import Fault
from recordroom.flow.requirements import Known, unapproved
from recordroom.model.holdings import Record
from recordroom.model.text import Label

_WORDS: Mapping[str, Label] = {
    "not-holder": Label(
        "{day} 这天{person}没有可以审批这件事的岗位。",
        "On {day} {person} held no post that may approve this.",
    ),
    "no-delegation": Label(
        "{person}没有代行{post}的授权。有授权的，先在 authority.yml 的 delegations 登记。",
        "{person} has no delegation for {post}. Enter it in authority.yml (delegations) if there is one.",
    ),
    "delegation-expired": Label(
        "代行{post}的授权在 {day} 这天不在有效期内。",
        "The delegation for {post} is not valid on {day}.",
    ),
    "delegation-scope": Label(
        "代行{post}的授权不包括「{matter}」。",
        "The delegation for {post} does not reach “{matter}”.",
    ),
    "over-cap": Label(
        "「{matter}」为 {measure}，超过了授权的上限，{person}不能代行{post}批准。",
        "“{matter}” is {measure}, above the cap of the delegation: {person} may not approve for {post}.",
    ),
    "own-request": Label(
        "这是{person}本人的申请，不能自己批准，要由上一级批准。",
        "This is {person}’s own request; it goes to the next one up.",
    ),
    "out-of-order": Label(
        "还没轮到{person}：「{matter}」要按顺序审批，先批的日期不能晚于后批的。",
        "It is not {person}’s turn: “{matter}” is approved in order, and no later step may bear an "
        "earlier day.",
    ),
    "too-low": Label(
        "{person}以{post}的职权不够批准「{matter}」。",
        "The authority of {post} ({person}) is not enough for “{matter}”.",
    ),
    "no-decision": Label(
        "「{matter}」要由会议表决：{person}只能在表决之后代为写明。请用 --in 写决议或纪要的标识。",
        "“{matter}” takes a vote: {person} can only state it afterwards. Name the resolution or "
        "minutes with --in.",
    ),
    "other-body": Label(
        "「{decision}」不是有权决定「{matter}」的机构作出的（要由：{wanted}）。",
        "{decision} is not by the body that decides “{matter}” (it takes: {wanted}).",
    ),
    "not-adopted": Label(
        "所依的表决没有通过，或决议还没有生效：请核对票数、法定人数和「{matter}」要求的多数。",
        "The vote it follows did not pass, or is not settled yet: look at the count, the quorum and "
        "the majority that “{matter}” asks for.",
    ),
    "decided-later": Label(
        "「{decision}」的日期晚于 {day}：不能在决定之前就据以批准。",
        "{decision} is dated after {day}: nothing can be approved by it before it was decided.",
    ),
    "weak-evidence": Label(
        "「{matter}」要求更可靠的凭据，请用 --sign 签名，或附纸质签批的扫描件（--evidence paper --scan）。",
        "“{matter}” asks for better evidence: sign with --sign, or give the scan of a signature on "
        "paper (--evidence paper --scan).",
    ),
    "already-given": Label(
        "「{title}」需要的审批都已经有了，不必再批。",
        "{id} has all the approvals it needs.",
    ),
    "not-asked": Label(
        "按 authority.yml，「{title}」现在没有需要审批的事项。",
        "By authority.yml nothing about {id} needs an approval now.",
    ),
}
_NO_COUNT = Label(
    "「{matter}」要由会议表决：请先在本件填好表决情况（应到、实到、赞成、反对、结果），再办理通过。",
    "“{matter}” takes a vote: first write the count into this record (entitled, present, for, "
    "against, result), then adopt it.",
)
_COUNTS = ("for", "against", "result")
_OTHER = Label(
    "{person}现在不能审批「{title}」（{kind}）。", "{person} cannot approve {id} now ({kind})."
)
_READY = ("already-given", "not-asked")


def fault_words(fault: Fault, record: Record, facts: Known) -> tuple[str, str]:
    """The Chinese and English of a fault of `may_approve`, with whose turn it is."""
    label = _WORDS.get(fault.kind, _OTHER)
    fields = facts.policies.types[record.type].fields
    if fault.kind == "no-decision" and all(name in fields for name in _COUNTS):
        label = _NO_COUNT  # the record is itself what the body decides by
    if fault.kind in _READY:
        then = [
            Label(
                f"状态还没有变的，运行 recordroom advance {record.id}",
                f"If its state has not moved yet, run recordroom advance {record.id}",
            )
        ]
    else:
        then = [Label(f"  · {x.hans}", f"  · {x.en}") for x in unapproved(record, facts)]
    hans = [_filled(label, fault, record, "zh-Hans"), *(x.hans for x in then)]
    en = [_filled(label, fault, record, "en"), *(x.en for x in then)]
    return "\n".join(hans), "\n".join(en)


def _filled(label: Label, fault: Fault, record: Record, lang: str) -> str:
    values = {"person": "", "post": "", "day": "", "matter": "", "wanted": "", "measure": ""}
    values |= {"decision": "", "kind": fault.kind}
    values |= {"id": record.id, "title": record.title or record.id}
    for name, value in fault.values.items():
        values[name] = value.get(lang) if isinstance(value, Label) else str(value)
    return label.get(lang).format(**values)
