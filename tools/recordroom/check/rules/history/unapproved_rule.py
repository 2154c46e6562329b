"""Rule: settings that a policy governs, changed without a new approval of that policy."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.capture.policies.nodes import node_of
from recordroom.check.changed import is_official, phase
from recordroom.check.consent import approved_anew
from recordroom.check.rule import Context, rule
from recordroom.model.change import Change
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import FieldPath, Place


@rule(
    "HIS017",
    over=Change,
    zh="设置「{node}」由《{title}》管着，改了设置，却没有这份制度的新审批。请先按程序修订、批准制度，"
    "审批记录与设置一同提交；误改的请恢复。",
    en="The settings {node} are governed by “{title}”, which bears no new approval though they "
    "changed. Amend and approve the policy first and bring both in together; restore what was "
    "changed by mistake.",
)
def unapproved_rule(change: Change, context: Context) -> Iterator[Finding]:
    """未经批准改规则 · Unapproved rule

    [zh]
    **查什么**　现行制度在 governs 里列出的设置，内容变了没有；变了的，管着它的制度（或新印发的制度）
    在同一次改动里有没有批全：按改动以前的授权表，该批的都要有新的审批；草稿上的审批、只有审核的不算。
    草稿制度管着的不查。
    **为什么**　设置就是照制度执行的规则，改设置等于改制度，要由批准制度的人批准。这是本机构的选择。
    **怎么改**　走制度的修订程序，批准后与设置一同提交。

    [en]
    **What** Whether the content of settings that a policy in force names in `governs` changed; if
    so, a policy in force that governs them must be approved anew in the same change, by all whom
    the table of authority asked for before it; drafts and mere reviews do not count. Settings that
    only drafts name are left alone.
    **Why** Settings are the policy as it is carried out; changing them is changing the policy, and
    needs those who approve that. The organisation's own rule.
    **Mend** Amend the policy, have it approved, and bring in both together.
    """
    if not change.policy_files:
        return
    base, head = change.base, change.head
    fresh = {
        name
        for pair in change.records
        if pair.after is not None
        and phase(pair.after, head.policies) in ("issued", "closed")
        and approved_anew(pair, change)
        for name in _governs(pair.after)
    }
    told: set[str] = set()
    for record in base.by_id.values():
        if record.type not in base.policies.types or not is_official(record, base.policies):
            continue
        if base.policies.phase(record) == "ended":
            continue
        for name in _governs(record):
            if name in fresh or name in told:
                continue
            old = node_of(name, base.policies.trees)
            new = node_of(name, head.policies.trees)
            if old is not None and old != new:
                told.add(name)
                place = _place(change, name, old, new)
                yield Finding(place, {"node": name, "title": record.title})


def _governs(record: Record) -> tuple[str, ...]:
    value = record.value("governs")
    return tuple(str(name) for name in value) if isinstance(value, tuple) else ()


def _place(change: Change, name: str, old: object, new: object) -> Place:
    """The first thing in the node that is not as it was."""
    file, _, rest = name.partition("#")
    node, _, row = rest.partition("/")
    source = change.head.policies.files.get(file) or change.base.policies.files[file]
    path: FieldPath = (node,) if node else ()
    rows = node_of(f"{file}#{node}", change.head.policies.trees) if row else None
    if isinstance(rows, list) and new is not None:
        path = (*path, rows.index(new))
    return Place(source, (*path, *_first(old, new)))


def _first(old: object, new: object) -> FieldPath:
    """The way to the first difference of two plain contents, as far as the new one goes."""
    if isinstance(old, dict) and isinstance(new, dict):
        keys = [key for key in new if new[key] != old.get(key)]
        return (keys[0], *_first(old.get(keys[0]), new[keys[0]])) if keys else ()
    if isinstance(old, list) and isinstance(new, list):
        for i, item in enumerate(new):
            if i >= len(old) or old[i] != item:
                inner = _first(old[i], item) if len(old) == len(new) else ()
                return (i, *inner)
    return ()
