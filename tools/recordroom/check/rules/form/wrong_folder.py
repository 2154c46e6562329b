"""Rule: a record that lies in the wrong folder."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Label, Values

_YEAR = re.compile(r"[0-9]{4}")
_CHAPTER = re.compile(r"[a-z][a-z0-9-]*")


@rule(
    "FRM014",
    over=Record,
    zh="这份「{type}」应放在 {wanted}，现在在 {folder}。请用 git mv 移过去，文件名不变。",
    en="This record ({type}) belongs in {wanted} and lies in {folder}. Move it there with git mv and "
    "keep its name.",
)
def wrong_folder(record: Record, context: Context) -> Iterator[Finding]:
    """放错文件夹 · Wrong folder

    [zh]
    **查什么**　文件是否放在本类型的文件夹里：`records/类型的文件夹/四位年份/标识.md`；制度放在
    `policies/章节/标识.md`。年份是收录的年份，只看是不是四位数字，不与文件日期比较。

    **为什么**　页面地址跟着文件夹走；放错了，登记册、导航和附件都对不上，别人也找不到
    （布局是本系统的选择）。

    **怎么改**　`git mv 原路径 新路径`，附件文件夹一起移。标识（文件名）不要改，别的文件靠它引用。

    [en]
    **What** Whether the record lies in its type's folder: `records/<folder>/<year>/<id>.md`, policies in
    `policies/<chapter>/<id>.md`. The year is the year of capture; it has four digits and is compared
    with nothing.

    **Why** Addresses of pages follow folders; in the wrong one, registers, navigation and attachments
    do not meet, and nobody finds it (the layout is the choice of this system).

    **Mend** `git mv` the file, and its attachment folder with it. Keep the name: others refer to it.
    """
    type_ = context.type_of(record)
    folders = record.path.parts[:-1]
    if type_.root == "policies":
        right = len(folders) == 2 and folders[0] == "policies"
        right = (
            right and folders[1] != "record-types" and _CHAPTER.fullmatch(folders[1]) is not None
        )
        wanted = Label("policies/章节/", "policies/<chapter>/")
    else:
        home = type_.folder or type_.id
        right = len(folders) == 3 and folders[:2] == ("records", home)
        right = right and _YEAR.fullmatch(folders[2]) is not None
        wanted = Label(f"records/{home}/四位年份/", f"records/{home}/<year>/")
    if not right:
        values: Values = {"type": type_.label, "wanted": wanted, "folder": f"{record.path.parent}/"}
        yield Finding(record.at(), values, record.id)
