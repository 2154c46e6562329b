"""All that judging one record needs at hand: people, posts and bodies as its steps name them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recordroom.authorise.ballots import ballots, body_of
from recordroom.authorise.binding import Content
from recordroom.authorise.demand import Demand
from recordroom.authorise.entries import Entry
from recordroom.authorise.votes import stricter, vote_result
from recordroom.authorise.who import above, designated, holders, posts_of, superior
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import FieldSpec, Matter, Organisation, Policies


@dataclass(frozen=True, slots=True)
class Bench:
    """One record before the judge."""

    record: Record
    policies: Policies
    holdings: Holdings
    content: Content

    @property
    def org(self) -> Organisation:
        return self.policies.organisation

    def spec(self, matter: Matter) -> FieldSpec | None:
        return self.policies.types[self.record.type].fields.get(matter.field)

    def applicant(self, matter: Matter) -> str:
        """The person whose own request the record is in this matter, empty where it is nobody's."""
        return self.record.text(matter.applicant) if matter.applicant else ""

    def named(self, word: str, matter: Matter, day: date) -> tuple[str, ...]:
        """The posts that a word names, before anyone's own request moves it up."""
        applicant = self.applicant(matter)
        held = posts_of(self.org, applicant, day) if applicant else ()
        department = self.record.text("department")
        if not department and held:
            homes = (self.org.posts[p].department for p in held if p in self.org.posts)
            department = next((home for home in homes if home), "")
        return designated(
            word,
            department=department,
            org=self.org,
            roles=self.policies.authority.roles,
            applicant_posts=held,
        )

    def posts(self, word: str, matter: Matter, day: date) -> tuple[str, ...]:
        """The posts whose authority fulfils a word on a day; one's own request goes one level up."""
        found = self.named(word, matter, day)
        if word.startswith("body:"):
            return found
        applicant = self.applicant(matter)
        return tuple(dict.fromkeys(p for q in found if (p := self._up(q, applicant, day))))

    def _up(self, post: str, applicant: str, day: date) -> str:
        """The post itself, or the next above that the applicant does not hold alone; empty if none."""
        seen: list[str] = []
        while post and post not in seen:
            seen.append(post)
            regular = {a.person for a in holders(self.org, post, day) if not a.acting}
            # Whoever stands in for the applicant is below the applicant, and decides nothing here.
            if applicant not in regular or len(regular) > 1:
                return post
            post = superior(self.org, post)
        return ""

    def members(self, body: str) -> tuple[str, ...]:
        """The posts that may state a body's decision, its chair first."""
        found = self.org.bodies.get(body)
        if found is None:
            return ()
        return tuple(dict.fromkeys((*((found.chair,) if found.chair else ()), *found.posts)))

    def people(self, posts: tuple[str, ...], matter: Matter, day: date) -> tuple[str, ...]:
        """Who holds these posts on a day, without the applicant."""
        applicant = self.applicant(matter)
        found = (a.person for post in posts for a in holders(self.org, post, day))
        return tuple(dict.fromkeys(person for person in found if person != applicant))

    def match(
        self, posts: tuple[str, ...], step: tuple[str, ...], matter: Matter, day: date
    ) -> str:
        """How authority of these posts answers a step that is no body's: `direct`, `higher` or not."""
        wanted = [
            post
            for word in step
            if not word.startswith("body:")
            for post in self.posts(word, matter, day)
        ]
        if any(post in wanted for post in posts):
            return "direct"
        chain = {up for post in wanted for up in above(self.org, post)} if matter.higher else set()
        return "higher" if any(post in chain for post in posts) else ""

    def body_for(self, posts: tuple[str, ...], step: tuple[str, ...]) -> str:
        """The body of a step for which one of these posts may speak; empty when there is none."""
        bodies = (word.partition(":")[2] for word in step if word.startswith("body:"))
        return next((b for b in bodies if any(p in self.members(b) for p in posts)), "")

    def undecided(self, entry: Entry, posts: tuple[str, ...], body: str, demand: Demand) -> str:
        """Why no decision of the body stands behind an approval; empty when one does.

        The record may be the decision itself, or name the one it follows. Without either the
        chair's word is enough only for approvals that need not be bound.
        """
        if entry.step != "adopt":
            return "no-decision"
        if self.is_decision(body):
            return "" if self.carries(self.record, body, demand) else "not-adopted"
        if entry.decided_in:
            return self._decided_in(entry, body, demand)
        since = self.policies.authority.evidence.bound_from
        asked = since is not None and entry.on is not None and entry.on >= since
        speakers = designated(
            f"body:{body}", department="", org=self.org, roles=self.policies.authority.roles
        )
        return "no-decision" if asked or not any(p in speakers for p in posts) else ""

    def is_decision(self, body: str) -> bool:
        """Whether the record is itself a decision of the body, with its vote."""
        return self._own_vote(self.record, body)

    def _own_vote(self, record: Record, body: str) -> bool:
        found = ballots(record, self.policies, self.holdings)
        return any(b.path == () and b.body == body for b in found)

    def carries(self, record: Record, body: str, demand: Demand) -> bool:
        """Whether a decision of the body passed with the majority that a demand asks for."""
        rules = self.org.bodies.get(body)
        for ballot in ballots(record, self.policies, self.holdings):
            if ballot.path != () or ballot.body != body:
                continue
            vote = ballot.vote
            majority = stricter(vote.majority, demand.band.majority)
            counted = type(vote)(
                vote.entitled, vote.present, vote.votes_for, vote.against, vote.abstain,
                vote.recused, majority,
            )  # fmt: skip
            return ballot.complete and ballot.adopted and vote_result(counted, rules).adopted
        return False

    def _decided_in(self, entry: Entry, body: str, demand: Demand) -> str:
        decision = self.holdings.by_id.get(entry.decided_in)
        if decision is None or decision is self.record:
            return "no-decision"
        if body_of(decision, self.policies, self.holdings) != body:
            return "other-body"
        if self.policies.phase(decision) in ("draft", ""):
            return "not-adopted"
        if self._own_vote(decision, body) and not self.carries(decision, body, demand):
            return "not-adopted"
        day = decision.day()
        later = day is not None and entry.on is not None and day > entry.on
        return "decided-later" if later else ""
