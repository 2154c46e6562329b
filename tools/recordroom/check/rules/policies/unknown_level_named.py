"""Rule: an access level or compartment named in the settings that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.naming import unknown
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.policies import Policies


@rule(
    "POL011",
    over=Policies,
    zh="没有「{name}」这个阅览级别或知悉范围。{near}",
    en="There is no access level or compartment {name}.{near}",
)
def unknown_level_named(policies: Policies, context: Context) -> Iterator[Finding]:
    """级别或范围不存在 · Unknown level named

    [zh]
    **查什么**　类型、字段、阅览对象、仓库读者和个人信息规定里写的级别和知悉范围，在 access.yml 里有没有。
    **为什么**　级别写错，文件会谁也看不到，或者该有的限制落空。级别和范围由本机构在 access.yml 中规定。
    **怎么改**　照 access.yml 的 levels、compartments 改正。

    [en]
    **What** Levels and compartments named by types, fields, audiences, readers and personal data are
    in access.yml.
    **Why** With a mistyped level a record is seen by nobody, or a limit falls away. Levels and
    compartments are the organisation's own.
    **Mend** Correct it after levels and compartments in access.yml.
    """
    yield from unknown(context, "level", "compartment")
