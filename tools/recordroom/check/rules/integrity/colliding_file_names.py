"""Rule: two attachments whose names differ in capitals only."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.form import file_start
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Label


@rule(
    "INT007",
    over=Record,
    zh="附件「{name}」和「{other}」只差大小写，在 Windows 和苹果电脑上会互相覆盖。请给其中一个改名。",
    en="The attachments “{name}” and “{other}” differ in capitals only; on Windows and Macs one "
    "overwrites the other. Rename one.",
)
def colliding_file_names(record: Record, context: Context) -> Iterator[Finding]:
    """只差大小写的文件名 · Colliding file names

    [zh]
    **查什么**　同一个附件文件夹里有没有两个只差大小写的名称，如 `Scan.pdf` 和 `scan.pdf`。

    **为什么**　Windows 和苹果电脑通常把它们当作同一个文件，取出仓库时只剩一个，另一个附件就丢了
    （文件名在馆内不分大小写唯一，是本系统的选择）。

    **怎么改**　用 `git mv` 给其中一个改名，并改正 `attachments` 里的名称。

    [en]
    **What** Two names in one attachment folder that differ in capitals only, as `Scan.pdf` and `scan.pdf`.

    **Why** Windows and Macs mostly take them for one file. Whoever gets the repository there has one of
    them, and the other is lost (that names are unique whatever their capitals is the choice of this
    system).

    **Mend** Rename one with `git mv`, and correct `attachments`.
    """
    del context
    seen: dict[str, str] = {}
    for attachment in sorted((a for a in record.attachments if a.present), key=lambda a: a.name):
        other = seen.setdefault(attachment.name.casefold(), attachment.name)
        if other != attachment.name:
            why = Label("另一个附件", "the other attachment")
            first = record.path.with_suffix("") / other
            yield Finding(
                file_start(attachment.path),
                {"name": attachment.name, "other": other},
                record.id,
                related=((file_start(first), why),),
            )
