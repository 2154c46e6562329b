"""Whose approval a record waits for now."""

from __future__ import annotations

from datetime import date

from recordroom.authorise.judge import judge
from recordroom.authorise.who import holders
from recordroom.flow.lifecycle import steps_from
from recordroom.flow.persons import posts_named
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Policies


def awaited(record: Record, policies: Policies, holdings: Holdings, *, on: date) -> tuple[str, ...]:
    """The people whose turn it is to approve a record, in order; empty where nothing waits for an
    approval. Of each matter's steps the first that is lacking counts; a record that no matter of
    authority.yml covers waits for those whom its step names.
    """
    type_ = policies.types[record.type]
    steps = [s for s in steps_from(record, type_) if s.action == "approve"]
    if not steps:
        return ()
    verdict = judge(record, policies, holdings, on=on)
    found: dict[str, None] = {}
    matters: set[str] = set()
    for missing in verdict.missing:
        if missing.matter.id not in matters:
            matters.add(missing.matter.id)
            found |= dict.fromkeys(missing.people)
    if not verdict.demands:
        for step in steps:
            for word in step.by:
                for post in posts_named(word, record, policies, on):
                    found |= dict.fromkeys(
                        a.person for a in holders(policies.organisation, post, on)
                    )
    return tuple(found)
