"""By which post's authority an approval speaks: one held, one stood in for, or one delegated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recordroom.authorise.demand import Demand, within_cap
from recordroom.authorise.entries import Entry
from recordroom.authorise.who import posts_of
from recordroom.model.policies import Authority, Delegation, FieldSpec, Organisation


@dataclass(frozen=True, slots=True)
class Credentials:
    """The posts whose authority an approval may use; or why it may use none.

    `fault` is empty, or one of `not-holder`, `no-delegation`, `delegation-expired`,
    `delegation-scope`, `over-cap`; `at` the field of the entry that is wrong, and `delegation` the
    nearest one that does not reach.
    """

    posts: tuple[str, ...]
    fault: str = ""
    at: str = ""
    delegation: Delegation | None = None


def credentials(
    entry: Entry,
    demand: Demand | None,
    org: Organisation,
    authority: Authority,
    spec: FieldSpec | None = None,
) -> Credentials:
    """Judge an entry as of its day; `demand` limits delegations by their scope and cap.

    Without a demand only holding and the days count. The entry's day must be known. `spec`
    declares the demand's measure.
    """
    assert entry.on is not None
    held = posts_of(org, entry.by, entry.on)
    if entry.post and entry.post not in held:
        return Credentials((), "not-holder", "post")
    if not entry.deputises:
        posts = (entry.post,) if entry.post else held
        return Credentials(posts, "" if posts else "not-holder", "by")
    if entry.deputises in held:
        return Credentials((entry.deputises,))
    own = (entry.post,) if entry.post else held
    reach = _delegated(entry.by, own, entry.deputises, authority)
    fault, nearest = "no-delegation", None
    for delegation in reach:
        nearest = delegation
        fault = shortfall(delegation, demand, entry.on, spec)
        if not fault:
            return Credentials((entry.deputises,))
    return Credentials((), fault, "on" if fault == "delegation-expired" else "for", nearest)


def _delegated(
    person: str, posts: tuple[str, ...], giver: str, authority: Authority
) -> tuple[Delegation, ...]:
    """The delegations of a post to this person, or to one of these posts."""
    takers = {f"person:{person}", *(f"post:{post}" for post in posts)}
    return tuple(d for d in authority.delegations if d.giver == giver and d.taker in takers)


def delegations_to(
    person: str, day: date, org: Organisation, authority: Authority
) -> tuple[tuple[str, Delegation], ...]:
    """The delegations that a person may use on a day, each with the own post (or empty)."""
    held = posts_of(org, person, day)
    found: list[tuple[str, Delegation]] = []
    for delegation in authority.delegations:
        if not delegation.validity.binds(day):
            continue
        if delegation.taker == f"person:{person}":
            found.append((next(iter(held), ""), delegation))
        found += [(post, delegation) for post in held if delegation.taker == f"post:{post}"]
    return tuple(found)


def shortfall(
    delegation: Delegation, demand: Demand | None, day: date, spec: FieldSpec | None
) -> str:
    """Why a delegation does not reach a demand on a day; empty when it does."""
    if not delegation.validity.binds(day):
        return "delegation-expired"
    if demand is None:
        return ""
    if delegation.matters and demand.matter.id not in delegation.matters:
        return "delegation-scope"
    return "" if within_cap(demand.measure, delegation.up_to, spec) else "over-cap"
