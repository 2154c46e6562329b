"""Who must still approve the records of a change: steps in order, by post and by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from recordroom.authorise.judge import judge
from recordroom.authorise.verdict import Missing
from recordroom.authorise.who import holders
from recordroom.model.change import Change
from recordroom.model.holdings import Holdings
from recordroom.model.policies import Organisation, Policies
from recordroom.model.text import Label
from recordroom.report.summary.readers import Named, Readers


@dataclass(frozen=True, slots=True)
class Approver:
    """A post or body that may give a step, and the people who can do so now."""

    label: Label
    people: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Awaited:
    """What one matter still needs: its steps in order, each with alternatives."""

    matter: Label
    steps: tuple[tuple[Approver, ...], ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A record with the matters that still need approval."""

    named: Named
    matters: tuple[Awaited, ...]


def waiting(
    change: Change, holdings: Holdings, readers: Readers, as_of: date
) -> tuple[Waiting, ...]:
    """The changed records whose approvals do not suffice yet; `holdings` are the head's.

    What is no longer in force needs none.
    """
    policies = change.head.policies
    found = []
    for pair in change.records:
        record = pair.after
        if record is None or not readers.may_read(pair.before, record):
            continue
        if policies.phase(record) == "ended":
            continue
        missing = judge(record, policies, holdings, on=as_of).missing
        if missing:
            found.append(
                Waiting(readers.name(record, policies), _matters(missing, policies, as_of))
            )
    return tuple(found)


def _matters(missing: Sequence[Missing], policies: Policies, day: date) -> tuple[Awaited, ...]:
    """Steps by matter; two matters that ask for the same are told once."""
    by_matter: dict[Label, list[tuple[Approver, ...]]] = {}
    for one in missing:
        by_matter.setdefault(one.matter.label, []).append(_approvers(one, policies, day))
    return tuple(Awaited(matter, tuple(steps)) for matter, steps in by_matter.items())


def _approvers(missing: Missing, policies: Policies, day: date) -> tuple[Approver, ...]:
    """A body under its own name with who speaks for it, every other post under its own."""
    org = policies.organisation
    named = [w.removeprefix("body:") for w in missing.step_words if w.startswith("body:")]
    bodies = [org.bodies[b] for b in named if b in org.bodies]
    spoken = {b.id: (b.chair,) if b.chair else b.posts for b in bodies}
    of_bodies = {post for posts in spoken.values() for post in posts}
    posts = [p for p in missing.posts if p not in of_bodies]
    found = [
        Approver(org.posts[p].label if p in org.posts else Label(p, p), _people(org, (p,), day))
        for p in posts
    ]
    found += [Approver(b.label, _people(org, spoken[b.id], day)) for b in bodies]
    # A word that names no post: the settings say who it is once they are mended.
    return tuple(found) or tuple(
        Approver(word_label(word, policies), ()) for word in missing.step_words
    )


def _people(org: Organisation, posts: Sequence[str], day: date) -> tuple[Label, ...]:
    ids = dict.fromkeys(a.person for post in posts for a in holders(org, post, day))
    return tuple(org.people[i].name if i in org.people else Label(i, i) for i in ids)


def word_label(word: str, policies: Policies) -> Label:
    """A word of authority (`post:`, `role:`, `body:`) in words for people."""
    kind, _, id_ = word.partition(":")
    org = policies.organisation
    if kind == "post" and id_ in org.posts:
        return org.posts[id_].label
    if kind == "body" and id_ in org.bodies:
        return org.bodies[id_].label
    if kind == "role" and id_ in policies.authority.roles:
        return policies.authority.roles[id_].label
    return Label(word, word)
