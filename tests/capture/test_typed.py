"""Typed scalars: what fits a kind exactly, and what is refused instead of guessed."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordroom.capture.typed import KINDS, SCALAR_KINDS, to_day, to_duration, to_scalar
from recordroom.check.forms_of_values import EXAMPLES, FORMS, meant
from recordroom.model.value import Duration, Month

FITS = {
    ("date", "2025-03-01"): date(2025, 3, 1),
    ("date", "2024-02-29"): date(2024, 2, 29),
    ("date-time", "2025-03-01T09:30"): datetime(2025, 3, 1, 9, 30),
    ("date-time", "2025-03-01 09:30:15"): datetime(2025, 3, 1, 9, 30, 15),
    ("month", "2025-12"): Month(2025, 12),
    ("duration", "P30Y"): Duration(30),
    ("duration", "P1Y6M14D"): Duration(1, 6, 14),
    ("duration", "P0D"): Duration(),
    ("number", "0"): Decimal(0),
    ("number", "-2.50"): Decimal("-2.50"),
    ("money", "1800.5"): Decimal("1800.5"),
    ("boolean", "true"): True,
    ("boolean", "false"): False,
    ("url", "https://sample.example/a?b=c"): "https://sample.example/a?b=c",
    ("url", "mailto:office@sample.example"): "mailto:office@sample.example",
    ("text", "0010"): "0010",
    ("person", "an"): "an",
}


@pytest.mark.parametrize("given_", FITS, ids=" ".join)
def test_what_fits(given_: tuple[str, str]) -> None:
    assert to_scalar(*given_) == FITS[given_]


REFUSED = [
    ("date", "2025-3-1"), ("date", "2025/03/01"), ("date", "20250301"), ("date", "2025-02-30"),
    ("date", "2025-03-01T09:30"), ("date", "２０２５-03-01"), ("date", " 2025-03-01"),
    ("date", "2025-03-01\n"), ("date", "0000-01-01"), ("date", "2025-W10-1"), ("date", "明天"),
    ("date-time", "2025-03-01"), ("date-time", "2025-03-01T25:00"),
    ("date-time", "2025-03-01T09:30Z"), ("date-time", "2025-03-01T9:30"),
    ("month", "2025-13"), ("month", "2025-3"), ("month", "2025-03-01"),
    ("duration", "P"), ("duration", "P1W"), ("duration", "30年"), ("duration", "p30y"),
    ("duration", "P-1Y"), ("duration", "P1.5Y"), ("duration", "PT1H"), ("duration", "P1D1Y"),
    ("number", "1,800"), ("number", "١٢"), ("number", "１２"), ("number", "1e3"),
    ("number", "0x10"), ("number", "007"), ("number", "+1"), ("number", "1."), ("number", ".5"),
    ("number", "NaN"), ("number", "Infinity"), ("number", "1_000"), ("number", "--1"),
    ("money", "1800.505"), ("money", "1800元"), ("money", "¥1800"), ("money", "12万"),
    ("boolean", "yes"), ("boolean", "True"), ("boolean", "1"), ("boolean", "是"),
    ("url", "javascript:alert(1)"), ("url", "sample.example"), ("url", "https://a b"),
    ("url", "file:///etc/passwd"), ("url", 'https://a"onclick="x'), ("url", "data:text/html,x"),
]  # fmt: skip


@pytest.mark.parametrize("given_", REFUSED, ids=repr)
def test_what_is_refused(given_: tuple[str, str]) -> None:
    assert to_scalar(*given_) is None


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_reads_back(day: date) -> None:
    assert to_day(day.isoformat()) == day
    assert meant("date", f"{day.year}年{day.month}月{day.day}日") == day.isoformat()
    assert meant("date", f"{day.year}/{day.month}/{day.day}") == day.isoformat()


@given(st.integers(0, 999), st.integers(0, 9999), st.integers(0, 99999))
def test_every_duration_reads_back(years: int, months: int, days: int) -> None:
    length = Duration(years, months, days)
    assert to_duration(str(length)) == length


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2))
def test_every_amount_reads_back(amount: Decimal) -> None:
    assert to_scalar("money", f"{amount:.2f}") == amount


@given(st.sampled_from(KINDS), st.text(max_size=30))
def test_any_text_is_a_value_or_none_and_never_an_error(kind: str, text: str) -> None:
    if kind in SCALAR_KINDS:
        to_scalar(kind, text)
    suggestion = meant(kind, text)
    assert not suggestion or to_scalar(kind, suggestion) is not None


MEANT = {
    ("date", "2025.3.1"): "2025-03-01",
    ("date", "２０２５年３月１日"): "2025-03-01",
    ("date", "2025-2-30"): "",
    ("date", "3/4/2025"): "",
    ("date-time", "2025年3月1日 9:30"): "2025-03-01T09:30",
    ("date-time", "2025-03-01 9点30分"): "2025-03-01T09:30",
    ("date-time", "2025-03-01 下午3:00"): "",
    ("month", "2025年3月"): "2025-03",
    ("duration", "30年"): "P30Y",
    ("duration", "6个月"): "P6M",
    ("duration", "14天"): "P14D",
    ("duration", "永久"): "",
    ("money", "1,800元"): "1800",
    ("money", "￥1,800.50"): "1800.50",
    ("money", "12万元"): "",
    ("number", "３"): "3",
    ("number", "007"): "7",
    ("number", "12人"): "12",
    ("boolean", "是"): "true",
    ("boolean", "No"): "false",
    ("boolean", "也许"): "",
    ("text", "甲"): "",
}


@pytest.mark.parametrize("given_", MEANT, ids=" ".join)
def test_what_was_meant(given_: tuple[str, str]) -> None:
    assert meant(*given_) == MEANT[given_]


def test_examples_are_of_their_kinds() -> None:
    for kind, text in EXAMPLES.items():
        if kind != "url":
            assert to_scalar(kind, text) is not None
    assert set(FORMS) <= set(KINDS)
