"""Rule: a record type named in the settings that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.naming import unknown
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.policies import Policies


@rule(
    "POL005",
    over=Policies,
    zh="设置里写的文件类型「{name}」不存在。{near}",
    en="The settings name a record type {name}, which does not exist.{near}",
)
def unknown_type_named(policies: Policies, context: Context) -> Iterator[Finding]:
    """类型不存在 · Unknown type named

    [zh]
    **查什么**　字段的 target、配套文件、授权事项和条件里写的文件类型，在 record-types 里有没有。
    **为什么**　名称对不上，这条规定就永远不起作用，也没有人会发觉。类型由本机构在 record-types 中规定。
    **怎么改**　改正名称；类型改了名的，把引用它的地方一并改掉。

    [en]
    **What** Types named by targets of fields, companions, matters and conditions are in record-types.
    **Why** A rule that names nothing never works, and nobody notices. Types are the
    organisation's own, in record-types.
    **Mend** Correct the name; after renaming a type, correct all that refers to it.
    """
    yield from unknown(context, "type")
