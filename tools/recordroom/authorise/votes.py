"""Whether a body could decide, and whether what it voted on was adopted: counting only."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from recordroom.model.policies import Body

HALF = "1/2"

THRESHOLDS = {"majority": HALF, "two-thirds": "2/3", "three-quarters": "3/4", "unanimous": "1/1"}
"""The choices that a field `threshold` may have, as fractions; a fraction may also stand there."""


@dataclass(frozen=True, slots=True)
class Vote:
    """A count. `present` includes those who stepped aside (`recused`), `entitled` everyone.

    `majority` is `1/2` for more than half, or another fraction for at least so much of those
    present; empty is more than half.
    """

    entitled: int
    present: int
    votes_for: int
    against: int
    abstain: int
    recused: int
    majority: str = HALF


@dataclass(frozen=True, slots=True)
class Outcome:
    """`quorum` tells whether enough were there, `adopted` whether it passed.

    `base` is of how many the majority is taken (present and not recused), `needed` the votes for
    that it takes.
    """

    quorum: bool
    adopted: bool
    base: int
    needed: int


def vote_result(vote: Vote, body: Body | None) -> Outcome:
    """The outcome by the body's quorum and the vote's majority.

    Those who stepped aside are in no majority. They are left out of the quorum on both sides,
    unless the body counts them (`recused-in-quorum`). Without a quorum nothing is adopted.
    """
    base = max(0, vote.present - vote.recused)
    entitled, there = vote.entitled - vote.recused, base
    if body is not None and body.recused_in_quorum:
        entitled, there = vote.entitled, vote.present
    asked = share(max(0, entitled), body.quorum) if body is not None and body.quorum else 1
    quorum = there >= max(1, asked)
    needed = max(1, share(base, vote.majority or HALF))
    return Outcome(quorum, quorum and vote.votes_for >= needed, base, needed)


def share(of: int, fraction: str) -> int:
    """How many of a number a fraction asks for: of `1/2` more than half, of others at least."""
    part = of * Fraction(fraction)
    if Fraction(fraction) == Fraction(1, 2):
        return int(part) + 1
    return -int(-part // 1)


def stricter(one: str, other: str) -> str:
    """The fraction of two that asks for more; an empty one asks for nothing."""
    if not one or not other:
        return one or other
    return max(one, other, key=Fraction)
