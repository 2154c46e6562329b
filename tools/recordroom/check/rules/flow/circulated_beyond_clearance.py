"""Rule: a record sent round to somebody who may not read it."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.access.decide import demand_of, label_of
from recordroom.authorise.circulation import people_of, sent
from recordroom.check.circulation import circulated
from recordroom.check.rule import Context, rule
from recordroom.flow.reading import may_read
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings


@rule(
    "FLO061",
    over=Holdings,
    zh="这份文件是「{demand}」，{person}看不了，不能送给{person}传阅。请改送有权看的人，或核对 access.yml 里阅览对象的 holders。",
    en="This record is “{demand}”, and {person} may not read it. Send it to those who may, or look at the holders of the audiences in access.yml.",
)
def circulated_beyond_clearance(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """传给了无权看的人 · Circulated beyond clearance

    [zh]
    **查什么**　传阅送到的每一个人，送阅那天所在的阅览对象（`access.yml` 里 audiences 的 holders）
    有没有一类看得了这份文件。没有一类写了 holders 的，不查。

    **为什么**　传阅是给人看；送给看不了的人，等于绕过阅览级别（本机构的选择，见保密的规定）。

    **怎么改**　改送有权看的人；确实该看的，把他的岗位写进相应阅览对象的 holders，或按规定调整文件的级别。

    [en]
    **What** Whether everyone a record was sent to belonged, on that day, to an audience that may see
    it (`holders` of the audiences in `access.yml`). Where no audience names holders nothing is told.

    **Why** To send a record round is to show it; sent to those who may not see it, it passes by the
    access levels (the organisation's own choice).

    **Mend** Send it to those who may; or enter the post among the holders; or change the level as the
    rules provide.
    """
    policies = context.policies
    people = policies.organisation.people
    for record in circulated(context):
        for item in sent(record):
            day = item.on or context.as_of
            for person in people_of(item.to, policies.organisation, day) or ():
                if person in people and may_read(record, person, policies, day) is False:
                    values = {
                        "demand": label_of(demand_of(record), policies.access),
                        "person": people[person].name,
                    }
                    yield Finding(record.at("circulation", item.index, "to"), values, record.id)
