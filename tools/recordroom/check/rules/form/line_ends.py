"""Rule: line ends of another system."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.form import saved_as_read
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label


@rule(
    "FRM025",
    over=Holdings,
    severity="warning",
    zh="文件用了 Windows 换行（CRLF）。内容没有问题，但以后改一个字，git 会显示每一行都变了。"
    "请在编辑器右下角把 CRLF 换成 LF 再保存。",
    en="The file has Windows line ends (CRLF). Its content is sound, but git will show every line as "
    "changed. Change CRLF to LF at the lower right of your editor and save.",
)
def line_ends(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """换行方式 · Line ends

    [zh]
    **查什么**　文件是否用 LF 换行。用 CRLF 的照常读取，只作提醒。

    **为什么**　一个仓库里混用两种换行，每次保存都可能整份文件变样，看不出到底改了哪里，
    两个人的修改也更容易冲突（统一用 LF 是本系统的选择）。

    **怎么改**　运行 `recordroom check --fix`（登记册除外）；或在 VS Code 里点右下角的 CRLF，选 LF，保存。在 `.gitattributes` 里写上 `* text=auto eol=lf` 可以防止再次发生。

    [en]
    **What** Whether lines end with LF. Files with CRLF are read all the same; this is only a warning.

    **Why** With two kinds of line ends in one repository a saved file may change in every line, so
    that nobody sees what was really altered and two people's changes collide (to use LF throughout
    is the choice of this system).

    **Mend** Run `recordroom check --fix` (registers excepted); or in VS Code click CRLF at the
    lower right, choose LF, save. A line
    `* text=auto eol=lf` in `.gitattributes` keeps it from happening again.
    """
    del context
    label = Label("换行改为 LF", "Make the line ends LF")
    yield from saved_as_read(holdings, "line-ends", label)
