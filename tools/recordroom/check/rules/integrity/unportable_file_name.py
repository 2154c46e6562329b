"""Rule: a file name that some systems cannot store."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordroom.check.beside import stays_inside
from recordroom.check.form import file_start
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Label, Values

_SIGNS = re.compile(r'[<>:"|?*\\]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\..*)?", re.IGNORECASE)


@rule(
    "INT006",
    over=Record,
    zh="文件名「{name}」在 Windows 上存不下来：{fault}。用 Windows 的同事会取不到整个仓库，请改名。",
    en="Windows cannot store the file name “{name}”: {fault}. Colleagues there could not get the "
    "repository at all; rename it.",
)
def unportable_file_name(record: Record, context: Context) -> Iterator[Finding]:
    r"""有的电脑存不了的文件名 · Unportable file name

    [zh]
    **查什么**　文件和附件的名称里有没有 `< > : " | ? * \` 这些符号，结尾是不是空格或句点，
    是不是 `con`、`aux`、`nul` 这类 Windows 保留的设备名。

    **为什么**　在苹果电脑或 Linux 上能保存的名称，Windows 不一定能；一个这样的文件就会让 Windows 上的
    `git clone` 中途失败（依据：微软文档「命名文件、路径和命名空间」）。

    **怎么改**　用 `git mv` 改名，把符号换成短横或全角符号。

    [en]
    **What** Names of records and attachments with one of `< > : " | ? * \`, with a space or a full stop
    at the end, or that Windows keeps for devices (`con`, `aux`, `nul`).

    **Why** Not every name that a Mac or Linux can store exists on Windows; one such file makes
    `git clone` fail there (Microsoft, “Naming Files, Paths, and Namespaces”).

    **Mend** Rename with `git mv`.
    """
    del context
    if _DEVICE.fullmatch(record.id):
        values: Values = {"name": record.path.name, "fault": _device(record.path.name)}
        yield Finding(file_start(record.path), values, record.id)
    for attachment in record.attachments:
        # A listed name with such signs leads nowhere, which attachment-outside tells.
        led_out = attachment.index is not None and not stays_inside(record, attachment.name)
        if led_out or not attachment.present:
            continue
        for part in attachment.name.split("/"):
            fault = _fault(part)
            if fault is not None:
                values = {"name": attachment.name, "fault": fault}
                yield Finding(file_start(attachment.path), values, record.id)
                break


def _fault(name: str) -> Label | None:
    if sign := _SIGNS.search(name):
        return Label(f"不能有「{sign[0]}」", f"it may not hold “{sign[0]}”")
    if name.endswith((" ", ".")):
        return Label("结尾不能是空格或句点", "it may not end in a space or a full stop")
    return _device(name) if _DEVICE.fullmatch(name) else None


def _device(name: str) -> Label:
    word = name.partition(".")[0]
    return Label(f"「{word}」是保留的设备名", f"“{word}” is the name of a device")
