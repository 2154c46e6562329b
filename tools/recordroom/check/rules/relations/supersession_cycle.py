"""Rule: records that supersede one another in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.check.supersession import cycles, steps
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label


@rule(
    "REL003",
    over=Holdings,
    zh="替代关系绕成了一圈：{way}。请删去写反的那一项。",
    en="These supersede one another in a circle: {way}. Delete the one that is the wrong way round.",
)
def supersession_cycle(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """替代关系成圈 · Circle of supersession

    [zh]
    **查什么**　甲替代乙、乙又（经过几步）替代甲。

    **为什么**　成了圈就没有一份是现行的，读者无从知道该照哪一份办。

    **怎么改**　supersedes 只写在新文件上，指向旧文件。找出写反的一项删去。

    [en]
    **What** One record supersedes a second, and the second, directly or by more steps, the first.

    **Why** In a circle none is in force, and nobody can tell which one to follow.

    **Mend** `supersedes` stands on the newer record only and names the older. Delete the item
    that is the wrong way round.
    """
    for cycle in cycles(context.once(steps)):
        way = " → ".join([*(s.newer.id for s in cycle), cycle[-1].older.id])
        others = tuple((s.place, Label("圈里的另一步", "another step")) for s in cycle[1:])
        yield Finding(cycle[0].place, {"way": way}, cycle[0].newer.id, related=others)
