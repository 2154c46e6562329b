"""Rule: an attachment that the site builder would take for a page."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.form import file_start
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record

ENDINGS = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


@rule(
    "INT004",
    over=Record,
    withholds=True,
    zh="附件「{name}」是 Markdown 文件，会被当成网页。请转成 PDF 或 .txt，或者把它写成一份单独的文件。",
    en="The attachment “{name}” is Markdown and would become a page. Turn it into PDF or .txt, or make "
    "it a record of its own.",
)
def markdown_attachment(record: Record, context: Context) -> Iterator[Finding]:
    """Markdown 附件 · Markdown attachment

    [zh]
    **查什么**　附件文件夹里有没有 `.md`、`.markdown` 等文件。

    **为什么**　网站生成工具会把这类文件当作页面发布，绕过阅览级别的判断（不收是本系统的选择）。

    **怎么改**　附件存成 PDF 或纯文本；本身就是一份文件的，移到上一层，写上开头的说明，成为正式的文件。

    [en]
    **What** `.md`, `.markdown` and similar files in an attachment folder.

    **Why** The site builder would publish them as pages, past every decision about who may read them
    (to refuse them is the choice of this system).

    **Mend** Save the attachment as PDF or plain text; what is a record by itself moves up one level and
    gets a front matter of its own.
    """
    del context
    for attachment in record.attachments:
        if attachment.present and attachment.path.suffix.lower() in ENDINGS:
            yield Finding(file_start(attachment.path), {"name": attachment.name}, record.id)
