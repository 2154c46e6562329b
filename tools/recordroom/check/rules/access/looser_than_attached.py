"""Rule: a record that links to or lists a file beside a stricter record."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.access.decide import demand_of, is_known, label_of
from recordroom.check.beside import points_at
from recordroom.check.rule import Context, rule
from recordroom.check.stricter import strict_links, stricter
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label


@rule(
    "ACC005",
    over=Holdings,
    withholds=True,
    zh="「{file}」是《{title}》的附件，那份文件的级别（{level}）比本文件更严。"
    "请去掉这处链接或附件，或把本文件改到同样严的级别。",
    en="“{file}” is a file of “{title}”, whose access ({level}) is stricter than this record’s. "
    "Take the link or attachment out, or make this record as strict.",
)
def looser_than_attached(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """附上了更严文件的附件 · Looser than what it attaches

    [zh]
    **查什么**　正文里的链接，或附件列表里的文件名，指向另一份更严的文件名下的文件夹。

    **为什么**　附件跟随它所属的文件保密；从较宽的文件引出去，附件名甚至内容就会外泄。

    **怎么改**　只需提到的，改用概括的说法；需要一并给人看的，由有权的人另制一份
    可以公开的附件，放在本文件自己的文件夹里。

    [en]
    **What** A link in a body, or a file name in the list of attachments, that leads into the
    folder of a stricter record.

    **Why** An attachment is as confidential as the record it belongs to; brought out from a
    looser one, its name and perhaps its content leak.

    **Mend** Speak of it in general; or have a version made that may be shown, and keep it in this
    record’s own folder.
    """
    policy = context.policies.access
    index = context.once(stricter)
    for record in holdings.records:
        demand = demand_of(record)
        if not is_known(demand, policy):
            continue
        pointed = [
            (record.at_body(link.target_offset, len(link.target)), link.target, owner)
            for link, owner, inside in strict_links(record, demand, index)
            if inside
        ]
        for attachment in record.attachments:
            owner = index.folder_owner(points_at(record, attachment.name))
            if owner is not None and owner is not record and index.than(demand, owner):
                place = record.at("attachments", attachment.index or 0, "file")
                pointed.append((place, attachment.name, owner))
        for place, target, owner in pointed:
            yield Finding(
                place,
                {
                    "file": target.rpartition("/")[2],
                    "title": owner.title,
                    "level": label_of(demand_of(owner), policy),
                },
                record.id,
                related=((owner.at("title"), Label("更严的文件", "the stricter record")),),
            )
