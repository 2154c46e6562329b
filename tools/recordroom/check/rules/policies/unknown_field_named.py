"""Rule: a field named in the settings that no type has."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.naming import unknown
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.policies import Policies


@rule(
    "POL006",
    over=Policies,
    zh="设置里写的字段「{name}」不存在。{near}",
    en="The settings name a field {name}, which does not exist.{near}",
)
def unknown_field_named(policies: Policies, context: Context) -> Iterator[Finding]:
    """字段不存在 · Unknown field named

    [zh]
    **查什么**　配套文件的 via、of，字段的 not-before，授权事项的 field，保管类别的起算字段，
    编号序列的 year-field，以及各处条件里的字段，在相应的类型里有没有。
    **为什么**　字段名写错，条件永远不成立：该填的没人催，该批的没人批。字段由本机构在 record-types 中规定。
    **怎么改**　改正字段名；字段改了名的，把引用它的地方一并改掉。

    [en]
    **What** Fields named by companions (via, of), not-before, matters, triggers of disposal
    classes, year-field of series and conditions exist in the types concerned.
    **Why** With a mistyped field a condition never holds: nothing is asked for, nobody approves. Fields
    are the organisation's own, in record-types.
    **Mend** Correct the name; after renaming a field, correct all that refers to it.
    """
    yield from unknown(context, "field")
