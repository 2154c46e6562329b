"""Rule: a file in a record's folder that the record does not list."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.beside import unlisted_likeness
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record


@rule(
    "REL007",
    over=Record,
    zh="文件夹里有「{file}」，附件列表（attachments）里却没有。请补上文件名和题名，或把文件移走。",
    en="The folder holds “{file}”, which is not in the list `attachments`. List it with its title, "
    "or move the file away.",
)
def unlisted_attachment(record: Record, context: Context) -> Iterator[Finding]:
    """附件未列出 · Unlisted attachment

    [zh]
    **查什么**　与文件同名的文件夹里，有 attachments 没有列出的文件。

    **为什么**　没有列出的附件不会出现在页面上，也没有题名可查；
    临时文件混在里面，归档时分不清哪些是正式附件。

    **怎么改**　是附件的，在列表里补上 file 和 title；不是的，移出文件夹。

    [en]
    **What** A file in the folder named like the record that `attachments` does not list.

    **Why** It is on no page and has no title to find it by; and nobody can tell later whether it
    belongs to the record.

    **Mend** List it with `file` and `title` if it is an attachment; otherwise move it away.
    """
    renamed = set(unlisted_likeness(record).values())
    for attachment in record.attachments:
        # A listed name that differs by a slip is told once, where it is listed.
        if attachment.index is None and attachment.name not in renamed:
            yield Finding(record.at("attachments"), {"file": attachment.name}, record.id)
