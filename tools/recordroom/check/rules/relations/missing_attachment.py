"""Rule: an attachment that is listed and not there."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.beside import stays_inside, unlisted_likeness
from recordroom.check.guess import NOTHING, did_you_mean
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record


@rule(
    "REL006",
    over=Record,
    zh="附件「{file}」不在文件夹 {folder}/ 里。{near}请把文件放进去，或从列表中删去。",
    en="The attachment “{file}” is not in the folder {folder}/. {near}Put it there, or take it off "
    "the list.",
)
def missing_attachment(record: Record, context: Context) -> Iterator[Finding]:
    """附件缺失 · Missing attachment

    [zh]
    **查什么**　attachments 里列出的文件，不在与本文件同名的文件夹里。

    **为什么**　正文和附件是一件（依据：DA/T 22-2015），列了而没有，读者会以为遗失。

    **怎么改**　把文件放进同名文件夹，文件名逐字相同，大小写也要一致；
    已经不用的附件，从列表删去。

    [en]
    **What** A file in the list `attachments` that is not in the folder named like the record.

    **Why** A paper and its annexes are one item (DA/T 22-2015); listed and absent looks like lost.

    **Mend** Put the file into that folder under exactly the same name, capitals included; or take
    it off the list.
    """
    likeness = unlisted_likeness(record)
    for attachment in record.attachments:
        name = attachment.name
        if attachment.index is None or attachment.present or not name:
            continue
        if stays_inside(record, name):
            near = likeness.get(name)
            yield Finding(
                record.at("attachments", attachment.index, "file"),
                {
                    "file": name,
                    "folder": str(record.path.with_suffix("")),
                    "near": did_you_mean(near) if near is not None else NOTHING,
                },
                record.id,
            )
