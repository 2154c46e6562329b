"""Rule: an attachment whose listed name leaves the record's folder."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.access.decide import demand_of
from recordroom.check.beside import points_at, stays_inside
from recordroom.check.rule import Context, rule
from recordroom.check.stricter import stricter
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings


@rule(
    "REL015",
    over=Holdings,
    withholds=True,
    zh="附件名「{file}」指到了本文件的文件夹之外，或用了别的系统不认的写法。"
    "请把附件放进 {folder}/，只写文件名。",
    en="The attachment’s name “{file}” leads out of this record’s folder, or is written in a way "
    "that other systems do not take. Put the file into {folder}/ and write its name only.",
)
def attachment_outside(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """附件指到文件夹之外 · Attachment outside the folder

    [zh]
    **查什么**　attachments 里的 file 含有 `..`，以 `/` 或盘符开头，或用了反斜杠。

    **为什么**　附件随文件一起移交、保密和销毁，只认自己文件夹里的；
    指到外面，会把不该公开的文件带出去。

    **怎么改**　把文件复制到与本文件同名的文件夹，file 里只写文件名。
    那是另一份文件的附件的，在 related 里引用那份文件。

    [en]
    **What** A `file` in `attachments` with `..`, a leading `/` or drive letter, or a backslash.

    **Why** An attachment is handed over, protected and destroyed with its record, so it is only
    ever looked for in the record’s own folder; a name that leads elsewhere could carry out what
    must not be shown.

    **Mend** Copy the file into the folder named like the record and write only its name. If it
    belongs to another record, refer to that one in `related`.
    """
    index = context.once(stricter)
    for record in holdings.records:
        for attachment in record.attachments:
            name = attachment.name
            if attachment.index is None or not name or stays_inside(record, name):
                continue
            owner = index.folder_owner(points_at(record, name))
            # Into the folder of a stricter record: told as what it is, by looser-than-attached.
            if owner is None or owner is record or not index.than(demand_of(record), owner):
                yield Finding(
                    record.at("attachments", attachment.index, "file"),
                    {"file": name, "folder": str(record.path.with_suffix(""))},
                    record.id,
                )
