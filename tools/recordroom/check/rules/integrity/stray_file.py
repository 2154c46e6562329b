"""Rule: a file that belongs to nothing."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.form import as_read
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings


@rule(
    "INT003",
    over=Holdings,
    severity="warning",
    zh="「{name}」不是文件，也不在任何文件的附件文件夹里，不会收录。请放进与所属文件同名的文件夹，或移到别处。",
    en="“{name}” is no record and lies in no record's attachment folder, so it is not taken in. Put it "
    "into the folder named after its record, or elsewhere.",
)
def stray_file(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """无主的文件 · Stray file

    [zh]
    **查什么**　`records/`、`policies/` 里既不是文件（`.md`）、登记册、设置文件，又不在某份文件的同名附件
    文件夹里的东西。以点开头的隐藏文件不查。

    **为什么**　附件靠所在文件夹认主人。放错一层，或者主文件改了名，附件就没人管，也不会发布和归档
    （布局是本系统的选择）。

    **怎么改**　例如 `records/letters/2025/reply.md` 的附件应放在 `records/letters/2025/reply/` 里。
    临时文件请删去。

    [en]
    **What** What lies in `records/` or `policies/` and is neither a record (`.md`), a register, a settings
    file, nor in the folder named after a record. Hidden files (with a leading dot) are not looked at.

    **Why** An attachment belongs to the record whose folder it lies in. One level too high, or after
    its record was renamed, nobody looks after it, and it is neither published nor archived (the layout
    is the choice of this system).

    **Mend** The attachments of `records/letters/2025/reply.md` lie in `records/letters/2025/reply/`.
    Delete files that are only temporary.
    """
    del context
    yield from as_read(holdings, "stray-file")
