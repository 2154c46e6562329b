"""The one small grammar of conditions, and the order of values it knows."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import PurePosixPath

import pytest

from recordroom.capture.conditions import compare, holds, needed
from recordroom.capture.policies.load import capture_policies
from recordroom.capture.records import capture_record
from recordroom.model.holdings import Record
from recordroom.model.policies import Need, Policies, RecordType, Validity
from recordroom.model.value import Condition, Duration, Month, Value
from recordroom.read.frontmatter import read_document
from recordroom.read.room import read_room
from tests.conftest import base_files, lay

FIELDS = """
  - {name: hours, kind: number, label: {zh-Hans: 时数, en: Hours}}
  - {name: met, kind: boolean, label: {zh-Hans: 达成, en: Met}}
  - {name: begins, kind: date-time, label: {zh-Hans: 开始, en: Begins}}
  - {name: month, kind: month, label: {zh-Hans: 月份, en: Month}}
  - {name: span, kind: duration, label: {zh-Hans: 时长, en: Span}}
  - {name: tags, kind: list, label: {zh-Hans: 标签, en: Tags}, of: {kind: text}}
"""
FRONT = """---
type: note
title: 便函
date: 2025-03-03
status: open
hours: 3.0
met: false
begins: 2025-03-03T09:30
month: 2025-03
span: P6M
tags: [培训, 志愿者]
author: an
related: []
---
"""


@pytest.fixture(scope="module")
def policies(tmp_path_factory: pytest.TempPathFactory) -> Policies:
    files = base_files()
    name = "policies/record-types/_common.yml"
    files[name] += FIELDS.lstrip("\n")
    root = lay(tmp_path_factory.mktemp("room"), files)
    return capture_policies(read_room(root).policy_files)


@pytest.fixture(scope="module")
def record(policies: Policies) -> Record:
    path = PurePosixPath("records/notes/2025/x.md")
    captured = capture_record(read_document(path, FRONT.encode()), policies=policies, beside=())
    assert captured.record is not None and not captured.problems
    return captured.record


@pytest.fixture(scope="module")
def type_(policies: Policies) -> RecordType:
    return policies.types["note"]


def when(name: str, field: str, *values: str) -> Condition:
    return Condition(name, field, values)


TRUE = [
    when("is", "type", "note"), when("is", "status", "open"), when("is", "author", "an"),
    when("is", "access", "restricted"), when("is", "compartments", "personnel"),
    when("is", "hours", "3"), when("is", "hours", "3.00"), when("in", "hours", "1", "3"),
    when("is", "met", "false"), when("is", "begins", "2025-03-03T09:30"),
    when("is", "begins", "2025-03-03 09:30:00"), when("is", "month", "2025-03"),
    when("is", "span", "P6M"), when("is", "date", "2025-03-03"),
    when("is", "tags", "培训"), when("in", "tags", "财务", "志愿者"),
    when("at-least", "hours", "3"), when("at-most", "hours", "3"), when("at-least", "hours", "-1"),
    when("at-least", "date", "2025-03-03"), when("at-most", "date", "2025-12-31"),
    when("at-least", "begins", "2025-03-03T09:30"), when("at-most", "month", "2025-03"),
    when("present", "author", "true"), when("present", "department", "false"),
    when("present", "related", "false"), when("present", "met", "true"),
    Condition("all", parts=()), Condition("all", parts=(when("is", "type", "note"),)),
    Condition("any", parts=(when("is", "type", "letter"), when("is", "type", "note"))),
    Condition("all", parts=(Condition("any", parts=(when("present", "met", "true"),)),)),
]  # fmt: skip
FALSE = [
    when("is", "type", "letter"), when("is", "hours", "3人"), when("is", "hours", "30"),
    when("is", "met", "true"), when("is", "met", "no"), when("is", "department", ""),
    when("in", "tags", "培"), when("at-least", "hours", "3.01"), when("at-most", "hours", "2.99"),
    when("at-least", "hours", "三"), when("at-least", "department", "0"),
    when("at-least", "title", "0"), when("at-least", "gone", "0"), when("is", "gone", ""),
    when("present", "author", "false"), when("present", "department", "true"),
    when("present", "related", "true"), when("at-most", "date", "2025-03-02"),
    Condition("any", parts=()),
    Condition("all", parts=(when("is", "type", "note"), when("is", "type", "letter"))),
]  # fmt: skip


@pytest.mark.parametrize("condition", TRUE, ids=repr)
def test_it_holds(condition: Condition, record: Record, type_: RecordType) -> None:
    assert holds(condition, record, type_)


@pytest.mark.parametrize("condition", FALSE, ids=repr)
def test_it_does_not_hold(condition: Condition, record: Record, type_: RecordType) -> None:
    assert not holds(condition, record, type_)


NEEDS: list[tuple[Need, bool]] = [
    (Need(), False),
    (Need(always=True), True),
    (Need(states=("open",)), True),
    (Need(states=("closed",)), False),
    (Need(when=when("is", "met", "false")), True),
    (Need(when=when("is", "met", "true")), False),
    (Need(always=True, validity=Validity(start=date(2025, 3, 3))), True),
    (Need(always=True, validity=Validity(start=date(2025, 3, 4))), False),
    (Need(always=True, validity=Validity(end=date(2025, 3, 3))), True),
    (Need(always=True, validity=Validity(end=date(2025, 3, 2))), False),
]


@pytest.mark.parametrize(("need", "binds"), NEEDS, ids=repr)
def test_requirements(need: Need, binds: bool, record: Record, type_: RecordType) -> None:
    assert needed(need, record, type_) is binds


def test_an_undated_record_is_bound_by_open_rows_only() -> None:
    assert Validity().binds(None)
    assert not Validity(start=date(2020, 1, 1)).binds(None)
    assert not Validity(end=date(2030, 1, 1)).binds(None)


ORDERS: list[tuple[Value | None, Value | None, int | None]] = [
    (Decimal(1), Decimal("1.0"), 0),
    (Decimal(1), Decimal(2), -1),
    (date(2025, 1, 2), date(2025, 1, 1), 1),
    (Month(2025, 2), Month(2024, 12), 1),
    (datetime(2025, 1, 1, 9), datetime(2025, 1, 1, 10), -1),
    (Decimal(1), date(2025, 1, 1), None),
    ("a", "b", None),
    (None, Decimal(1), None),
    (Duration(1), Duration(2), None),
]


@pytest.mark.parametrize(("left", "right", "order"), ORDERS)
def test_order(left: Value | None, right: Value | None, order: int | None) -> None:
    assert compare(left, right) == order
