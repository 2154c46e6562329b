"""The lattice of levels and compartments keeps its laws, and typing errors hide."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordroom.access.decide import (
    as_strict,
    covers,
    decide_field,
    decide_record,
    demand_of,
    demand_of_field,
    is_known,
    join,
    label_of,
    rank,
)
from recordroom.capture.policies.load import capture_policies
from recordroom.model.policies import Access
from recordroom.pipeline import check_room
from recordroom.read.room import read_room
from tests.conftest import BASE

POLICIES = capture_policies(read_room(BASE).policy_files)
POLICY = POLICIES.access
LEVELS = ("public", "internal", "restricted", "confidential")
COMPARTMENTS = ("personnel", "finance")
Room = Callable[[Mapping[str, str | bytes]], Path]

known = st.builds(Access, st.sampled_from(LEVELS), st.frozensets(st.sampled_from(COMPARTMENTS)))
anything = st.builds(
    Access,
    st.sampled_from((*LEVELS, "secret", "")),
    st.frozensets(st.sampled_from((*COMPARTMENTS, "spies"))),
)


def sees(clearance: Access, demand: Access) -> bool:
    return covers(clearance, demand, POLICY).shown


def strict(left: Access, right: Access) -> bool:
    return as_strict(left, right, POLICY)


def every_clearance() -> list[Access]:
    subsets = (frozenset[str](), {"personnel"}, {"finance"}, {"personnel", "finance"})
    return [Access(level, frozenset(some)) for level in LEVELS for some in subsets]


@given(known)
def test_everybody_sees_what_asks_for_their_own_clearance(own: Access) -> None:
    assert sees(own, own)
    assert strict(own, own)


@given(known, known, known)
def test_strictness_is_transitive(a: Access, b: Access, c: Access) -> None:
    if strict(a, b) and strict(b, c):
        assert strict(a, c)
    if sees(a, b) and sees(b, c):
        assert sees(a, c)


@given(known, known)
def test_strictness_is_antisymmetric(a: Access, b: Access) -> None:
    assert (strict(a, b) and strict(b, a)) == (a == b)


@given(known, known)
def test_as_strict_says_that_whoever_sees_one_sees_the_other(a: Access, b: Access) -> None:
    carried = all(sees(c, b) for c in every_clearance() if sees(c, a))
    assert strict(a, b) == carried


@given(anything, anything)
def test_as_strict_never_promises_too_much(a: Access, b: Access) -> None:
    if strict(a, b):
        assert all(sees(c, b) for c in every_clearance() if sees(c, a))


@given(known, known, known)
def test_a_join_is_the_least_that_is_as_strict_as_both(a: Access, b: Access, c: Access) -> None:
    both = join(a, b, POLICY)
    assert strict(both, a)
    assert strict(both, b)
    if strict(c, a) and strict(c, b):
        assert strict(c, both)
    assert sees(c, both) == (sees(c, a) and sees(c, b))


@given(anything, anything)
def test_an_unknown_part_hides_the_whole(a: Access, b: Access) -> None:
    both = join(a, b, POLICY)
    assert is_known(both, POLICY) == (is_known(a, POLICY) and is_known(b, POLICY))
    if not is_known(both, POLICY):
        assert not any(sees(c, both) for c in every_clearance())


@given(anything)
def test_an_unknown_clearance_opens_nothing(demand: Access) -> None:
    everything = frozenset(COMPARTMENTS)
    assert covers(Access("sekret", everything), demand, POLICY).reason == "unknown-level"


@given(anything, anything)
def test_reasons_say_what_is_lacking(clearance: Access, demand: Access) -> None:
    decision = covers(clearance, demand, POLICY)
    if decision.reason == "level":
        assert rank(clearance.level, POLICY) < rank(demand.level, POLICY)
    if decision.reason == "compartment":
        assert demand.compartments - clearance.compartments
    assert decision.shown == (decision.reason == "shown")


@pytest.mark.parametrize(
    ("demand", "hans", "en"),
    [
        (Access("internal"), "内部", "Internal"),
        (Access("restricted", frozenset(COMPARTMENTS)), "限阅·人事、财务", "Restricted · Personnel, Finance"),
        (Access("secret", frozenset({"spies"})), "secret·spies", "secret · spies"),
    ],
)  # fmt: skip
def test_a_demand_in_words(demand: Access, hans: str, en: str) -> None:
    label = label_of(demand, POLICY)
    assert (label.hans, label.en) == (hans, en)


NOTE = """---
type: note
title: 安宁三月请假情况
date: 2025-03-01
status: open
---

三月请假两天。
"""


def test_records_and_fields(room: Room) -> None:
    checked = check_room(room({"records/notes/2025/leave.md": NOTE}), as_of=date(2026, 1, 1))
    record = checked.holdings.by_id["leave"]
    audiences = POLICY.audiences
    assert decide_record(record, audiences["hr"], POLICY).shown
    assert decide_record(record, audiences["staff"], POLICY).reason == "level"
    spec = POLICIES.types["note"].fields["amount"]
    assert decide_field(spec, record, audiences["hr"], POLICY).shown
    finance = replace(spec, access=Access("restricted", frozenset({"finance"})))
    assert decide_field(finance, record, audiences["hr"], POLICY).reason == "compartment"
    assert finance.access is not None
    whole = demand_of_field(record, (finance.access,), POLICY)
    assert whole == join(demand_of(record), finance.access, POLICY)
    assert whole.compartments == {"personnel", "finance"}
