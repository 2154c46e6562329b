"""The values that messages about an approval are filled with."""

from __future__ import annotations

from collections.abc import Mapping

from recordroom.authorise.bench import Bench
from recordroom.authorise.demand import Demand
from recordroom.authorise.entries import Entry
from recordroom.model.policies import Body, Policies, Post, Role
from recordroom.model.text import Label, Values


def values_of(kind: str, row: Entry, demand: Demand | None, bench: Bench) -> Values:
    """Person, post, day, and where a demand is in question its matter and who decides it."""
    policies = bench.policies
    values: dict[str, str | Label] = {
        "kind": kind,
        "person": person(row.by, policies),
        "post": post(row.deputises or row.post, policies),
        "day": row.on.isoformat() if row.on else "",
        "decision": row.decided_in,
    }
    if demand is not None:
        values["matter"] = demand.matter.label
        values["wanted"] = steps(demand.steps, policies)
        values["measure"] = str(demand.measure if demand.measure is not None else "")
    return values


def person(id_: str, policies: Policies) -> Label | str:
    found = policies.organisation.people.get(id_)
    return found.name if found is not None else id_


def post(id_: str, policies: Policies) -> Label | str:
    found = policies.organisation.posts.get(id_)
    return found.label if found is not None else id_


def word(text: str, policies: Policies) -> Label:
    """The name of a word of authority: a post, a role or a body."""
    kind, _, name = text.partition(":")
    known: Mapping[str, Post | Body | Role] = {}
    if kind == "role":
        known = policies.authority.roles
    elif kind in ("post", "body"):
        known = policies.organisation.posts if kind == "post" else policies.organisation.bodies
    found = known.get(name)
    return found.label if found is not None else Label(text, text)


def step(words: tuple[str, ...], policies: Policies) -> Label:
    """A step in words, its alternatives joined by “or”."""
    names = [word(w, policies) for w in words]
    return Label("或".join(n.hans for n in names), " or ".join(n.en for n in names))


def steps(every: tuple[tuple[str, ...], ...], policies: Policies) -> Label:
    """All steps in their order."""
    names = [step(words, policies) for words in every]
    return Label(" → ".join(n.hans for n in names), " → ".join(n.en for n in names))
