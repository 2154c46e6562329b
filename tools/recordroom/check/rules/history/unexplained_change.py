"""Rule: an issued record whose content was changed without an amendment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType

from recordroom.authorise.content import ALWAYS_PROCESS, content_hash, process_fields
from recordroom.check.changed import hashes_of, is_official, kept, new_amendments, new_entries
from recordroom.check.rule import Context, rule
from recordroom.model.change import Change, Pair
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.policies import Policies
from recordroom.model.text import Label, Place

_NONE = Label("没有修订记录", "there is no amendment")
_OTHER = Label(
    "修订记录的 from 不是修改前的内容指纹", "the amendment's `from` is not the hash of what it was"
)
_ANEW = Label("重大修改之后没有重新审批", "a major amendment was not approved anew")
_MEASURED = Label(
    "登记的只是文字更正，却改了决定由谁审批的字段，应登记为重大修改并重新审批",
    "it is entered as a minor amendment, yet a field was changed by which it follows who approves; "
    "that is a major one and needs new approval",
)


@rule(
    "HIS001",
    over=Change,
    zh="《{title}》已经印发，内容却被改动：{fault}。只是改错字的，运行 recordroom amend 登记修订；"
    "内容有变的，登记重大修改并重新审批，或另发一份来替代它；误改的请恢复原文。",
    en="“{title}” was issued, yet its content was changed: {fault}. Enter the amendment "
    "(recordroom amend), have a major one approved anew, or issue a successor; restore what was "
    "changed by mistake.",
)
def unexplained_change(change: Change, context: Context) -> Iterator[Finding]:
    """改动已印发的内容 · Unexplained change

    [zh]
    **查什么**　已经离开草稿阶段的文件，正文、字段和附件与改动之前相比有没有变。有变的，要有一条新的
    修订记录（amendments），它的 from 等于改前的内容指纹；重大修改（major）还要有修订当天或以后的
    新审批；文字更正（minor）不得改动决定由谁审批的字段（金额、天数、申请人等）。办理中填写的字段（状态、编号、审批等）不算内容；新状态要求补的字段也不算。
    **为什么**　印发的文件是凭据，读过它的人以为它还是原来的样子。改动要留痕、要有人负责；
    修订与替代的办法是本机构的选择，道理同 ISO 15489-1 所说的完整性。
    **怎么改**　运行 recordroom amend 登记修订；大改的重新走审批；整份重写的，另拟新文件来替代它。

    [en]
    **What** Body, fields and attachments of a record that has left its draft phase, against what
    they were. A change needs a new entry in `amendments` whose `from` is the hash of the content
    before; a major one also a new approval of that day or later, and a minor one touches no field
    by which it follows who approves (amount, days, applicant …). Fields written while a record is
    handled (status, number, approvals …) are no content, nor is what the new state asks for.
    **Why** An issued record is evidence, and whoever read it takes it to be as it was. Integrity in
    the sense of ISO 15489-1; that amendments are entered so is the organisation's own rule.
    **Mend** Run recordroom amend; approve a major change anew; supersede what is rewritten.
    """
    for pair, before, after in kept(change):
        if not is_official(before, change.base.policies):
            continue
        policies = change.head.policies
        if after.type not in policies.types or not _differ(change, before, after):
            continue
        told = _unexplained(change, pair, before=before, after=after)
        if told is not None:
            place, fault = told
            yield Finding(place, {"title": after.title, "fault": fault}, after.id)


def _differ(change: Change, before: Record, after: Record) -> bool:
    """Whether the content is another, by the settings of either side: a change that calls a field
    part of the handling does not take it out of the content for itself.
    """
    policies, base = change.head.policies, change.base.policies
    earlier = _with_due(before, after, policies)
    if content_hash(earlier, policies) != content_hash(after, policies):
        return True
    if after.type not in base.types or base.types[after.type] == policies.types[after.type]:
        return False
    known = base.types[after.type].fields.keys() | before.fields.keys()
    of_old, of_new = (
        replace(r, fields=MappingProxyType({n: f for n, f in r.fields.items() if n in known}))
        for r in (earlier, after)
    )
    return content_hash(of_old, base) != content_hash(of_new, base)


def _with_due(before: Record, after: Record, policies: Policies) -> Record:
    """The earlier record with the fields that only the new state asks for, as they are now."""
    if before.status == after.status:
        return before
    type_ = policies.types[after.type]
    due = {
        name: field
        for name, field in after.fields.items()
        if name not in before.fields
        and after.status in type_.fields[name].need.states
        and before.status not in type_.fields[name].need.states
    }
    return replace(before, fields=MappingProxyType({**before.fields, **due}))


def _unexplained(
    change: Change, pair: Pair, *, before: Record, after: Record
) -> tuple[Place, Label] | None:
    """What is lacking of an amendment, and where; None when the change is accounted for."""
    known, new = new_amendments(change, before, after)
    if not new:
        return _where(change, before, after), _NONE
    if new[0].start not in hashes_of(before, change):
        return after.at("amendments", known, "from"), _OTHER
    for i, amendment in enumerate(new):
        days = [e.on for e in new_entries(pair) if e.decision == "approved" and not e.matter]
        late = any(d is not None and (amendment.on is None or d >= amendment.on) for d in days)
        if amendment.major and not late:
            return after.at("amendments", known + i, "kind"), _ANEW
    if not any(amendment.major for amendment in new):
        for name in sorted(_measuring(change, after.type)):
            if _value(before, name) != _value(after, name):
                return after.at(name), _MEASURED
    return None


def _measuring(change: Change, type_: str) -> set[str]:
    """The fields by which the matters of a type are measured, joined or given to someone."""
    names: set[str] = set()
    for policies in (change.base.policies, change.head.policies):
        for matter in policies.authority.matters:
            if matter.type in ("", type_) and not matter.change:
                names |= {matter.field, matter.applicant, matter.begins, "department"}
                if matter.splitting is not None:
                    names |= {*matter.splitting.over, matter.splitting.start, matter.splitting.end}
    return names - {""} - ALWAYS_PROCESS


def _value(record: Record, name: str) -> object:
    field = record.fields.get(name)
    return field.value if field is not None else None


def _where(change: Change, before: Record, after: Record) -> Place:
    """The first thing that is not as it was: a field, else the body, else the attachments."""
    sides = (change.base.policies.types, change.head.policies.types)
    outside = frozenset.intersection(
        *(process_fields(types[after.type]) for types in sides if after.type in types)
    )
    for name, field in after.fields.items():
        old = before.fields.get(name)
        if name not in outside and (old is None or old.value != field.value):
            return after.at(name)
    if set(before.fields) - set(after.fields) - outside:
        return after.at()
    if before.body.strip("\n") != after.body.strip("\n"):
        pairs = zip(before.body, after.body, strict=False)
        shorter = max(min(len(before.body), len(after.body)) - 1, 0)
        same = next((i for i, (a, b) in enumerate(pairs) if a != b), shorter)
        return after.at_body(same)
    return after.at("attachments")
