"""Hears the demands of one record against its approvals: which one fulfils which step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recordroom.authorise.bench import Bench
from recordroom.authorise.credentials import credentials
from recordroom.authorise.demand import Demand
from recordroom.authorise.entries import Entry
from recordroom.authorise.verdict import Judged
from recordroom.model.policies.authority import GRADES


@dataclass(frozen=True, slots=True)
class Answer:
    """How one entry answers one step: `how` direct or higher, or a fault that keeps it from it."""

    how: str = ""
    fault: str = ""
    at: str = "by"

    @property
    def counts(self) -> bool:
        return bool(self.how) and not self.fault


class Court:
    """Hears every demand against the approvals of the present round."""

    def __init__(self, bench: Bench, rows: list[Entry]) -> None:
        self.bench, self.rows = bench, rows
        # For each entry the fault that kept it from a step, and the steps it was kept from.
        self.kept: dict[int, tuple[Answer, Demand]] = {}
        self.kept_from: dict[tuple[str, int], list[int]] = {}

    def hear(self, demand: Demand) -> Judged:
        given: list[int | None] = []
        direct: set[int] = set()
        after = date.min
        for step in range(len(demand.steps)):
            found = [(row, self.answer(row, demand, step)) for row in self.rows]
            counting = [(row, f) for row, f in found if f.counts]
            # One signature stands for several steps only where its post is named in each.
            free = [
                (row, f)
                for row, f in counting
                if row.index not in given or (f.how == "direct" and row.index in direct)
            ]
            timely = [(row, f) for row, f in free if row.on is not None and row.on >= after]
            if timely:
                row, how = min(timely, key=lambda pair: (pair[0].on, pair[0].index))
                given.append(row.index)
                after = row.on or after
                if how.how == "direct":
                    direct.add(row.index)
                continue
            given.append(None)
            for row, _ in free:
                self._keep(row, Answer("direct", "out-of-order", "on"), demand, step)
            for row, f in found:
                if f.fault:
                    self._keep(row, f, demand, step)
        return Judged(demand, tuple(given))

    def _keep(self, row: Entry, finding: Answer, demand: Demand, step: int) -> None:
        self.kept.setdefault(row.index, (finding, demand))
        self.kept_from.setdefault((demand.matter.id, step), []).append(row.index)

    def answer(self, row: Entry, demand: Demand, step: int) -> Answer:
        """How an entry answers a step. Nothing at all when it was never meant for it."""
        bench, matter, words = self.bench, demand.matter, demand.steps[step]
        assert row.on is not None
        if row.matter and row.matter != matter.id:
            return Answer()
        last = step == len(demand.steps) - 1
        body_only = all(word.startswith("body:") for word in words)
        if last and row.step == "review" and not body_only:
            return Answer()
        spec = bench.spec(matter)
        held = credentials(row, demand, bench.org, bench.policies.authority, spec)
        claimed = held.posts or tuple(p for p in (row.deputises or row.post,) if p)
        how = bench.match(claimed, words, matter, row.on)
        body = "" if how else bench.body_for(claimed, words)
        if row.by == bench.applicant(matter):
            meant = [p for w in words for p in bench.named(w, matter, row.on)]
            own = bool(how or body) or any(p in meant for p in claimed)
            return Answer("direct", "own-request") if own else Answer()
        if not how and not body:
            return Answer()
        if held.fault:
            return Answer("direct", held.fault, held.at)
        if body:
            if row.step == "review":
                return Answer()
            why = bench.undecided(row, claimed, body, demand)
            if why:
                return Answer("direct", why, "in" if row.decided_in else "step")
        why = bench.content.fault(row)
        if why:
            return Answer("direct", why, "content" if row.content else "by")
        if self._weak(row, demand):
            return Answer("direct", "weak-evidence", "evidence")
        return Answer(how or "direct")

    def _weak(self, row: Entry, demand: Demand) -> bool:
        """Whether the evidence deserves less than the band asks for."""
        if not demand.band.evidence:
            return False
        proof = self.bench.holdings.proofs.get((self.bench.record.id, row.index))
        if proof is not None and proof.fault == "not-committed":
            return False  # it is about to be, and is judged again then
        grade = proof.deserved if proof is not None else row.evidence or "stated"
        if grade not in GRADES:
            return False
        return GRADES.index(grade) < GRADES.index(demand.band.evidence)
