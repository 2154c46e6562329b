"""Rule: someone excused from reading without a reason, or not named alone."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.authorise.circulation import Sent, sent
from recordroom.check.circulation import circulated
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label


@rule(
    "FLO058",
    over=Holdings,
    zh="免阅、代阅写得不全：{why}。",
    en="The excuse is not complete: {why}.",
)
def incomplete_excuse(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """免阅代阅手续不全 · Incomplete excuse

    [zh]
    **查什么**　circulation 里写了 excuse 的一项：对象是不是单个人员，有没有理由，
    代阅的有没有指定代阅人。

    **为什么**　免一个人的阅，要对这个人说得出理由；整个部门不能一句话免掉（本机构的选择）。

    **怎么改**　补上理由和代阅人，对象写成 `person:人员`。

    [en]
    **What** An item of circulation with `excuse`: whether it names a single person, has a reason, and
    for a proxy says who reads instead.

    **Why** Whoever is excused is excused for a reason of their own; a department is not waved
    through at a stroke (the organisation's own choice).

    **Mend** Add the reason and the proxy, and write the reader as `person:ID`.
    """
    for record in circulated(context):
        for item in sent(record):
            for field, why in _lacks(item):
                place = record.at("circulation", item.index, field)
                yield Finding(place, {"why": why}, record.id)


def _lacks(item: Sent) -> Iterator[tuple[str, Label]]:
    if item.excuse and not item.to.startswith("person:"):
        yield (
            "to",
            Label("只能免单个人员的阅，写作 person:…", "it must name one person, as person:…"),
        )
    if item.excuse and not item.reason:
        yield "reason", Label("没有写理由", "there is no reason")
    if item.excuse == "proxy" and not item.proxy:
        yield "proxy", Label("没有写由谁代阅", "it does not say who reads instead")
