"""Rule: a text file beyond the limit, which is not read."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.form import as_read
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings


@rule(
    "FRM003",
    over=Holdings,
    withholds=True,
    zh="文件有 {size}，超过 4 MB 的上限，没有读取。文件里请只写文字；图片、扫描件、表格请放进与文件同名的附件文件夹。",
    en="The file has {size}, more than the limit of 4 MB, and was not read. Keep only text in it; "
    "pictures, scans and tables go into the attachment folder of the same name.",
)
def too_large(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """文件太大 · Too large

    [zh]
    **查什么**　文件（`.md`）和编号登记册（`.csv`）的大小。超过 4 MB 的不打开，只报告。

    **为什么**　最长的法律全文也只有约 0.3 MB。再大的多半是把图片贴进了正文，或放错了文件；打开它会拖慢、
    甚至卡住所有人的检查（上限是本系统的选择）。

    **怎么改**　把图片、扫描件另存为单独的文件，放进同名文件夹，并在 `attachments` 里列出。

    [en]
    **What** The size of records (`.md`) and number registers (`.csv`). What has more than 4 MB is
    reported without being opened.

    **Why** The longest statutes have about 0.3 MB. What is larger mostly has pictures pasted into its
    text, or is the wrong file; opening it would slow down or stop everyone's check (the limit is the
    choice of this system).

    **Mend** Save pictures and scans as files of their own in the folder of the same name, and list
    them under `attachments`.
    """
    del context
    yield from as_read(holdings, "too-large")
