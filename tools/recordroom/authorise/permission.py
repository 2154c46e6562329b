"""Whether a person may give the next approval of a record: the question before the act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recordroom.authorise.bench import Bench
from recordroom.authorise.binding import Content
from recordroom.authorise.court import Court
from recordroom.authorise.credentials import delegations_to
from recordroom.authorise.demand import Demand, demand_of, demands
from recordroom.authorise.entries import Entry, entries
from recordroom.authorise.hearing import judge_demands
from recordroom.authorise.verdict import Fault, Judged, Permission, Verdict
from recordroom.authorise.who import posts_of
from recordroom.authorise.wording import person as person_name
from recordroom.authorise.wording import post as post_name
from recordroom.authorise.wording import values_of
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Policies
from recordroom.model.policies.authority import GRADES
from recordroom.model.text import Label


def may_approve(
    record: Record,
    policies: Policies,
    holdings: Holdings,
    person: str,
    *,
    post: str | None,
    on: date,
    matter: str = "",
    decided_in: str = "",
) -> Permission | Fault:
    """Whether a person may give the next approval that a record still needs on a day.

    `post` is the one to approve by: held, stood in for, or lent by a delegation; None tries all.
    `matter` asks for a matter of a change, `decided_in` names the decision of a body that the
    approval will follow. A Fault tells why not: the nearest miss.
    """
    org, authority = policies.organisation, policies.authority
    held = posts_of(org, person, on)
    lent = delegations_to(person, on, org, authority)
    if post is not None and post not in held and post not in {d.giver for _, d in lent}:
        return Fault("not-holder", -1, _who(person, post, policies, on), "post")
    asked = _asked(record, policies, holdings, matter)
    bench = Bench(record, policies, holdings, Content(record, policies))
    verdict = judge_demands(record, policies, holdings, asked=asked, on=on)
    if not asked or not verdict.missing:
        kind = "already-given" if asked else "not-asked"
        return Fault(kind, -1, _who(person, post or "", policies, on))
    ways = [(own, "") for own in held if post in (None, own)]
    ways += [(own, d.giver) for own, d in lent if post in (None, d.giver, own)]
    tried: list[Fault] = []
    best: Permission | None = None
    for own, giver in ways:
        found = _attempt(_Try(person, own, giver, on, matter, decided_in), verdict, bench)
        if isinstance(found, Fault):
            tried.append(found)
        elif best is None or len(found.fulfils) > len(best.fulfils):
            best = found
    if best is not None:
        return best
    # Holding the right post and failing otherwise says more than holding the wrong one.
    telling = [fault for fault in tried if fault.kind != "too-low"]
    nothing = Fault("not-holder", -1, _who(person, post or "", policies, on))
    return next(iter(telling or tried), nothing)


@dataclass(frozen=True, slots=True)
class _Try:
    """One way in which a person might approve: by an own post, or for another's."""

    person: str
    post: str
    giver: str
    on: date
    matter: str
    decided_in: str


def _asked(
    record: Record, policies: Policies, holdings: Holdings, matter: str
) -> tuple[Demand, ...]:
    if not matter:
        return demands(record, policies, holdings)
    rows = (m for m in policies.authority.matters if m.id == matter)
    found = (demand_of(m, record, policies) for m in rows)
    return tuple(demand for demand in found if demand is not None)


def _attempt(way: _Try, verdict: Verdict, bench: Bench) -> Permission | Fault:
    """What an approval given this way today would fulfil, tried as if it stood in the record."""
    faults: list[Fault] = []
    steps: list[tuple[Demand, int]] = []
    word = ""
    for judged in verdict.demands:
        for step, given in enumerate(judged.given):
            if given is not None:
                continue
            entry, is_body = _entry(way, judged.demand, step, bench)
            answer = Court(bench, [entry]).answer(entry, judged.demand, step)
            if answer.counts and not _is_early(way.on, judged, step, bench):
                # Several steps at once only where the post itself is named in each.
                if steps and steps[-1][0] is judged.demand and answer.how != "direct":
                    break
                steps.append((judged.demand, step))
                word = _weightier(word, "adopt" if is_body else entry.step)
                continue
            kind = answer.fault or "too-low"
            if answer.counts or (not answer.fault and _later(way, judged.demand, step, bench)):
                kind = "out-of-order"
            values = values_of(kind, entry, judged.demand, bench)
            faults.append(Fault(kind, -1, values, answer.at))
            break
    if steps:
        return Permission(way.post, way.giver, word, tuple(steps))
    return faults[0]


def _entry(way: _Try, demand: Demand, step: int, bench: Bench) -> tuple[Entry, bool]:
    """The approval that would be written; a body's decision is named when it is given."""
    last = step == len(demand.steps) - 1
    authority = (way.giver or way.post,)
    words = demand.steps[step]
    body = (
        ""
        if bench.match(authority, words, demand.matter, way.on)
        else bench.body_for(authority, words)
    )
    word = "adopt" if body else demand.matter.final if last else "review"
    content = bench.content.hash
    entry = Entry(
        -1, word, way.person, way.post, way.giver, way.on, "approved", GRADES[-1], content,
        way.decided_in if body else "", way.matter,
    )  # fmt: skip
    return entry, bool(body)


def _later(way: _Try, demand: Demand, step: int, bench: Bench) -> bool:
    """Whether the approval would be good for a step after this one, which must come first."""
    later = range(step + 1, len(demand.steps))
    tried = ((_entry(way, demand, i, bench)[0], i) for i in later)
    return any(Court(bench, [entry]).answer(entry, demand, i).counts for entry, i in tried)


def _is_early(day: date, judged: Judged, step: int, bench: Bench) -> bool:
    """Whether an approval that stands for an earlier step is of a later day."""
    days = {row.index: row.on for row in entries(bench.record)}
    given = (days.get(i) for i in judged.given[:step] if i is not None)
    return any(other is not None and other > day for other in given)


def _weightier(one: str, other: str) -> str:
    order = ("", "review", "approve", "sign", "adopt")
    return max(one, other, key=order.index)


def _who(person_: str, post_: str, policies: Policies, day: date) -> dict[str, str | Label]:
    return {
        "person": person_name(person_, policies),
        "post": post_name(post_, policies),
        "day": day.isoformat(),
    }
