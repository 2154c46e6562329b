"""Rule: a record opened to more readers without the approval for it."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.access.decide import as_strict, is_known, label_of
from recordroom.check.changed import is_settled, kept
from recordroom.check.consent import lacking
from recordroom.check.rule import Context, rule
from recordroom.model.change import Change
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.policies import Access, Policies


@rule(
    "HIS009",
    over=Change,
    withholds=True,
    zh="阅览范围从「{old}」放宽到「{new}」，没有相应的批准：{who}。请恢复原来的级别和范围，"
    "或补办批准。",
    en="Access was loosened from “{old}” to “{new}” without approval: {who}. Put level and "
    "compartments back, or have it approved.",
)
def loosened_access(change: Change, context: Context) -> Iterator[Finding]:
    """擅自放宽阅览范围 · Loosened access

    [zh]
    **查什么**　审批过或印发过的文件，阅览级别有没有降低、知悉范围有没有减少。放宽要有一条新的审批
    （approvals），事项（matter）写授权表里规定的那一项（change: access-loosened），由有权的人批准。
    收紧不用批准。
    **为什么**　一旦放开就收不回来；决定公开与否的人应当在场（个人信息保护法、保密规定；
    由谁批准是本机构定的）。
    **怎么改**　恢复原级别；确需放宽的，请有权的人审批。

    [en]
    **What** Whether a record that was approved or issued has a lower level or fewer compartments
    than before. Loosening needs a new entry in `approvals` whose `matter` is the one that
    authority.yml has for it (change: access-loosened), by who may. Tightening needs none.
    **Why** What was once open cannot be closed again, so whoever answers for it must decide; who
    that is, the organisation has settled.
    **Mend** Put the level back, or have the loosening approved.
    """
    policies = change.head.policies
    for pair, before, after in kept(change):
        if after.type not in policies.types or not is_settled(before, change.base.policies):
            continue
        old, new = _demand(before, policies), _demand(after, policies)
        if not (is_known(old, policies.access) and is_known(new, policies.access)):
            continue
        if as_strict(new, old, policies.access):
            continue
        who = lacking(change, "access-loosened", [pair])
        if who is not None:
            field = "access" if old.level != new.level else "compartments"
            yield Finding(
                after.at(field),
                {
                    "old": label_of(old, policies.access),
                    "new": label_of(new, policies.access),
                    "who": who,
                },
                after.id,
            )


def _demand(record: Record, policies: Policies) -> Access:
    """What the record asks under one set of defaults: that these moved is told at the type."""
    type_ = policies.types[record.type]
    listed = record.value("compartments")
    compartments = type_.default_compartments
    if isinstance(listed, tuple):
        compartments = frozenset(str(name) for name in listed)
    return Access(record.text("access") or type_.default_level, compartments)
