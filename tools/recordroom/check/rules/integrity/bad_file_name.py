"""Rule: a file name that machines do not agree about."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from recordroom.check.form import problems
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label

_BAD = Label(
    "里有看不见的字符，或不是 UTF-8 文字", "holds characters that do not show, or is not in UTF-8"
)


@rule(
    "INT002",
    over=Holdings,
    zh="文件名「{name}」{fault}，没有打开。请重新命名。",
    en="The file name “{name}” {fault}; the file was not opened. Rename it.",
)
def bad_file_name(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """文件名有问题 · Bad file name

    [zh]
    **查什么**　文件和文件夹的名称里，有没有控制字符、看不见的字符、不是 UTF-8 的字节，或分解形式的字符
    （旧苹果电脑把一个字拆成「基本字母＋附加符号」来存）。

    **为什么**　这样的名称在不同电脑上看着一样、其实不同：一台存得下，另一台找不到，git 里还可能出现两个
    「同名」文件（依据：Unicode 标准附件 UAX #15；统一用 NFC 是本系统的选择）。

    **怎么改**　用 `git mv` 改名；附件名用汉字、字母、数字和短横。

    [en]
    **What** Names of files and folders with control characters, characters that do not show, bytes that
    are no UTF-8, or letters in decomposed form (a letter and its accent as two, as older Macs store
    them).

    **Why** Such names look alike on every machine and are not: what one saves another does not find,
    and git may hold two files of the “same” name (Unicode UAX #15; to use NFC throughout is the choice
    of this system).

    **Mend** Rename with `git mv`.
    """
    del context
    for problem in problems(holdings, "not-nfc", "bad-name"):
        name = str(problem.values["name"])
        fault = _BAD
        if problem.kind == "not-nfc":
            right = unicodedata.normalize("NFC", name)
            fault = Label(
                f"的字符是拆开存的，应为「{right}」", f"is decomposed and should be “{right}”"
            )
        yield Finding(problem.place, {"name": name, "fault": fault}, problem.record)
