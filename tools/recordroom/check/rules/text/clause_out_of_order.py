"""Rule: clauses of a policy whose numbers do not follow one another."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.relate.clauses import clause_name, clauses


@rule(
    "TXT004",
    over=Record,
    severity="warning",
    zh="这里应是{wanted}，写的是{found}。请改正条号，并核对引用它的地方。",
    en="{wanted} should stand here, and it is {found}. Mend the number, and look at what refers to "
    "it.",
)
def clause_out_of_order(record: Record, context: Context) -> Iterator[Finding]:
    """条号不连续 · Clauses out of order

    [zh]
    **查什么**　制度正文的条号从第一条起连续编排，跳号、重号、倒序都报告；
    修订时插入的「第十二条之一」算在第十二条之后，不算错。

    **为什么**　别的文件和规则表按条号引用；条号乱了，引用就落空
    （条号通贯全文连续编排是规章制度的通行写法）。

    **怎么改**　改正条号。已经印发的，宁可插入「之一」，也不要给后面的条文重新编号。

    [en]
    **What** The clauses of a policy are numbered through from 第一条; a gap, a repetition or a
    step back is told. An inserted 第十二条之一 follows 第十二条.

    **Why** Other papers and rule tables refer to clauses by number.

    **Mend** Mend the number. Once a policy is issued, insert 第十二条之一 rather than number the
    later clauses anew.
    """
    if context.type_of(record).root != "policies":
        return
    count, inserted = 0, 0
    for clause in clauses(record.body):
        further = bool(clause.inserted) and clause.count == count
        wanted = (count, inserted + 1) if further else (count + 1, 0)
        if (clause.count, clause.inserted) != wanted:
            values = {"wanted": clause_name(*wanted), "found": clause.name}
            yield Finding(record.at_body(clause.start, len(clause.name)), values, record.id)
        count, inserted = clause.count, clause.inserted
