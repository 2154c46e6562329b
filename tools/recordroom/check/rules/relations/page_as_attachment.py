"""Rule: an attachment in a format that browsers run."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record

_PAGES = (".htm", ".html", ".xhtml", ".shtml", ".svg", ".js", ".mjs", ".css")


@rule(
    "REL018",
    over=Record,
    withholds=True,
    zh="附件不能是「{suffix}」格式：放到网站上会变成网页，或带入脚本。请改存为 PDF 或图片。",
    en="An attachment cannot be a {suffix} file: on the site it would become a page or bring script "
    "with it. Keep it as PDF or picture.",
)
def page_as_attachment(record: Record, context: Context) -> Iterator[Finding]:
    """附件是网页格式 · A page as an attachment

    [zh]
    **查什么**　附件的扩展名是网页、脚本一类（.html、.svg、.js 等）。

    **为什么**　手册是一个网站。这类附件放上去就是一个新网页，可以带脚本，
    也不受阅览级别的页面安排约束；作为档案，它们离开网络也未必打得开。

    **怎么改**　转存为 PDF、图片或纯文本。内容本身是文件的，作为文件录入，不作附件。

    [en]
    **What** An attachment with the ending of a web page or script (.html, .svg, .js …).

    **Why** The handbook is a website: such a file is a new page on it, may bring script with it,
    and is outside of what pages show to whom. As an archive copy it may not even open later.

    **Mend** Keep it as PDF, picture or plain text. If it is a record itself, capture it as one.
    """
    del context
    for attachment in record.attachments:
        suffix = attachment.path.suffix.lower()
        if suffix in _PAGES and attachment.present and attachment.index is not None:
            place = record.at("attachments", attachment.index, "file")
            yield Finding(place, {"suffix": suffix}, record.id)
