"""Rule: two records with one id."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.form import file_start
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label


@rule(
    "FRM016",
    over=Holdings,
    withholds=True,
    zh="标识「{id}」已经是 {other} 的标识。标识在全馆唯一，请给后来的一份换个文件名。",
    en="The id “{id}” already is that of {other}. Ids are unique in the holdings; give the later record "
    "another file name.",
)
def duplicate_id(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """标识重复 · Duplicate id

    [zh]
    **查什么**　不同文件夹里有没有文件名相同的两份文件。

    **为什么**　别的文件按标识引用它，重了就不知道说的是哪一份，级别也可能张冠李戴；所以两份都先不发布
    （标识全馆唯一是本系统的选择）。

    **怎么改**　给后来的一份换名，并改正引用它的文件。

    [en]
    **What** Two files of the same name in different folders.

    **Why** Other records refer to it by its id. With two of them nobody knows which is meant, and one
    might be shown at the other's level; so neither is published (that ids are unique is the choice of
    this system).

    **Mend** Rename the later one, and correct what refers to it.
    """
    del context
    why = Label("先用这个标识的文件", "the record that had it first")
    for record in holdings.records:
        first = holdings.by_id[record.id]
        if first is not record:
            yield Finding(
                file_start(record.path),
                {"id": record.id, "other": str(first.path)},
                record.id,
                related=((file_start(first.path), why),),
            )
