"""The kinds of what can happen to a record in one change, and which of them did."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from recordroom.access.decide import as_strict, demand_of
from recordroom.authorise.content import content_hash
from recordroom.authorise.entries import amendments, entries
from recordroom.model.change import Pair
from recordroom.model.holdings import Record
from recordroom.model.policies import Policies
from recordroom.model.text import Label

KINDS: Mapping[str, Label] = MappingProxyType(
    {
        "new": Label("新增", "New"),
        "removed": Label("删除", "Removed"),
        "loosened": Label("放宽阅览", "Access loosened"),
        "submitted": Label("提交审核", "Submitted"),
        "approved": Label("审批", "Approved"),
        "returned": Label("退回", "Returned"),
        "refused": Label("不同意", "Refused"),
        "numbered": Label("取号", "Numbered"),
        "issued": Label("印发", "Issued"),
        "superseded": Label("被替代", "Superseded"),
        "repealed": Label("废止", "Repealed"),
        "suspended": Label("暂停执行", "Suspended"),
        "resumed": Label("恢复执行", "Resumed"),
        "voided": Label("作废", "Voided"),
        "withdrawn": Label("撤回", "Withdrawn"),
        "filed": Label("归档", "Filed"),
        "moved-on": Label("状态变化", "Moved on"),
        "major": Label("重大修订", "Major amendment"),
        "minor": Label("一般修订", "Minor amendment"),
        "tightened": Label("收紧阅览", "Access tightened"),
        "rescheduled": Label("改保管期限", "Retention changed"),
        "edited": Label("内容修改", "Edited"),
        "renamed": Label("换了位置", "Moved to another path"),
        "handled": Label("办理记录更新", "Handling noted"),
    }
)
_BY_ACTION = {
    "submit": "submitted", "approve": "approved", "return": "returned", "refuse": "refused",
    "number": "numbered", "issue": "issued", "supersede": "superseded", "repeal": "repealed",
    "suspend": "suspended", "resume": "resumed", "void": "voided", "withdraw": "withdrawn",
    "file": "filed",
}  # fmt: skip
_ANSWERS = {"approved": "approved", "returned": "returned", "refused": "refused"}


def kinds_of(pair: Pair, head: Policies) -> tuple[str, ...]:
    """The kinds of a pair by the policies after the change, the weightiest first."""
    old, new = pair.before, pair.after
    if old is None:
        assert new is not None
        type_ = head.types[new.type]
        return (
            ("new",) if new.status == type_.initial else ("new", *_step(type_.initial, new, head))
        )
    if new is None:
        return ("removed",)
    found = list(_step(old.status, new, head)) if old.status != new.status else []
    rows = amendments(new)[len(amendments(old)) :]
    found += dict.fromkeys("major" if row.major else "minor" for row in rows)
    if fresh(old, new, "number"):
        found.append("numbered")
    if fresh(old, new, "reference-code"):
        found.append("filed")
    found += [
        _ANSWERS[e.decision] for e in entries(new)[len(entries(old)) :] if e.decision in _ANSWERS
    ]
    # Both hashes by one set of policies: a change of types is no change of what the record says.
    if old.type in head.types and content_hash(old, head) != content_hash(new, head) and not rows:
        found.append("edited")
    found += _policy_kinds(old, new, head)
    if old.path != new.path:
        found.append("renamed")
    if len(found) > 1:
        found = [kind for kind in found if kind != "moved-on"]
    order = list(KINDS)
    return tuple(sorted(dict.fromkeys(found or ["handled"]), key=order.index))


def _policy_kinds(old: Record, new: Record, head: Policies) -> list[str]:
    """Changes of what the record itself says of its readers and its time of keeping."""
    found = []
    was, now = demand_of(old), demand_of(new)
    if was != now:
        loosened = not as_strict(now, was, head.access)
        found.append("loosened" if loosened else "tightened")
    stated = ("disposal-class", "retention-period")
    if any(old.text(field) != new.text(field) for field in stated):
        found.append("rescheduled")
    return found


def _step(start: str, new: Record, policies: Policies) -> tuple[str, ...]:
    """The kind of step that leads from one state to the record's own."""
    type_ = policies.types[new.type]
    for transition in type_.transitions:
        if (transition.start, transition.end) == (start, new.status):
            return (_BY_ACTION.get(transition.action, "moved-on"),)
    was, now = (type_.states[s].phase if s in type_.states else "" for s in (start, new.status))
    return ("issued",) if was == "draft" and now == "issued" else ("moved-on",)


def fresh(old: Record | None, new: Record | None, field: str) -> str:
    """A field's text when it is there for the first time or changed."""
    text = new.text(field) if new is not None else ""
    return text if text and (old is None or old.text(field) != text) else ""
