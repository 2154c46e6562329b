"""Rule: a record read in another's place by somebody who was not asked to."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.authorise.circulation import proxies, readers
from recordroom.check.circulation import acknowledged
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Place


@rule(
    "FLO057",
    over=Holdings,
    zh="{by}不能代{person}阅《{title}》：代阅人须是传阅范围里的另一个人，或由送阅人指定。请{person}自己阅，或在 circulation 里指定代阅人。",
    en="{by} cannot read “{title}” for {person}: a proxy is another reader of the circulation, or named by whoever sent it round. Let {person} read it, or name the proxy under circulation.",
)
def proxy_not_entitled(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """无权代阅 · Proxy not entitled

    [zh]
    **查什么**　代阅（kind: proxy）的 by 是不是传阅范围里的另一个人，或 circulation 里为该读者
    指定的代阅人（proxy）。

    **为什么**　代阅的人自己也会看到全文；本来看不到的人不能借代阅看到（本机构的选择）。

    **怎么改**　删去这条记录，请本人阅毕；或由送阅人用
    `recordroom circulate 文件标识 --excuse 人员 --proxy 代阅人 --reason 理由` 指定。

    [en]
    **What** Whether `by` of an acknowledgement of kind proxy is another reader of the circulation,
    or the `proxy` that the circulation names for the reader.

    **Why** A proxy sees the whole text; nobody may come to see it that way who could not otherwise
    (the organisation's own choice).

    **Mend** Delete it and let the reader acknowledge, or name the proxy:
    `recordroom circulate ID --excuse PERSON --proxy PERSON --reason REASON`.
    """
    people = context.policies.organisation.people
    for acknowledgement, record in acknowledged(context):
        by, person = acknowledgement.by, acknowledgement.person
        if acknowledgement.kind != "proxy" or by not in people:
            continue
        within = by != person and by in readers(record, context.policies, context.as_of)
        if not within and proxies(record).get(person) != by:
            yield Finding(
                Place(acknowledgement.source, ("by",)),
                {"by": people[by].name, "person": people[person].name, "title": record.title},
            )
