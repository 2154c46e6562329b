"""Rule: a compartment that access.yml does not have."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.capture.leaves import leaves
from recordroom.check.guess import nearest, one_of
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Values


@rule(
    "ACC003",
    over=Record,
    withholds=True,
    zh="没有「{text}」这个知悉范围。{near}可用的范围：{known}。",
    en="There is no compartment “{text}”. {near}The compartments are {known}.",
)
def unknown_compartment(record: Record, context: Context) -> Iterator[Finding]:
    """没有这个知悉范围 · Unknown compartment

    [zh]
    **查什么**　compartments 等范围字段里的值，不在 `access.yml` 的 compartments 之中。

    **为什么**　认不出范围，就没有人属于它；若当它不存在，又会给不该看的人看到。
    所以这样的文件不收入任何阅览版，直到改正为止。

    **怎么改**　填写范围的标识，如 personnel。要新设一个范围的，先改 `access.yml`。

    [en]
    **What** A compartment field, such as `compartments`, with a value that `access.yml` does not
    have.

    **Why** Nobody belongs to an unknown compartment, and taking it for nothing would open the
    record to people who must not see it; so it is in no edition until mended.

    **Mend** Write the code of a compartment, such as personnel. A new one is first added to
    `access.yml`.
    """
    known = context.policies.access.compartments
    for leaf in leaves(record, context.type_of(record), "compartment"):
        if leaf.text not in known:
            labels = {i: compartment.label for i, compartment in known.items()}
            values: Values = {
                "text": leaf.text,
                "near": nearest(leaf.text, labels),
                "known": one_of(labels),
            }
            yield Finding(record.at(*leaf.path), values, record.id)
