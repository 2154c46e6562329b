"""Rule: items of a clause whose numbers do not follow one another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.check.wording import unquoted
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.relate.clauses import NUMERAL, clauses, numeral, parse_numeral

# Not 「（三）所称变动幅度……」 or 「（三）项规定……」, which speak of an item.
_ITEM = re.compile(
    rf"^[ \t]*(?:[-*+][ \t]+)?(（({NUMERAL})）)(?!所称|所稱|所列|所指|[项項](?:所|规|規|中|的))",
    re.MULTILINE,
)


@rule(
    "TXT007",
    over=Record,
    severity="warning",
    zh="{clause}里，这里应是（{wanted}），写的是{found}。请核对是否漏了一项。",
    en="In {clause}, （{wanted}） should stand here, and it says {found}. See whether an item was "
    "lost.",
)
def item_out_of_order(record: Record, context: Context) -> Iterator[Finding]:
    """项号不连续 · Items out of order

    [zh]
    **查什么**　制度的一条之内，以（一）（二）起头的各项应当连续；
    从（一）重新起头的，算另一组。

    **为什么**　缺号多半是删改时漏了一项，重号多半是两处改稿合并错了；
    引用「第某条第三项」也会指错。

    **怎么改**　核对原稿，补上漏掉的一项或改正项号。

    [en]
    **What** Within a clause of a policy the items that begin with （一）（二） follow one another;
    a new （一） begins another list.

    **Why** A gap mostly means that an item was lost, a repetition that two drafts were merged
    wrongly; and references to an item go astray.

    **Mend** Compare with the draft; put the item back or mend the number.
    """
    if context.type_of(record).root != "policies":
        return
    shown = unquoted(record.body)
    for clause in clauses(record.body):
        last = 0
        for match in _ITEM.finditer(shown, clause.start, clause.end):
            count = parse_numeral(match[2])
            if count is None or match[2].isascii():
                continue
            if count not in (last + 1, 1):
                values = {"clause": clause.name, "wanted": numeral(last + 1), "found": match[1]}
                yield Finding(record.at_body(match.start(1), len(match[1])), values, record.id)
            last = count
