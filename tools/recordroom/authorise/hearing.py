"""The approvals of a record against what is demanded, judged as of the day each was given."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from recordroom.authorise.bench import Bench
from recordroom.authorise.binding import Content
from recordroom.authorise.court import Answer, Court
from recordroom.authorise.credentials import credentials
from recordroom.authorise.demand import Demand
from recordroom.authorise.entries import Entry, entries, round_of
from recordroom.authorise.verdict import Fault, Judged, Missing, Verdict
from recordroom.authorise.wording import values_of
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Policies

_ALONE = ("not-holder", "no-delegation", "delegation-expired")
"""Faults that are the approval's own, whatever it was given for."""


def judge_demands(
    record: Record,
    policies: Policies,
    holdings: Holdings,
    *,
    asked: tuple[Demand, ...],
    on: date | None = None,
) -> Verdict:
    """The verdict on given demands, such as that of a change (`demand_of` a matter with one)."""
    bench = Bench(record, policies, holdings, Content(record, policies))
    every = entries(record)
    live = round_of(every)
    rows = [row for row in live if row.decision == "approved" and _known(row, policies)]
    unreadable = tuple(r.index for r in live if not _known(r, policies) or not r.decision)
    court = Court(bench, rows)
    judged = tuple(court.hear(demand) for demand in asked)
    used = {index for one in judged for index in one.given if index is not None}
    faults = _tell(every, live, court, judged, used)
    # Of an undated record: whoever is in office without an end.
    day = on or record.day() or date.max
    missing = tuple(m for one in judged for m in _missing(one, court, faults, day))
    return Verdict(judged, faults, missing, unreadable)


def _known(row: Entry, policies: Policies) -> bool:
    """Whether person, posts and day can be judged; what is wrong with them other rules tell."""
    org = policies.organisation
    posts = [post for post in (row.post, row.deputises) if post]
    return row.on is not None and row.by in org.people and all(p in org.posts for p in posts)


def _tell(
    every: tuple[Entry, ...],
    live: tuple[Entry, ...],
    court: Court,
    judged: tuple[Judged, ...],
    used: set[int],
) -> tuple[Fault, ...]:
    """One fault for each approval that does not count and should have, or says why it does not."""
    faults: list[Fault] = []
    in_round = {row.index for row in live}
    rows = {row.index: row for row in court.rows}
    for row in every:
        if row.decision in ("returned", "refused"):
            faults.append(Fault(row.decision, row.index, {}, "decision"))
        elif row.index not in in_round:
            faults.append(Fault("ended-round", row.index, {}, "decision"))
        elif row.index in rows:
            found = _fault_of(row, court, judged, used)
            if found is not None:
                finding, demand = found
                values = values_of(finding.fault, row, demand, court.bench)
                faults.append(Fault(finding.fault, row.index, values, finding.at))
    return tuple(faults)


def _fault_of(
    row: Entry, court: Court, judged: tuple[Judged, ...], used: set[int]
) -> tuple[Answer, Demand | None] | None:
    bench = court.bench
    for one in judged:
        if row.by == bench.applicant(one.demand.matter):
            return Answer("direct", "own-request"), one.demand
    if row.index in used:
        return None
    if row.index in court.kept:
        return court.kept[row.index]
    held = credentials(row, None, bench.org, bench.policies.authority)
    if held.fault in _ALONE:
        return Answer("direct", held.fault, held.at), None
    why = bench.content.fault(row)
    if why and not _replaced(row, court):
        return Answer("direct", why, "content" if row.content else "by"), None
    if why or row.step == "review" or row.matter:
        return None
    for one in judged:
        if one.given and one.given[-1] is None:
            step = len(one.given) - 1
            day = row.on or date.max
            if not any(bench.named(w, one.demand.matter, day) for w in one.demand.steps[step]):
                continue  # nobody can be told to be above: what is wrong is the department
            court.kept_from.setdefault((one.demand.matter.id, step), []).append(row.index)
            return Answer("direct", "too-low", "post" if row.post else "by"), one.demand
    return None


def _replaced(row: Entry, court: Court) -> bool:
    """Whether the same person or post has approved anew, later in the list."""
    return any(
        other.index > row.index
        and other.step == row.step
        and (other.by == row.by or (other.post and other.post == row.post))
        for other in court.rows
    )


def _missing(judged: Judged, court: Court, faults: Iterable[Fault], day: date) -> Iterable[Missing]:
    bench, matter = court.bench, judged.demand.matter
    at_fault = {fault.index for fault in faults}
    # Who had no authority at all was meant for some step: for one that nothing else explains.
    stray = [f.index for f in faults if f.kind in _ALONE and f.index not in court.kept]
    for step, given in enumerate(judged.given):
        if given is not None:
            continue
        words = judged.demand.steps[step]
        posts = tuple(dict.fromkeys(p for w in words for p in bench.posts(w, matter, day)))
        kept = court.kept_from.get((matter.id, step), [])
        because = tuple(dict.fromkeys(i for i in kept if i in at_fault))
        if not because and matter.applicant:
            # One's own approval stands in the way wherever the matter is one's own.
            because = tuple(f.index for f in faults if f.kind == "own-request")
        if not because and stray:
            because = (stray.pop(),)
        people = bench.people(posts, matter, day)
        yield Missing(matter, words, posts, people, step, because)
