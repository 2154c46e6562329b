"""What the evidence of each approval is worth: the grade it deserves, and why not a higher one.

stated < paper < forge < commit < signature. A grade that is claimed and not deserved falls to the
next lower one for which the proof is there. A commit counts only where it is claimed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from recordroom.authorise.binding import Content
from recordroom.authorise.claims import Claim
from recordroom.authorise.content import content_hash
from recordroom.authorise.entries import entries
from recordroom.authorise.past import Past
from recordroom.authorise.reviews import Review, reviews
from recordroom.model.holdings import EvidenceFile, Proof
from recordroom.model.policies import Organisation, Policies
from recordroom.read.signatures import Verified

Verify = Callable[[bytes, str, tuple[str, ...], date | datetime], Verified]
"""Whether a signature (its text) over a statement is by one of these names, valid at a time."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a judgement rests on besides the record: the past (None where there is no whole
    history), how signatures are verified, and the day that counts as today.
    """

    policies: Policies
    past: Past | None
    verify: Verify
    as_of: date


@dataclass(frozen=True, slots=True)
class _Found:
    """What looking for one grade gave: a fault, or none; `unknown` where nobody can tell."""

    fault: str = ""
    detail: str = ""
    unknown: bool = False


_HOLDS = _Found()


def prove(claimed: Iterable[Claim], facts: Facts) -> dict[tuple[str, int], Proof]:
    """The proof of each approval, by record and place in the list."""
    return {claim.key: _proof(claim, facts) for claim in claimed}


def _proof(claim: Claim, facts: Facts) -> Proof:
    bound = _bound(claim, facts)
    if claim.grade == "stated":
        return Proof("stated", "stated", bound=bound)
    found = _LOOK[claim.grade](claim, facts)
    if found == _HOLDS:
        return Proof(claim.grade, claim.grade, bound=bound)
    lower = _lower(claim, facts)
    return Proof(claim.grade, lower, found.fault, found.detail, found.unknown, bound)


def _bound(claim: Claim, facts: Facts) -> str:
    """Whether the approval is for the content as it stands; empty where it names none."""
    if not claim.text("content"):
        return ""
    entry = next(e for e in entries(claim.record) if e.index == claim.index)
    return Content(claim.record, facts.policies).fault(entry) or "present"


def _lower(claim: Claim, facts: Facts) -> str:
    """The best grade below the claimed one for which the proof is there."""
    if claim.grade in ("commit", "signature") and _forge(claim, facts) == _HOLDS:
        return "forge"
    return "paper" if claim.grade != "paper" and _paper(claim, facts) == _HOLDS else "stated"


def _paper(claim: Claim, facts: Facts) -> _Found:
    name = claim.text("scan")
    listed = claim.record.value("attachments")
    roles = {
        str(row.get("file")): str(row.get("role", ""))
        for row in (listed if isinstance(listed, tuple) else ())
        if hasattr(row, "get")
    }
    file = next((a for a in claim.record.attachments if name and a.name == name), None)
    if file is None or not file.present or roles.get(name) != "approval-scan":
        return _Found("scan-missing", name)
    entered, by = claim.row.get("entered-on"), claim.text("entered-by")
    day = entered.date() if isinstance(entered, datetime) else entered
    if not by or by not in facts.policies.organisation.people or not isinstance(day, date):
        return _Found("scan-entry", name)
    if claim.day is None or day < claim.day:
        return _Found("scan-entry", name)
    return _HOLDS


def _forge(claim: Claim, facts: Facts) -> _Found:
    files = claim.reviews()
    if not files:
        return _Found("review-missing")
    found = [_review(claim, file, facts) for file in files]
    # Of several files the one that comes furthest is the one that was meant.
    return min(found, key=_distance)


_ORDER = ("", "no-commit", "no-history", "review-content", "review-day", "review-state",
          "review-person", "review-unreadable")  # fmt: skip


def _distance(found: _Found) -> int:
    return _ORDER.index(found.fault)


def _review(claim: Claim, file: EvidenceFile, facts: Facts) -> _Found:
    read = reviews(file.text)
    if not read:
        return _Found("review-unreadable", file.path.name)
    accounts = claim.person.accounts if claim.person is not None else ()
    own = next((r for r in read if r.login in accounts), None)
    if own is None:
        return _Found("review-person", ", ".join(sorted(r.login for r in read)))
    if own.approved != (claim.text("decision") == "approved"):
        return _Found("review-state", file.path.name)
    if claim.day is None or not own.is_of_day(claim.day):
        return _Found("review-day", own.when.date().isoformat() if own.when else "")
    return _reviewed_content(claim, own, facts)


def _reviewed_content(claim: Claim, own: Review, facts: Facts) -> _Found:
    if facts.past is None:
        return _Found("no-history", unknown=True)
    there = facts.past.reviewed.get((own.commit, claim.record.id))
    if there is None:
        return _Found("no-commit", own.commit[:10], unknown=True)
    bound = claim.text("content") or content_hash(claim.record, facts.policies)
    return _HOLDS if there == bound else _Found("review-content", own.commit[:10])


def _commit(claim: Claim, facts: Facts) -> _Found:
    if facts.past is None:
        return _Found("no-history", unknown=True)
    entered = facts.past.entered.get(claim.statement())
    if entered is None:
        return _Found("not-committed", unknown=True)
    own = claim.person.emails if claim.person is not None else ()
    if entered.author not in own:
        return _Found("commit-author", f"{entered.author} {entered.commit[:10]}")
    # A forge commits under its own address for one who edits there; a colleague's address means
    # that somebody else rewrote or applied it.
    if entered.committer not in own and entered.committer in _others(claim, facts):
        return _Found("commit-author", f"{entered.committer} {entered.commit[:10]}")
    return _HOLDS


def _others(claim: Claim, facts: Facts) -> set[str]:
    organisation: Organisation = facts.policies.organisation
    return {e for p in organisation.people.values() if p is not claim.person for e in p.emails}


def _signature(claim: Claim, facts: Facts) -> _Found:
    files = claim.signatures()
    if not files:
        return _Found("signature-missing")
    told: list[_Found] = []
    for file in files:
        found = _signed(claim, file, facts)
        if found == _HOLDS:
            return found
        told.append(found)
    # A file over this statement says more of what is wrong than one that is over another.
    return next((f for f in told if f.fault != "signature-content"), told[0])


def _signed(claim: Claim, file: EvidenceFile, facts: Facts) -> _Found:
    """On its own day, and no later than it can have been made: an expired key signs nothing more,
    whatever day is written.
    """
    if claim.day is None:
        return _Found("signature-content", file.path.name)
    statement, names = claim.statement(), claim.principals()

    def ask(at: date | datetime) -> Verified:
        return facts.verify(statement, file.text, names, at)

    first = ask(claim.day)
    if not first.good:
        return _unfit(first, file)
    if not claim.text("content"):
        return _Found("signature-unbound", file.path.name)
    landed = facts.past.landed.get(file.text) if facts.past is not None else None
    if landed is not None:
        return _HOLDS if ask(landed).good else _Found("key-late", landed.date().isoformat())
    # Not on the main line yet: it can only come in after what is there, and not before today.
    today = max(facts.as_of, claim.day)
    if ask(today).good and (facts.past is None or ask(facts.past.now).good):
        return _HOLDS
    if facts.past is None:
        return _Found("no-history", unknown=True)
    return _Found("key-late", today.isoformat())


def _unfit(verified: Verified, file: EvidenceFile) -> _Found:
    if verified.fault == "no-ssh-keygen":
        return _Found("no-ssh-keygen", unknown=True)
    if verified.fault.startswith("key-"):
        return _Found(verified.fault, file.path.name)
    return _Found(f"signature-{verified.fault}", file.path.name)


_LOOK: dict[str, Callable[[Claim, Facts], _Found]] = {
    "paper": _paper,
    "forge": _forge,
    "commit": _commit,
    "signature": _signature,
}
