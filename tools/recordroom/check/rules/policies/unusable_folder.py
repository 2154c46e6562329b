"""Rule: a record type whose folder records cannot be kept in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordroom.check.naming import at
from recordroom.check.rule import Context, rule
from recordroom.check.told import is_sound
from recordroom.model.check import Finding
from recordroom.model.policies import Policies
from recordroom.model.text import Label
from recordroom.read.room import RESERVED

_NAME = re.compile(r"[a-z][a-z0-9-]*")


@rule(
    "POL031",
    over=Policies,
    zh="「{type}」的文件夹不能用：{fault}。",
    en="The folder of “{type}” cannot be used: {fault}.",
)
def unusable_folder(policies: Policies, context: Context) -> Iterator[Finding]:
    """类型文件夹不能用 · Unusable folder

    [zh]
    **查什么**　存放在 records 里的类型，有没有写 folder；名称是不是小写字母、数字和连字符，
    有没有占用保留的名称（numbers 等）。
    **为什么**　文件放在「records/文件夹/年份」下；没有文件夹名，或占了登记册的位置，文件就读不到。
    名称的写法由本工具规定。
    **怎么改**　写一个能看出内容的英文名，例如 letters。

    [en]
    **What** A type kept in records names its folder in small letters, digits and hyphens, and none
    that is reserved (as numbers).
    **Why** Records stand under records/FOLDER/YEAR; without a name, or in the place of the
    registers, they are not read. The form is the tool's.
    **Mend** Give it a name that tells what is inside, as letters.
    """
    if not is_sound(policies, "record-types/"):
        return
    reserved = (*RESERVED, "numbers")
    for type_ in policies.types.values():
        name = type_.folder
        if type_.root != "records":
            continue
        if not name:
            fault = Label("没有写 folder", "it names no folder")
        elif name in reserved:
            fault = Label(f"「{name}」是保留的名称", f"{name} is a reserved name")
        elif not _NAME.fullmatch(name):
            fault = Label(
                f"「{name}」只能用小写字母、数字和连字符，以字母开头",
                f"{name} may have small letters, digits and hyphens only, a letter first",
            )
        else:
            continue
        yield Finding(at(type_.place, "folder"), {"type": type_.label, "fault": fault})
