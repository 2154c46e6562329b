"""Decisions on a lattice of levels and compartments, each with its reason.

A reader's clearance covers a demand when its level is at least as high and it holds every
compartment (the Bell–LaPadula order on labels, read side only).
"""

from __future__ import annotations

from recordroom.model.edition import Decision
from recordroom.model.holdings import Record
from recordroom.model.policies import Access, AccessPolicy, Audience, FieldSpec

SHOWN = Decision(True, "shown")


def rank(level: str, policy: AccessPolicy) -> int:
    """The height of a level; an unknown one is above all, so that a typing error hides."""
    known = policy.levels.get(level)
    return known.rank if known is not None else len(policy.levels)


def covers(clearance: Access, demand: Access, policy: AccessPolicy) -> Decision:
    """Whether a clearance reaches a demand, and if not, what is lacking."""
    if demand.level not in policy.levels:
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
    """Whether an audience may see a field: the record's demand and the field's own, stricter one."""
    whole = decide_record(record, audience, policy)
    if not whole.shown or spec.access is None:
        return whole
    return covers(audience.clearance, spec.access, policy)


def as_strict(left: Access, right: Access, policy: AccessPolicy) -> bool:
    """Whether everyone who may see `left` may also see `right`."""
    high = rank(left.level, policy) >= rank(right.level, policy)
    return high and left.compartments >= right.compartments
