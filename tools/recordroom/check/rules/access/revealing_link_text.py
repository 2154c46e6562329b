"""Rule: a link whose words are the number or title of a stricter record."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.access.decide import demand_of, is_known, label_of
from recordroom.check.rule import Context, rule
from recordroom.check.stricter import revealing_texts, stricter
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label


@rule(
    "ACC007",
    over=Holdings,
    withholds=True,
    zh="链接文字写出了《{title}》（{level}）的编号或标题。看不到它的人，链接会失效，但文字还在。"
    "请换成概括的说法，或把本文件改到同样严的级别。",
    en="The words of this link are the number or title of “{title}” ({level}). For those who may "
    "not see it the link goes, but the words stay. Speak of it in general, or make this record as "
    "strict.",
)
def revealing_link_text(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """链接文字泄露标题 · Link text reveals a stricter record

    [zh]
    **查什么**　正文里的链接，方括号中的文字含有一份更严的文件的编号、文件名或完整标题，
    不论链接指向哪里。

    **为什么**　生成阅览版时，指向看不到的文件的链接会被去掉，只剩文字；
    文字若是原标题，等于把该隐去的写了出来。

    **怎么改**　把文字换成不透露内容的说法，或删去整个链接，改在 related 字段登记。

    [en]
    **What** A link in a body whose words hold the number, id or full title of a stricter record,
    wherever the link leads.

    **Why** In an edition, links to records that its readers may not see lose their target and
    leave their words; if these are the title, what should be absent is written out.

    **Mend** Use words that tell nothing of the content, or take the link out and name the record
    in the field `related`.
    """
    policy = context.policies.access
    index = context.once(stricter)
    for record in holdings.records:
        if not is_known(demand_of(record), policy):
            continue
        for _, naming in revealing_texts(record, context, index):
            yield Finding(
                record.at_body(naming.start, naming.end - naming.start),
                {
                    "title": naming.record.title,
                    "level": label_of(demand_of(naming.record), policy),
                },
                record.id,
                related=((naming.record.at("title"), Label("更严的文件", "the stricter record")),),
            )
