"""Whether a person may read a record, by the audiences that their posts put them in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from recordroom.access.decide import decide_record, demand_of, label_of
from recordroom.authorise.circulation import people_of
from recordroom.authorise.who import posts_of
from recordroom.flow.persons import Refusal
from recordroom.model.holdings import Record
from recordroom.model.policies import Audience, Policies
from recordroom.model.text import Label

EVERYONE = "everyone"
"""The word for all who hold a post."""


def may_read(record: Record, person: str, policies: Policies, on: date) -> bool | None:
    """Whether one of the person's audiences may see the record; None (未知) where access.yml does
    not say of any audience who belongs to it.
    """
    told = [a for a in policies.access.audiences.values() if a.holders]
    if not told:
        return None
    return any(
        belongs(person, audience, policies, on)
        and decide_record(record, audience, policies.access).shown
        for audience in told
    )


def belongs(person: str, audience: Audience, policies: Policies, on: date) -> bool:
    """Whether a person is one of an audience's on a day."""
    organisation = policies.organisation
    for word in audience.holders:
        if word == EVERYONE:
            if posts_of(organisation, person, on):
                return True
        elif person in (people_of(word, organisation, on) or ()):
            return True
    return False


def not_cleared(record: Record, people: Sequence[str], policies: Policies) -> Refusal:
    """The refusal to show a record to people whose audiences do not reach it."""
    named = policies.organisation.people
    known = [named[p].name for p in people if p in named]
    names = Label("、".join(n.hans for n in known), ", ".join(n.get("en") for n in known))
    demand = label_of(demand_of(record), policies.access)
    return Refusal(
        "not-cleared",
        f"「{record.title}」是「{demand.hans}」，{names.hans}看不了，不能传阅。请改送有权看的人；确实该看的，"
        "先在 access.yml 把岗位写进相应阅览对象的 holders。",
        f"{record.id} is “{demand.en}”, which {names.en} may not read, so it cannot be sent round to "
        "them. Send it to those who may, or first enter the post among the holders of an audience "
        "in access.yml.",
    )
