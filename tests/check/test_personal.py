"""Personal data is found by its arithmetic, as a whole token, and never copied into a message."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordroom.check.personal import (
    FINDERS,
    Personal,
    bank_cards,
    check_digit,
    email_addresses,
    is_office_contact,
    luhn,
    mobile_numbers,
    resident_ids,
)

regions = st.sampled_from(("110105", "440524", "510104", "710000", "810000", "910001"))
days = st.dates(date(1900, 1, 1), date(2025, 12, 31))
orders = st.integers(0, 999).map("{:03d}".format)
around = st.sampled_from(("", "。", "，电话", " ", "（", "号码：", "\n", "“", "/", "_"))


def resident(region: str, day: date, order: str) -> str:
    head = f"{region}{day:%Y%m%d}{order}"
    return head + check_digit(head)


def texts(found: object) -> list[str]:
    assert isinstance(found, list)
    return [item.text for item in found]


@given(regions, days, orders, around, around)
def test_a_sound_identity_number_is_found(
    region: str, day: date, order: str, before: str, after: str
) -> None:
    number = resident(region, day, order)
    text = before + number + after
    assert list(resident_ids(text)) == [Personal(len(before), len(before) + 18, number)]
    assert texts(list(resident_ids(text.replace("X", "x")))) == [number.replace("X", "x")]
    assert not list(mobile_numbers(text))
    assert not list(bank_cards(text))


@given(regions, days, orders, st.integers(1, 10))
def test_another_check_digit_is_none(region: str, day: date, order: str, step: int) -> None:
    number = resident(region, day, order)
    places = "0123456789X"
    wrong = number[:17] + places[(places.index(number[17]) + step) % 11]
    assert not list(resident_ids(wrong))


@given(regions, days, orders, st.integers(0, 16))
def test_two_digits_exchanged_are_noticed(region: str, day: date, order: str, at: int) -> None:
    number = resident(region, day, order)
    swapped = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    if swapped != number:
        assert not list(resident_ids(swapped))


@given(regions, days, orders, st.sampled_from("0123456789A"))
def test_a_longer_serial_is_left_alone(region: str, day: date, order: str, more: str) -> None:
    number = resident(region, day, order)
    assert not list(resident_ids(number + more))
    assert not list(resident_ids(more + number))


@pytest.mark.parametrize(
    "text",
    [
        "110105194912310021",  # the check digit is X
        "110105491231002",  # fifteen places
        "110105********002X",
        "990105194912310021",  # no such region
        "110105194913310021",  # no such day
        "110105000012310021",
    ],
)
def test_what_is_no_identity_number(text: str) -> None:
    assert not list(resident_ids(text))


@pytest.mark.parametrize(
    "text",
    [
        "13912345678", "139 1234 5678", "139-1234-5678", "+86 139 1234 5678", "+8613912345678",
        "0086 13912345678", "8613912345678", "１３９１２３４５６７８", "+852 9123 4567",
        "+852-91234567", "+853 6612 3456", "+886 912 345 678",
    ],
)  # fmt: skip
def test_mobile_numbers(text: str) -> None:
    assert texts(list(mobile_numbers(f"电话{text}，请联系"))) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "12912345678", "139123456789", "1391234567", "0.13912345678", "13912345678.50",
        "BH-139-1234-5678", "2025-13912345678", "A13912345678", "9123 4567", "0000-6100120",
        "2025-03-01", "139,1234,5678",
    ],
)  # fmt: skip
def test_what_is_no_mobile_number(text: str) -> None:
    assert not list(mobile_numbers(f"见 {text}。"))


def test_file_names_count() -> None:
    assert texts(list(mobile_numbers("tel-13912345678.pdf"))) == ["13912345678"]
    assert texts(list(mobile_numbers("林晓_13912345678.pdf"))) == ["13912345678"]


def card(digits: str) -> str:
    last = next(d for d in "0123456789" if luhn(digits + d))
    return digits + last


@given(st.sampled_from("34569"), st.text("0123456789", min_size=14, max_size=17))
def test_a_sound_card_number_is_found(first: str, rest: str) -> None:
    number = card(first + rest)
    found = texts(list(bank_cards(f"卡号{number}。")))
    assert found == [number] or len(number) == 18
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    assert not list(bank_cards(wrong))


def test_cards_in_groups() -> None:
    for text in ("6222 0212 3456 7890 128", "4111-1111-1111-1111"):
        assert texts(list(bank_cards(f"卡号 {text}。"))) == [text]
        assert not list(mobile_numbers(text))


@pytest.mark.parametrize(
    "text",
    [
        "914403001922038216",  # an organisation's credit code
        "6222 0212 34567890 128",  # no such grouping
        "20250301123456789",
        "62220212345678901280",  # twenty digits
    ],
)
def test_what_is_no_card(text: str) -> None:
    assert not list(bank_cards(text))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("请发 lin.xiao@mail.example。", ["lin.xiao@mail.example"]),
        ("mailto:a+b@mail.example", ["a+b@mail.example"]),
        ("ａ＠mail.example", []),
        ("lin＠mail．example", ["lin＠mail．example"]),
        ("https://user@host.example/x", []),
        ("@所有人", []),
        ("a@b", []),
    ],
)
def test_email_addresses(text: str, found: list[str]) -> None:
    assert texts(list(email_addresses(text))) == found


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("office@sample.example", True),
        ("Office@Sample.Example", True),
        ("office@mail.sample.example", False),
        ("office@sample.example.net", False),
        ("138-0000-0000", True),
        ("13800000001", False),
    ],
)
def test_office_contacts(text: str, office: bool) -> None:
    assert is_office_contact(text, ("@sample.example", "13800000000")) == office


@given(st.text("0123456789Xx-+ @.a", max_size=60))
def test_any_text_gives_places_in_it(text: str) -> None:
    for finder in FINDERS.values():
        for item in finder(text):
            assert text[item.start : item.end] == item.text
            assert item.text not in item.masked


def test_long_texts_take_no_time() -> None:
    for text in ("1" * 300_000, "1 " * 150_000, "a" * 300_000 + "@", "a@a." * 75_000):
        for finder in FINDERS.values():
            assert list(finder(text)) == []
