"""Rule: a field that is written twice."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.form import as_read
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings


@rule(
    "FRM005",
    over=Holdings,
    withholds=True,
    zh="「{name}」写了两次，说不清以哪一次为准。请只留一个。",
    en="“{name}” stands twice, and nobody can tell which one counts. Keep one.",
)
def duplicate_key(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """同一字段写了两次 · A field twice

    [zh]
    **查什么**　开头说明里，同一层有没有同名的两行。

    **为什么**　许多软件会悄悄取后一个：先写 `access: restricted`、后面又有一行 `access: public`，
    限阅文件就公开了（依据：YAML 1.2.2 第 3.2.1.1 条，同一组里名称不得重复）。

    **怎么改**　看清哪一行是对的，删去另一行。

    [en]
    **What** Two lines of the same name at one level of the front matter.

    **Why** Much software silently takes the second: `access: restricted` followed by a later
    `access: public` would open a restricted record (YAML 1.2.2, 3.2.1.1: keys are unique).

    **Mend** Find out which line is right and delete the other.
    """
    del context
    yield from as_read(holdings, "duplicate-key")
