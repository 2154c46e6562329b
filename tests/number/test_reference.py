"""Reference codes: levels to text and back, and what is said of a malformed one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordroom.capture.policies.reference_codes import reference_codes
from recordroom.capture.shape import Shape
from recordroom.model.policies import ReferenceCodes
from recordroom.model.text import Problem, Source
from recordroom.model.value import Duration
from recordroom.number.coding import period_code
from recordroom.number.reference import (
    ReferenceCode,
    code_outline,
    code_scope,
    fault_of,
    format_code,
    parse_code,
)
from recordroom.read.located import parse
from tests.number.clerk import NUMBERING


def made(text: str = NUMBERING) -> tuple[ReferenceCodes, list[Problem]]:
    source = Source(PurePosixPath("policies/numbering.yml"), text, "", text, 1)
    problems: list[Problem] = []
    codes = reference_codes(Shape(source, parse(text), (), problems).part("reference-codes"))
    assert codes is not None
    return codes, problems


CODES, _ = made()
PATTERNS = (
    "{fonds}-{category}·{year}-{period}-{unit}-{n}",
    "{category}·{year}-{period}-{n}",
    "{year}{unit}{n}",
    "{n}",
)
each = st.builds(
    ReferenceCode,
    category=st.just("WS"),
    year=st.integers(1, 9999),
    period=st.sampled_from(["Y", "D10"]),
    unit=st.sampled_from(["ZH", "CW"]),
    n=st.integers(1, 10**6),
)


@given(each, st.sampled_from(PATTERNS), st.integers(0, 6))
def test_reading_gives_back_what_was_written(code: ReferenceCode, pattern: str, width: int) -> None:
    codes = replace(CODES, pattern=pattern, width=width)
    text = format_code(codes, code)
    read = parse_code(codes, text)
    assert read is not None
    assert read.n == code.n
    assert format_code(codes, read) == text


@given(each)
def test_every_level_is_read(code: ReferenceCode) -> None:
    assert parse_code(CODES, format_code(CODES, code)) == code


@given(st.text(max_size=30))
def test_any_text_is_read_or_has_a_fault(text: str) -> None:
    read = parse_code(CODES, text)
    if read is not None:
        assert format_code(CODES, read) == text
        return
    why, meant = fault_of(CODES, text)
    assert why.hans and why.en
    assert not meant or parse_code(CODES, meant) is not None


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("XY-WS.2024-D10-ZH-0001", ""),
        ("xy-ws·2024-d10-zh-1", "XY-WS·2024-D10-ZH-0001"),
        ("XY－WS•2024－D10－ZH－０００１", "XY-WS·2024-D10-ZH-0001"),
        ("XY-WS·2024-D20-ZH-0001", ""),
        ("XY-WS·2024-D10-ZH-0000", ""),
    ],
)
def test_what_was_probably_meant(written: str, meant: str) -> None:
    assert parse_code(CODES, written) is None
    assert fault_of(CODES, written)[1] == meant


def test_scope_and_outline() -> None:
    code = ReferenceCode("WS", 2024, "D10", "ZH", 7)
    assert code_scope(CODES, code) == "ws-2024-d10-zh"
    assert code_scope(replace(CODES, counter=("year",)), code) == "2024"
    assert code_scope(replace(CODES, counter=()), code) == "all"
    assert parse_code(CODES, code_outline(CODES)) is None


def test_periods_of_one_length_have_one_code() -> None:
    assert period_code(CODES, None) == "Y"
    assert period_code(CODES, Duration(months=120)) == "D10"
    assert period_code(CODES, Duration(years=3)) == ""


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("{unit}-{n}", "{unit}", "bad-code-pattern"),
        ("{fonds}-", "{folder}-", "bad-code-pattern"),
        ("{unit}-{n}", "{unit}-{unit}-{n}", "repeated-in-pattern"),
        ("fonds: XY", "counter: [period, code]", "not-in-vocabulary"),
        ('id: "Y"', 'id: "Y-1"', "wrong-shape"),
        ("period: P10Y", "period: ten", "wrong-shape"),
    ],
)
def test_settings_that_cannot_be_taken(old: str, new: str, kind: str) -> None:
    _, problems = made(NUMBERING.replace(old, new))
    assert kind in {p.kind for p in problems}
