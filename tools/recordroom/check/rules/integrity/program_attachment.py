"""Rule: an attachment that a computer would run."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.form import file_start
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record

# Web pages and scripts of pages are told by page-as-attachment.
ENDINGS = frozenset(
    [
        ".exe",
        ".com",
        ".bat",
        ".cmd",
        ".ps1",
        ".vbs",
        ".wsf",
        ".hta",
        ".msi",
        ".scr",
        ".lnk",
        ".app",
        ".dmg",
        ".apk",
        ".jar",
        ".sh",
        ".reg",
        ".url",
    ]
)


@rule(
    "INT005",
    over=Record,
    withholds=True,
    zh="附件「{name}」是程序或快捷方式，打开时会运行。请换成 PDF、图片或表格；真要留的是数据，就只留数据。",
    en="The attachment “{name}” is a program or a shortcut and would run when opened. Use PDF, an image "
    "or a table; if it is the data that matter, keep the data alone.",
)
def program_attachment(record: Record, context: Context) -> Iterator[Finding]:
    """附件是程序 · A program as an attachment

    [zh]
    **查什么**　附件的扩展名是不是程序、脚本或快捷方式（`.exe`、`.bat`、`.lnk` 等），列没列出都查。

    **为什么**　看的人点开就会在自己的电脑上运行。附件随手册分发，等于替别人散布程序；过几年它多半也打不开了
    （不收是本系统的选择）。

    **怎么改**　把要留的内容另存为 PDF、图片或表格。快捷方式请换成它所指的文件。

    [en]
    **What** Attachments with the ending of a program, a script or a shortcut (`.exe`, `.bat`, `.lnk`),
    listed or not.

    **Why** Whoever opens one runs it on their own machine; an edition would hand programs around, and in
    a few years it will not open at all (to refuse them is the choice of this system).

    **Mend** Save what matters as PDF, image or table. Put the file itself in place of a shortcut.
    """
    del context
    for attachment in record.attachments:
        if attachment.present and attachment.path.suffix.lower() in ENDINGS:
            yield Finding(file_start(attachment.path), {"name": attachment.name}, record.id)
