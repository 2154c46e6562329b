"""Rule: a record that names a disposal class which the schedule does not have."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Label, Values
from recordroom.retain.schedule import assign


@rule(
    "CLS002",
    over=Record,
    zh="保管期限表里没有「{name}」这一类。{near}",
    en="The schedule has no class {name}.{near}",
)
def unknown_disposal_class(record: Record, context: Context) -> Iterator[Finding]:
    """保管类别不存在 · Unknown disposal class

    [zh]
    **查什么**　文件写的 disposal-class 是不是 retention.yml 中的一类。
    **为什么**　写错类别的文件算不出保管期限，到期鉴定时会漏掉。类别由本机构的保管期限表规定。
    **怎么改**　照 retention.yml 改正；需要新的一类，先在保管期限表中增设。

    [en]
    **What** The disposal-class written in a record is a class of retention.yml.
    **Why** With a mistyped class no period can be worked out and appraisal passes the record by.
    The classes are the organisation's own.
    **Mend** Correct it after retention.yml; a new class is added there first.
    """
    given = assign(record, context.policies)
    if given.origin == "record" and given.disposal_class is None:
        known = sorted(context.policies.classes)
        close = difflib.get_close_matches(given.named, known, 1)
        near = Label(f"可用的有：{'、'.join(known)}。", f" Known: {', '.join(known)}.")
        if close:
            near = Label(f"是不是「{close[0]}」？", f" Did you mean {close[0]}?")
        values: Values = {"name": given.named, "near": near}
        yield Finding(record.at("disposal-class"), values, record.id)
