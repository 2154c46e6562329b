"""Decisions on a lattice of levels and compartments, each with its reason.

A reader's clearance covers a demand when its level is at least as high and it holds every
compartment (the Bell–LaPadula order on labels, read side only).
"""

from __future__ import annotations

from collections.abc import Iterable

from recordroom.model.edition import Decision
from recordroom.model.holdings import Record
from recordroom.model.policies import Access, AccessPolicy, Audience, FieldSpec
from recordroom.model.text import Label

SHOWN = Decision(True, "shown")


def rank(level: str, policy: AccessPolicy) -> int:
    """The height of a level; an unknown one is above all, so that a typing error hides."""
    known = policy.levels.get(level)
    return known.rank if known is not None else len(policy.levels)


def covers(clearance: Access, demand: Access, policy: AccessPolicy) -> Decision:
    """Whether a clearance reaches a demand, and if not, what is lacking."""
    # A clearance with an unknown level is a typing error in access.yml: it opens nothing.
    if demand.level not in policy.levels or clearance.level not in policy.levels:
        return Decision(False, "unknown-level")
    if not demand.compartments <= set(policy.compartments):
        return Decision(False, "unknown-compartment")
    if rank(clearance.level, policy) < rank(demand.level, policy):
        return Decision(False, "level")
    if not demand.compartments <= clearance.compartments:
        return Decision(False, "compartment")
    return SHOWN


def demand_of(record: Record) -> Access:
    """What a record asks of its readers."""
    return Access(record.level, record.compartments)


def decide_record(record: Record, audience: Audience, policy: AccessPolicy) -> Decision:
    """Whether an audience may see that a record exists."""
    return covers(audience.clearance, demand_of(record), policy)


def decide_field(
    spec: FieldSpec, record: Record, audience: Audience, policy: AccessPolicy
) -> Decision:
    """Whether an audience may see a field: the record's demand and the field's own on top."""
    whole = decide_record(record, audience, policy)
    if not whole.shown or spec.access is None:
        return whole
    return covers(audience.clearance, spec.access, policy)


def join(left: Access, right: Access, policy: AccessPolicy) -> Access:
    """The demand of something that asks for both: the higher level and all compartments."""
    higher = left if rank(left.level, policy) >= rank(right.level, policy) else right
    return Access(higher.level, left.compartments | right.compartments)


def demand_of_field(record: Record, demands: Iterable[Access], policy: AccessPolicy) -> Access:
    """What a value asks of its readers: the record's demand and those of the fields around it."""
    whole = demand_of(record)
    for demand in demands:
        whole = join(whole, demand, policy)
    return whole


def is_known(demand: Access, policy: AccessPolicy) -> bool:
    """Whether a demand names only levels and compartments that the policy has."""
    return demand.level in policy.levels and demand.compartments <= set(policy.compartments)


def as_strict(left: Access, right: Access, policy: AccessPolicy) -> bool:
    """Whether everyone who may see `left` may also see `right`."""
    high = rank(left.level, policy) >= rank(right.level, policy)
    return high and left.compartments >= right.compartments


def label_of(demand: Access, policy: AccessPolicy) -> Label:
    """A demand in words: 限阅·人事、财务; what the policy does not know stands as written."""
    level = policy.levels.get(demand.level)
    word = level.label if level is not None else Label(demand.level, demand.level)
    if not demand.compartments:
        return word
    known = [c.label for i, c in policy.compartments.items() if i in demand.compartments]
    known += [Label(c, c) for c in sorted(demand.compartments - set(policy.compartments))]
    return Label(
        f"{word.hans}·{'、'.join(c.hans for c in known)}",
        f"{word.en} · {', '.join(c.en for c in known)}",
    )
