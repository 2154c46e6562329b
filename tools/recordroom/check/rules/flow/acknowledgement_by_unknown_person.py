"""Rule: an acknowledgement by somebody whom the organisation does not list."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Place


@rule(
    "FLO052",
    over=Holdings,
    zh="organisation.yml 里没有「{person}」这个人。请核对标识，或先登记人员。",
    en="organisation.yml lists nobody called {person}. Look at the id, or enter the person first.",
)
def acknowledgement_by_unknown_person(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """阅毕人不在名册 · Acknowledgement by an unknown person

    [zh]
    **查什么**　阅毕记录的 person（阅毕人）和 by（代办人）是不是 `organisation.yml` 里的人员。

    **为什么**　不知道是谁读的，就不算有人读过（本工具的规定）。

    **怎么改**　标识写错的改正，文件名随 person 一起改；新来的人先在 people 里登记。

    [en]
    **What** Whether `person` and `by` are people of `organisation.yml`.

    **Why** Read by nobody known is read by nobody (a rule of this tool).

    **Mend** Correct the id, and the file's name with it; enter a newcomer among the people first.
    """
    people = context.policies.organisation.people
    for acknowledgement in holdings.acknowledgements:
        for field in ("person", "by"):
            named = getattr(acknowledgement, field)
            if named and named not in people:
                yield Finding(Place(acknowledgement.source, (field,)), {"person": named})
