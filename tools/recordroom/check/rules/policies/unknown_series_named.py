"""Rule: a number series named by a type that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.naming import unknown
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.policies import Policies


@rule(
    "POL012",
    over=Policies,
    zh="没有「{name}」这个编号序列。{near}",
    en="There is no number series {name}.{near}",
)
def unknown_series_named(policies: Policies, context: Context) -> Iterator[Finding]:
    """编号序列不存在 · Unknown series named

    [zh]
    **查什么**　文件类型的 number.series 写的编号序列，在 numbering.yml 里有没有。
    **为什么**　序列写错，这类文件的编号一概不查，重号、错号都发现不了。序列由本机构在 numbering.yml 中规定。
    **怎么改**　照 numbering.yml 改正；需要新的序列，先在那里增设。

    [en]
    **What** The series that a type names is in numbering.yml.
    **Why** With a mistyped series no number of the type is checked, doubles included. Series are the
    organisation's own.
    **Mend** Correct it after numbering.yml, or add the series there first.
    """
    yield from unknown(context, "series")
