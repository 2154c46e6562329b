"""Rule: notation in the front matter that can multiply, run or exhaust."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.form import problems
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.read.faults import told


@rule(
    "FRM004",
    over=Holdings,
    withholds=True,
    zh="这里的写法不安全，没有收录：{why}。",
    en="This notation is not safe and was not taken in: {why}.",
)
def unsafe_yaml(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """不安全的写法 · Unsafe notation

    [zh]
    **查什么**　开头说明里有没有三种写法：以 `&`、`*` 开头（记住一段内容，在别处再用）；以 `!` 开头
    （指定程序类型）；超过 12 层的嵌套。

    **为什么**　这些写法能让几行文字展开成几亿行，或让别的软件执行程序（著名的「十亿个笑」文件就是这样）。
    办公文件用不到它们，所以一律不收（本系统的选择）。

    **怎么改**　把内容原样写出来。如果只是普通文字碰巧以这些符号开头，给整个内容加上英文双引号。

    [en]
    **What** Three kinds of notation in the front matter: beginning with `&` or `*` (remembering
    content and using it elsewhere); beginning with `!` (naming a type of a program); more than 12
    levels of nesting.

    **Why** They can make a few lines unfold into hundreds of millions (the “billion laughs”
    document) or have other software run a program. Office papers have no use for them, so they are
    refused (the choice of this system).

    **Mend** Write the content out. Where plain text happens to begin with one of these signs, put
    the whole of it in double quotes.
    """
    del context
    for problem in problems(holdings, "alias", "tag", "too-deep"):
        values = {"why": told(problem.kind, problem.values)}
        yield Finding(problem.place, values, problem.record)
