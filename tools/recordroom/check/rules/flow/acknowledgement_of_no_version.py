"""Rule: an acknowledgement of a text that the record never had."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.authorise.circulation import versions
from recordroom.check.circulation import acknowledged
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Place


@rule(
    "FLO053",
    over=Holdings,
    zh="{person}读的不是《{title}》的任何一个版本：内容指纹对不上现在的正文，也对不上修订记录。请{person}重新阅读并运行 recordroom acknowledge {record}。",
    en="What {person} read is no version of “{title}”: the hash fits neither the text as it stands nor any amendment. Let {person} read it and run recordroom acknowledge {record} again.",
)
def acknowledgement_of_no_version(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """阅的不是这份文件的任何版本 · Acknowledgement of no known version

    [zh]
    **查什么**　阅毕记录的 content 是不是该文件现在的内容指纹，或修订记录（amendments）里
    某次修改之前的指纹。

    **为什么**　阅毕证明的是读过哪一稿。内容没有走修订手续就变了，或指纹是抄来的，
    都不能说明本人读过现在这一稿（本工具的规定）。

    **怎么改**　正文被误改的改回；确要修改的用 `recordroom amend` 留下修订记录；其余请本人重新阅毕。

    [en]
    **What** Whether `content` is the hash of the record as it stands, or of what it was before one
    of its amendments.

    **Why** An acknowledgement says which text was read. When the text changed without an amendment,
    or the hash was copied from elsewhere, it proves nothing of what stands there now (a rule of
    this tool).

    **Mend** Undo an accidental change; make a wanted one with `recordroom amend`; otherwise let the
    reader acknowledge again.
    """
    people = context.policies.organisation.people
    for acknowledgement, record in acknowledged(context):
        if record.sound and acknowledgement.content not in versions(record, context.policies):
            yield Finding(
                Place(acknowledgement.source, ("content",)),
                {
                    "person": people[acknowledgement.person].name,
                    "title": record.title,
                    "record": record.id,
                },
            )
