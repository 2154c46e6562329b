"""Rule: a disposal class named in the settings that the schedule does not have."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.naming import unknown
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.policies import Policies


@rule(
    "POL007",
    over=Policies,
    zh="保管期限表里没有「{name}」这一类。{near}",
    en="The schedule has no class {name}.{near}",
)
def unknown_class_named(policies: Policies, context: Context) -> Iterator[Finding]:
    """设置里的保管类别不存在 · Unknown class named

    [zh]
    **查什么**　文件类型的 disposal-class、归类规则的 class 以及条件里写的保管类别，在 retention.yml 里有没有。
    **为什么**　归到不存在的类别，整类文件都算不出保管期限。类别由本机构的保管期限表规定。
    **怎么改**　照 retention.yml 改正；需要新的一类，先在 classes 中增设。

    [en]
    **What** Classes named by types, assigning rules and conditions are in retention.yml.
    **Why** With a class that does not exist no record of the type has a period. The schedule is the
    organisation's own.
    **Mend** Correct it after retention.yml, or add the class there first.
    """
    yield from unknown(context, "class")
