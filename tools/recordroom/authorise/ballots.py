"""The votes that a record holds, and whether the record is a decision of a body.

A record holds a vote where its type has the fields `for`, `against` and `result`, at the top (a
resolution) or in the rows of a list (minutes). Beside them `abstain`, `recused` and `threshold`
are read, and at the top `entitled`, `present-count` or the list `present`. No type is named here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from recordroom.authorise.demand import Demand
from recordroom.authorise.votes import THRESHOLDS, Vote, stricter, vote_result
from recordroom.authorise.who import holders
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import FieldSpec, Policies
from recordroom.model.text import FieldPath
from recordroom.model.value import Value

ADOPTED = "adopted"
"""The value of `result` that says a vote passed; every other says that it did not."""

_COUNTS = ("for", "against", "result")


@dataclass(frozen=True, slots=True)
class Ballot:
    """One vote as recorded: `path` is where its fields stand (`()` for the record itself).

    `threshold` is the fraction that the record states, `asked` the one that authority.yml asks
    for (empty where nothing says it). `complete` is False while a count is missing.
    """

    path: FieldPath
    vote: Vote
    body: str
    result: str
    threshold: str
    asked: str
    recused: tuple[str, ...]
    complete: bool

    @property
    def adopted(self) -> bool:
        return self.result == ADOPTED


def ballots(
    record: Record, policies: Policies, holdings: Holdings, demands: tuple[Demand, ...] = ()
) -> tuple[Ballot, ...]:
    """The votes of a record; `demands` are what it must be approved for, with their majorities."""
    fields = policies.types[record.type].fields
    body = body_of(record, policies, holdings)
    sitting = sitting_in(body, policies, record.day())
    found: list[Ballot] = []
    if all(name in fields for name in _COUNTS) and fields["for"].kind in ("number", "money"):
        row = {name: f.value for name, f in record.fields.items() if f.value is not None}
        if any(name in row for name in _COUNTS):
            found.append(_ballot((), row, row, body=(body, sitting), asked=asked_of(demands, body)))
    for name, field in record.fields.items():
        spec = fields.get(name)
        if spec is not None and isinstance(field.value, tuple) and _is_table(spec):
            top = {n: f.value for n, f in record.fields.items()}
            for i, item in field.items(field.value, field.path):
                if isinstance(item, Mapping):
                    found.append(_ballot((name, i), item, top, body=(body, sitting), asked=""))
    return tuple(found)


def asked_of(demands: tuple[Demand, ...], body: str) -> str:
    """The strictest majority that the bands of these demands ask of a body."""
    word, asked = f"body:{body}", ""
    for demand in demands:
        if any(word in step for step in demand.steps):
            asked = stricter(asked, demand.band.majority)
    return asked


def body_of(record: Record, policies: Policies, holdings: Holdings) -> str:
    """The body whose record this is: by its field `body`, or by that of its dossier's head (the
    notice of the meeting); empty where neither says it.
    """
    seen: set[str] = set()
    at: Record | None = record
    while at is not None and at.id not in seen:
        seen.add(at.id)  # two records that name each other as their head are nobody's
        type_ = policies.types[at.type]
        spec = type_.fields.get("body")
        if spec is not None and spec.kind == "body" and at.text("body"):
            return at.text("body")
        at = holdings.by_id.get(at.text(type_.dossier_field)) if type_.dossier_field else None
    return ""


def carried(ballot: Ballot, policies: Policies) -> bool:
    """Whether a vote is complete, says that it passed, and by its count did."""
    body = policies.organisation.bodies.get(ballot.body)
    return ballot.complete and ballot.adopted and vote_result(ballot.vote, body).adopted


def _is_table(spec: FieldSpec) -> bool:
    names = {part.name for part in spec.of.fields} if spec.of is not None else set()
    return names.issuperset(_COUNTS)


def sitting_in(body: str, policies: Policies, day: date | None) -> int:
    """How many people hold a body's posts on a day, as the organisation has entered them."""
    found = policies.organisation.bodies.get(body)
    if found is None or day is None:
        return 0
    posts = {*found.posts, found.chair}
    held = (a for post in posts for a in holders(policies.organisation, post, day))
    return len({appointment.person for appointment in held if not appointment.acting})


def _ballot(
    path: FieldPath,
    row: Mapping[str, Value],
    top: Mapping[str, Value],
    *,
    body: tuple[str, int],
    asked: str,
) -> Ballot:
    recused = tuple(_names(row.get("recused")))
    there = top.get("present")
    listed = tuple(_names(there)) if isinstance(there, tuple) else None
    present = _count(top.get("present-count"))
    if present is None and listed is not None:
        present = len(listed)
    entitled = _count(top.get("entitled"))
    counts = [_count(row.get(name)) for name in ("for", "against", "abstain")]
    threshold = _fraction(str(row.get("threshold", "")))
    # Who stepped aside by not coming at all is not among those present.
    away = len(set(recused) - set(listed)) if listed is not None else 0
    vote = Vote(
        # A quorum is of those who sit in the body, however few a record calls entitled.
        entitled=max(entitled if entitled is not None else present or 0, body[1]),
        present=present or 0,
        votes_for=counts[0] or 0,
        against=counts[1] or 0,
        abstain=counts[2] or 0,
        recused=len(recused) - away,
        majority=asked or threshold,
    )
    known = present is not None and counts[0] is not None and counts[1] is not None
    result = str(row.get("result", ""))
    return Ballot(
        path, vote, body[0], result, threshold, asked, recused, complete=known and bool(result)
    )


def _names(value: Value | None) -> Iterator[str]:
    for item in value if isinstance(value, tuple) else ():
        yield str(item)


def _count(value: Value | None) -> int | None:
    """A whole number of people; anything else is no count (rules of form tell it)."""
    if isinstance(value, Decimal) and value == int(value) and value >= 0:
        return int(value)
    return None


def _fraction(word: str) -> str:
    known = THRESHOLDS.get(word, word)
    try:
        return known if 0 < Fraction(known) <= 1 else ""
    except (ValueError, ZeroDivisionError):
        return ""
