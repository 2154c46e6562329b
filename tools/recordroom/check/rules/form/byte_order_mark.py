"""Rule: a byte order mark at the beginning of a file."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.form import saved_as_read
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label


@rule(
    "FRM024",
    over=Holdings,
    severity="warning",
    zh="文件开头有字节顺序标记（BOM），有些软件会因此读不出第一行。请另存为「UTF-8」，不要选「带 BOM 的 UTF-8」。",
    en="The file begins with a byte order mark, which keeps some software from reading its first "
    "line. Save it as “UTF-8”, not as “UTF-8 with BOM”.",
)
def byte_order_mark(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """字节顺序标记 · Byte order mark

    [zh]
    **查什么**　文件最前面有没有字节顺序标记（BOM，U+FEFF）。本系统照常读取，只作提醒。

    **为什么**　UTF-8 不需要它；有些软件会把它当作第一行的内容，认不出开头的 `---`（依据：Unicode 标准第 2.6 节，
    UTF-8 不要求也不建议使用 BOM）。

    **怎么改**　运行 `recordroom check --fix`；或在 Windows 记事本里「另存为」，编码选「UTF-8」。

    [en]
    **What** A byte order mark (U+FEFF) at the very beginning. The file is read all the same; this is
    only a warning.

    **Why** UTF-8 needs none, and some software takes it for content and does not recognise the
    opening `---` (Unicode Standard, section 2.6: neither required nor recommended for UTF-8).

    **Mend** Run `recordroom check --fix`; or in Notepad: Save as, Encoding: UTF-8.
    """
    del context
    label = Label("去掉字节顺序标记", "Take the byte order mark away")
    yield from saved_as_read(holdings, "byte-order-mark", label)
