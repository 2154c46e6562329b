"""Rule: settings by which landed records are kept shorter, without the approval for it."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.changed import is_official, kept_for
from recordroom.check.consent import lacking
from recordroom.check.naming import at
from recordroom.check.periods import is_below, period_label
from recordroom.check.rule import Context, rule
from recordroom.model.change import Change
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.policies import DisposalClass
from recordroom.model.text import Label, Place
from recordroom.model.value import Duration
from recordroom.retain.schedule import Assignment, assign

_DECIDING = ("policies/retention.", "policies/record-types/")
Kept = tuple[Duration | None]


@rule(
    "HIS012",
    over=Change,
    zh="这样一改，已有的 {count} 份文件（如《{title}》）保管期限从「{old}」缩短为「{new}」，"
    "没有相应的批准：{who}。请恢复，或把批准写进所依制度（或决议）的审批记录。",
    en="This shortens the period of {count} records that are there (such as “{title}”) from {old} "
    "to {new} without approval: {who}. Put it back, or enter the approval in the policy (or "
    "resolution) it rests on.",
)
def shortened_schedule(change: Change, context: Context) -> Iterator[Finding]:
    """擅自缩短保管期限表 · Shortened schedule

    [zh]
    **查什么**　保管期限表、自动归类规则或类型的保管类别改动后，已有文件的期限有没有因此变短；
    没有文件受影响的不提示。缩短要在同一次改动里有一条新的审批，事项写授权表里的
    retention-shortened 一项。
    **为什么**　表上改一行，一批文件就可能提前销毁。由谁批准是本机构定的。
    **怎么改**　恢复；或给旧行写上截止日期（to），新行只管以后的文件；或经批准后与审批一同提交。

    [en]
    **What** Whether a change of the schedule, of its rules or of a type's class makes records that
    are there be kept shorter; where none is affected nothing is said. It needs a new approval in
    the same change for the matter of authority.yml with `change: retention-shortened`.
    **Why** One line of the schedule may send many records to destruction early. Who approves, the
    organisation has settled.
    **Mend** Put it back; or end the old row with a day (`to`), so that the new one binds later
    records alone; or bring the approval in with it.
    """
    files = {str(pair.path) for pair in change.policy_files}
    if not any(name.startswith(_DECIDING) for name in files):
        return
    base, head = change.base.policies, change.head.policies
    groups: dict[tuple[str, Kept, Kept], list[tuple[Record, Place]]] = {}
    for record in change.base.by_id.values():
        if record.type not in head.types or record.type not in base.types:
            continue
        if not is_official(record, base):
            continue
        old, new = kept_for(record, base), kept_for(record, head)
        if old is None or new is None or not is_below(*new, *old):
            continue
        assigned = assign(record, head)
        place = _place(change, record, assigned)
        groups.setdefault((assigned.named, old, new), []).append((record, place))
    if not groups:
        return
    who = lacking(change, "retention-shortened", change.records)
    if who is None:
        return
    for (_, old, new), found in groups.items():
        record, place = found[0]
        values: dict[str, str | Label] = {
            "count": str(len(found)),
            "title": record.title,
            "old": period_label(*old),
            "new": period_label(*new),
            "who": who,
        }
        yield Finding(place, values)


def _place(change: Change, record: Record, assigned: Assignment) -> Place:
    """What in the settings shortens it: the class's period, else how the class is chosen."""
    class_ = assigned.disposal_class
    assert class_ is not None
    before = assign(record, change.base.policies)
    if before.named == class_.id and _period(before.disposal_class) != class_.period:
        return at(class_.place, "period")
    if assigned.rule is not None:
        return at(assigned.rule.place, "class")
    return at(change.head.policies.types[record.type].place, "disposal-class")


def _period(class_: DisposalClass | None) -> object:
    return class_.period if class_ is not None else ""
