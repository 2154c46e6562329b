"""Rule: an acknowledgement by somebody to whom the record was not sent."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.authorise.circulation import readers
from recordroom.check.circulation import acknowledged
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Place


@rule(
    "FLO054",
    over=Holdings,
    severity="notice",
    zh="《{title}》没有送给{person}传阅。需要{person}阅的，用 recordroom circulate 加上；不需要的，删去这个文件。",
    en="“{title}” was not sent to {person}. Add {person} with recordroom circulate, or delete the file.",
)
def acknowledgement_out_of_circulation(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """传阅范围以外的人阅了 · Acknowledged out of circulation

    [zh]
    **查什么**　阅毕的人在不在这份文件的传阅范围里：岗位、部门和机构按送阅当天的任职人员算。

    **为什么**　多一个人知道，未必有错，但范围是谁定的应当说得清（本机构的选择）。

    **怎么改**　补入传阅范围，或删去多余的阅毕记录。

    [en]
    **What** Whether the reader is in the record's circulation; posts, departments and bodies mean
    those who held the posts on the day it was sent round.

    **Why** One reader more need not be wrong, but who widened the circle should be on record (the
    organisation's own choice).

    **Mend** Add the reader to the circulation, or delete the acknowledgement.
    """
    people = context.policies.organisation.people
    for acknowledgement, record in acknowledged(context):
        if acknowledgement.person not in readers(record, context.policies, context.as_of):
            yield Finding(
                Place(acknowledgement.source, ("person",)),
                {"person": people[acknowledgement.person].name, "title": record.title},
            )
