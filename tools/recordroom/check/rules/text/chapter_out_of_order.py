"""Rule: chapters of a policy whose numbers do not follow one another."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.relate.clauses import chapters, numeral


@rule(
    "TXT005",
    over=Record,
    severity="warning",
    zh="这里应是第{wanted}章，写的是{found}。请改正章号。",
    en="Chapter {count} should stand here (第{wanted}章), and it says {found}. Mend the number.",
)
def chapter_out_of_order(record: Record, context: Context) -> Iterator[Finding]:
    """章号不连续 · Chapters out of order

    [zh]
    **查什么**　制度的章标题（`## 第二章 …`）从第一章起连续编排，跳号、重号、倒序都报告。

    **为什么**　章号乱了，多半是删改时漏了一章，或两处改稿合并错了。

    **怎么改**　核对有没有漏掉内容，再改正章号。

    [en]
    **What** The chapters of a policy (`## 第二章 …`) are numbered through from 第一章; a gap, a
    repetition or a step back is told.

    **Why** It mostly means that a chapter was lost in editing or two drafts were merged wrongly.

    **Mend** See whether something is missing, then mend the number.
    """
    if context.type_of(record).root != "policies":
        return
    last = 0
    for name, count, offset in chapters(record.body):
        if count != last + 1:
            values = {"wanted": numeral(last + 1), "count": str(last + 1), "found": name}
            yield Finding(record.at_body(offset, len(name)), values, record.id)
        last = count
