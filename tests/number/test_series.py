"""The form of numbers: what is formatted parses back, and each fault is named."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordroom.model.policies import NumberSeries, SeriesCode
from recordroom.model.text import Label, Place, Source
from recordroom.number.series import (
    Malformed,
    Number,
    example,
    format_number,
    parse_number,
    scope_of,
)

_PLACE = Place(Source(PurePosixPath("policies/numbering.yml"), "", "", "", 1))


def series(
    pattern: str, codes: tuple[str, ...] = (), *, width: int = 0, counter: tuple[str, ...] = ()
) -> NumberSeries:
    """A series with the codes `c0`, `c1` … for these texts."""
    return NumberSeries(
        id="s",
        label=Label("序列", "Series"),
        pattern=pattern,
        counter=counter,
        codes=tuple(SeriesCode(f"c{i}", text, Label(text, text)) for i, text in enumerate(codes)),
        width=width,
        gapless=True,
        enforced_from=None,
        year_field="date",
        place=_PLACE,
    )


OFFICIAL = series("{code}〔{year}〕{n}号", ("青协", "青协理", "青协函"), counter=("code", "year"))
LEAVE = series("QJ-{year}-{n}", width=3, counter=("year",))
BARE = series("第{n}期")

patterns = st.sampled_from(
    ["{code}〔{year}〕{n}号", "{code}-{year}-{n}", "{code}{n}", "{year}年第{n}号", "No.{n}", "{n}"]
)
code_texts = st.lists(
    st.text("青协理函纪项ABC", min_size=1, max_size=4), min_size=1, max_size=4, unique=True
)


@given(patterns, code_texts, st.integers(0, 5), st.integers(1000, 9999), st.integers(1, 10**6))
def test_what_is_formatted_parses_back(
    pattern: str, texts: list[str], width: int, year: int, n: int
) -> None:
    made = series(pattern, tuple(texts), width=width)
    for code in made.codes:
        number = Number(
            code if "{code}" in pattern else None, year if "{year}" in pattern else None, n
        )
        assert parse_number(made, format_number(made, number)) == number


@given(st.text("青协〔〕[]()第号號 0123456789２０-—", max_size=14))
def test_anything_else_is_refused_with_a_reason(text: str) -> None:
    parsed = parse_number(OFFICIAL, text)
    if isinstance(parsed, Malformed):
        assert parsed.fault.hans and parsed.fault.en
        if parsed.meant:
            assert isinstance(parse_number(OFFICIAL, parsed.meant), Number)
    else:
        assert format_number(OFFICIAL, parsed) == text


@pytest.mark.parametrize(
    ("text", "meant", "word"),
    [
        ("青协[2025]3号", "青协〔2025〕3号", "六角括号"),
        ("青协（2025）3号", "青协〔2025〕3号", "六角括号"),
        ("青协(2025)3号", "青协〔2025〕3号", "六角括号"),
        ("青协【2025】3号", "青协〔2025〕3号", "六角括号"),
        ("青协〔2025〕第3号", "青协〔2025〕3号", "第"),
        ("青协〔2025〕03号", "青协〔2025〕3号", "补零"),
        ("青协〔2025〕003号", "青协〔2025〕3号", "补零"),
        ("青协 〔2025〕 3号", "青协〔2025〕3号", "空格"),
        ("青协〔２０２５〕３号", "青协〔2025〕3号", "全角"),
        ("青协〔2025〕3", "青协〔2025〕3号", "末尾"),
        ("青协〔2025〕3號", "青协〔2025〕3号", "號"),
        ("大协〔2025〕3号", "", "代字「大协」"),
        ("大协[2025]3号", "", "代字「大协」"),
        ("青协〔25〕3号", "", "格式应如"),
        ("青协2025年3号", "", "格式应如"),
        ("青协〔2025〕0号", "", "格式应如"),
        ("", "", "格式应如"),
    ],
)
def test_each_fault_of_an_official_number(text: str, meant: str, word: str) -> None:
    parsed = parse_number(OFFICIAL, text)
    assert isinstance(parsed, Malformed)
    assert parsed.meant == meant
    assert word in parsed.fault.hans


@pytest.mark.parametrize(
    ("text", "meant", "word"),
    [
        ("QJ-2025-3", "QJ-2025-003", "补零"),
        ("QJ-2025-0003", "QJ-2025-003", "补零"),
        ("QJ–2025—003", "QJ-2025-003", "连接号"),
        ("QJ－２０２５－００３", "QJ-2025-003", "全角"),
        ("QJ 2025 003", "", "格式应如"),
        ("QJ-2025-000", "", "格式应如"),
    ],
)
def test_each_fault_of_a_padded_number(text: str, meant: str, word: str) -> None:
    parsed = parse_number(LEAVE, text)
    assert isinstance(parsed, Malformed)
    assert parsed.meant == meant
    assert word in parsed.fault.hans


def test_several_faults_are_named_together() -> None:
    parsed = parse_number(OFFICIAL, "青协 [2025]第03")
    assert isinstance(parsed, Malformed)
    assert parsed.meant == "青协〔2025〕3号"
    assert parsed.fault.hans.count("；") == 4
    assert parsed.fault.en.count(";") == 4


def test_a_code_that_begins_another_is_told_apart() -> None:
    parsed = parse_number(OFFICIAL, "青协理〔2025〕3号")
    assert isinstance(parsed, Number) and parsed.code is not None
    assert parsed.code.text == "青协理"


def test_a_padded_count_may_outgrow_its_width() -> None:
    assert parse_number(LEAVE, "QJ-2025-1234") == Number(None, 2025, 1234)


def test_a_word_of_the_pattern_is_no_fault() -> None:
    assert parse_number(BARE, "第3期") == Number(None, None, 3)


@pytest.mark.parametrize(
    ("made", "number", "scope"),
    [
        (OFFICIAL, Number(OFFICIAL.codes[2], 2025, 3), "c2-2025"),
        (LEAVE, Number(None, 2025, 3), "2025"),
        (BARE, Number(None, None, 3), "all"),
    ],
)
def test_scope_names_the_register(made: NumberSeries, number: Number, scope: str) -> None:
    assert scope_of(made, number) == scope


def test_the_example_is_a_number_of_the_series() -> None:
    assert example(OFFICIAL) == "青协〔2025〕3号"
    assert isinstance(parse_number(LEAVE, example(LEAVE)), Number)
