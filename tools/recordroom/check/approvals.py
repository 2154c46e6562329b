"""The verdicts on all records' approvals, made once for the rules that tell them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from recordroom.authorise.ballots import Ballot, ballots
from recordroom.authorise.demand import Demand, demand_of
from recordroom.authorise.entries import entries
from recordroom.authorise.judge import Verdict, judge, judge_demands
from recordroom.authorise.splitting import Runs, runs
from recordroom.check.rule import Context
from recordroom.check.told import is_sound
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Label

_AS_DRAFT = frozenset(
    {
        "own-request",
        "no-delegation",
        "delegation-expired",
        "delegation-scope",
        "over-cap",
        "stale",
        "unbound",
        "out-of-order",
        "other-body",
        "not-adopted",
        "decided-later",
    }
)
"""Faults that a draft is told of too: they will not go away by going on."""


@dataclass(frozen=True, slots=True)
class Hearing:
    """The verdict on one record; `split` are the demands that fail only because records count as
    one, told by the rule on splitting alone.
    """

    verdict: Verdict
    split: tuple[Demand, ...]

    @property
    def spared(self) -> frozenset[int]:
        """Approvals at fault only in what was split."""
        ids = {demand.matter.id for demand in self.split}
        rest = [m for m in self.verdict.missing if m.matter.id not in ids]
        told = {i for m in rest for i in m.because}
        split = (m for m in self.verdict.missing if m.matter.id in ids)
        return frozenset(i for m in split for i in m.because if i not in told)


def known_runs(context: Context) -> Runs:
    return runs(context.policies, context.holdings)


def hearings(context: Context) -> Mapping[str, Hearing]:
    """The hearing of every record whose approvals bear: none while authority.yml is unsound."""
    if not is_sound(context.policies, "authority.yml", "organisation.yml", "record-types/"):
        return {}
    together = context.once(known_runs)
    found: dict[str, Hearing] = {}
    for record in context.holdings.by_id.values():
        if record.sound and context.policies.phase(record) not in ("ended", ""):
            verdict = judge(
                record, context.policies, context.holdings, on=context.as_of, together=together
            )
            split = tuple(_split(record, verdict, context))
            found[record.id] = Hearing(verdict, split)
    return found


def _split(record: Record, verdict: Verdict, context: Context) -> Iterator[Demand]:
    policies, holdings = context.policies, context.holdings
    for judged in verdict.demands:
        demand = judged.demand
        if not demand.together or judged.sufficient:
            continue
        alone = demand_of(demand.matter, record, policies)
        asked = (alone,) if alone is not None else ()
        if judge_demands(record, policies, holdings, asked=asked).sufficient:
            yield demand


def faults(record: Record, context: Context, *kinds: str) -> Iterator[Finding]:
    """A finding at each approval of a record that has one of these faults."""
    hearing = context.once(hearings).get(record.id)
    if hearing is None or not any(fault.kind in kinds for fault in hearing.verdict.faults):
        return
    draft = context.policies.phase(record) == "draft"
    # An approval of a day to come is told as that, and cannot be judged yet.
    late = {row.index for row in entries(record) if row.on is None or row.on > context.as_of}
    seen: set[tuple[str, str]] = set()
    for fault in hearing.verdict.faults:
        if fault.kind not in kinds or fault.index in hearing.spared | late:
            continue
        # Who made the same mistake twice over is told once.
        key = (fault.kind, str(fault.values.get("person", "")))
        if key not in seen and (not draft or fault.kind in _AS_DRAFT):
            seen.add(key)
            place = record.at("approvals", fault.index, fault.at)
            yield Finding(place, fault.values, record.id)


def votes(record: Record, context: Context, *, drafts: bool = False) -> tuple[Ballot, ...]:
    """The complete votes of a record that is no draft any more, or with `drafts` of any."""
    policies = context.policies
    if not record.sound or policies.phase(record) in (() if drafts else ("draft",)) + ("",):
        return ()
    matters = (m for m in policies.authority.matters if m.type == record.type and not m.change)
    asked = (demand_of(matter, record, policies) for matter in matters)
    demands = tuple(demand for demand in asked if demand is not None)
    every = ballots(record, policies, context.holdings, demands)
    return tuple(ballot for ballot in every if ballot.complete)


def counts_agree(ballot: Ballot) -> bool:
    """Whether no more people voted than were there, nor were there more than there are."""
    vote = ballot.vote
    cast = vote.votes_for + vote.against + vote.abstain
    return cast <= vote.present - vote.recused and vote.present <= vote.entitled


def joined(names: list[Label]) -> Label:
    """Names in a row."""
    return Label("、".join(n.hans for n in names), ", ".join(n.en or n.hans for n in names))
