"""Counting votes: the quorum, the majority, and what never changes whatever the numbers."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordroom.authorise.votes import Vote, share, stricter, vote_result
from recordroom.model.policies import Body
from recordroom.model.text import Label, Place, Source

PLACE = Place(Source(PurePosixPath("policies/organisation.yml"), "", "", "", 1))


def body(quorum: str, *, recused_in_quorum: bool = False) -> Body:
    return Body("b", Label("会", "Body"), (), quorum, PLACE, "", recused_in_quorum)


@pytest.mark.parametrize(
    ("vote", "quorum", "found"),
    [
        # entitled, present, for, against, abstain, recused, majority -> quorum, adopted, base, needed
        (Vote(7, 5, 3, 2, 0, 0), "2/3", (True, True, 5, 3)),
        (Vote(7, 4, 4, 0, 0, 0), "2/3", (False, False, 4, 3)),
        (Vote(6, 4, 2, 2, 0, 0), "2/3", (True, False, 4, 3)),
        (Vote(6, 4, 3, 1, 0, 0), "2/3", (True, True, 4, 3)),
        (Vote(6, 6, 4, 2, 0, 0, "2/3"), "2/3", (True, True, 6, 4)),
        (Vote(6, 6, 3, 3, 0, 0, "2/3"), "2/3", (True, False, 6, 4)),
        (Vote(7, 7, 4, 0, 3, 0, "2/3"), "2/3", (True, False, 7, 5)),  # abstaining is no yes
        # one stepped aside: out of the majority, and out of the quorum on both sides
        (Vote(7, 6, 4, 1, 0, 1, "2/3"), "2/3", (True, True, 5, 4)),
        (Vote(9, 6, 5, 0, 0, 1), "2/3", (False, False, 5, 3)),
        (Vote(7, 5, 4, 0, 0, 1), "2/3", (True, True, 4, 3)),
        # a quorum of one half is more than half
        (Vote(8, 4, 4, 0, 0, 0), "1/2", (False, False, 4, 3)),
        (Vote(8, 5, 5, 0, 0, 0), "1/2", (True, True, 5, 3)),
        (Vote(5, 5, 5, 0, 0, 0, "1/1"), "1/2", (True, True, 5, 5)),
        (Vote(5, 5, 4, 0, 1, 0, "1/1"), "1/2", (True, False, 5, 5)),
        (Vote(3, 0, 0, 0, 0, 0), "1/2", (False, False, 0, 1)),
        (Vote(3, 1, 1, 0, 0, 0), "", (True, True, 1, 1)),
        (Vote(3, 1, 0, 0, 0, 1), "", (False, False, 0, 1)),  # nobody was left to decide
    ],
)
def test_outcomes(vote: Vote, quorum: str, found: tuple[bool, bool, int, int]) -> None:
    told = vote_result(vote, body(quorum))
    assert (told.quorum, told.adopted, told.base, told.needed) == found


def test_a_body_may_count_who_stepped_aside_for_the_quorum() -> None:
    vote = Vote(9, 6, 5, 0, 0, 1)
    assert not vote_result(vote, body("2/3")).quorum
    assert vote_result(vote, body("2/3", recused_in_quorum=True)).adopted


def test_without_a_body_only_the_majority_counts() -> None:
    assert vote_result(Vote(100, 3, 2, 1, 0, 0), None).adopted


FRACTIONS = st.sampled_from(["1/2", "2/3", "3/4", "3/5", "1/1"])


@st.composite
def counts(draw: st.DrawFn) -> Vote:
    entitled = draw(st.integers(1, 60))
    present = draw(st.integers(0, entitled))
    recused = draw(st.integers(0, present))
    yes = draw(st.integers(0, present - recused))
    no = draw(st.integers(0, present - recused - yes))
    rest = present - recused - yes - no
    return Vote(entitled, present, yes, no, rest, recused, draw(FRACTIONS))


@given(counts(), FRACTIONS)
def test_the_needed_share_is_the_least_that_is_enough(vote: Vote, quorum: str) -> None:
    told = vote_result(vote, body(quorum))
    part = Fraction(told.needed, told.base) if told.base else Fraction(1)
    limit = Fraction(vote.majority)
    assert part > limit if limit == Fraction(1, 2) else part >= limit
    if told.base and told.needed > 1:
        less = Fraction(told.needed - 1, told.base)
        assert less <= limit if limit == Fraction(1, 2) else less < limit


@given(counts(), FRACTIONS)
def test_one_more_yes_never_undoes_a_decision(vote: Vote, quorum: str) -> None:
    told = vote_result(vote, body(quorum))
    if told.adopted and vote.against:
        better = replace(vote, votes_for=vote.votes_for + 1, against=vote.against - 1)
        assert vote_result(better, body(quorum)).adopted
    assert told.adopted <= told.quorum


@given(counts(), FRACTIONS)
def test_two_contrary_decisions_cannot_both_pass(vote: Vote, quorum: str) -> None:
    against = replace(vote, votes_for=vote.against, against=vote.votes_for)
    both = (vote_result(vote, body(quorum)), vote_result(against, body(quorum)))
    assert not all(told.adopted for told in both)


@given(counts(), FRACTIONS, FRACTIONS)
def test_a_stricter_majority_never_passes_more(vote: Vote, one: str, other: str) -> None:
    strict = vote_result(replace(vote, majority=stricter(one, other)), None)
    for fraction in (one, other):
        assert strict.adopted <= vote_result(replace(vote, majority=fraction), None).adopted


@pytest.mark.parametrize(
    ("of", "fraction", "found"),
    [(6, "1/2", 4), (7, "1/2", 4), (6, "2/3", 4), (7, "2/3", 5), (5, "1/1", 5), (0, "2/3", 0)],
)
def test_shares(of: int, fraction: str, found: int) -> None:
    assert share(of, fraction) == found


def test_the_stricter_of_two() -> None:
    assert stricter("1/2", "2/3") == "2/3" and stricter("", "1/2") == "1/2"
    assert stricter("3/4", "") == "3/4" and stricter("", "") == ""
