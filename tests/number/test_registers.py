"""Registers: lines that count, lines that do not, and what changed since the last commit."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from recordroom.capture.registers import capture_register
from recordroom.model.holdings import Register
from recordroom.model.text import Source
from recordroom.number.registers import (
    column_at,
    first_change,
    next_count,
    read_register,
    scope_fits,
)
from tests.number.test_series import BARE, LEAVE, OFFICIAL

HEADER = "number,event,id,day,reason\n"
ONE = HEADER + "青协〔2025〕1号,mint,a,2025-03-01,\n"


def register(text: str, scope: str = "c0-2025") -> Register:
    path = PurePosixPath(f"records/numbers/s/{scope}.csv")
    return capture_register(Source(path, text, "", text, 1))[0]


def test_the_next_count_follows_the_highest_even_when_void() -> None:
    assert next_count(None, OFFICIAL) == 1
    assert next_count(register(ONE), OFFICIAL) == 2
    text = ONE + "青协〔2025〕7号,void,,2025-03-02,误取\n青协〔2025〕3号,mint,b,2025-03-03,\n"
    assert next_count(register(text), OFFICIAL) == 8


def test_a_foreign_number_does_not_count() -> None:
    text = ONE + "民协发(2025)9号,external,b,2025-03-02,联合行文\n"
    assert next_count(register(text), OFFICIAL) == 2
    assert read_register(register(text), OFFICIAL).faults == ()


@pytest.mark.parametrize(
    ("line", "column", "at"),
    [
        ("青协[2025]2号,mint,b,2025-03-02,", "number", 1),
        ("青协函〔2025〕2号,mint,b,2025-03-02,", "number", 1),
        (",mint,b,2025-03-02,", "number", 1),
        ("青协〔2025〕2号,mint,,2025-03-02,", "id", 17),
        ("青协〔2025〕2号,mint,b,03/02,", "day", 19),
        ("青协〔2025〕2号,void,,二月,", "day", 18),
        (",external,b,2025-03-02,", "number", 1),
        ('青协〔2025〕2号,void,,二月,"甲,乙"', "day", 1),
    ],
)
def test_a_line_that_cannot_count_names_its_column(line: str, column: str, at: int) -> None:
    found = register(ONE + line + "\n")
    reading = read_register(found, OFFICIAL)
    assert [item.line.position.line for item in reading.counted] == [2]
    (fault,) = reading.faults
    assert fault.column == column
    place = column_at(found, fault.line, column)
    assert place.position is not None
    assert (place.position.line, place.position.column) == (3, at)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("", ["bad-register-header"]),
        (HEADER, []),
        (HEADER.replace("day", "date"), ["bad-register-header"]),
        (HEADER + "a,mint,b,2025-03-01\n", ["bad-register-line"]),
        (HEADER + 'a,mint,b,2025-03-01,"open\nc,void,,2025-03-02,x\n', ["bad-register-line"]),
        (HEADER + "a,give,b,2025-03-01,\n", ["bad-register-event"]),
        (HEADER + "\na,mint,b,2025-03-01,\n", []),
    ],
)
def test_lines_that_fit_no_form(text: str, kinds: list[str]) -> None:
    source = Source(PurePosixPath("records/numbers/s/x.csv"), text, "", text, 1)
    assert [problem.kind for problem in capture_register(source)[1]] == kinds


def test_an_open_quote_swallows_no_line() -> None:
    text = HEADER + 'a,mint,b,2025-03-01,"open\nc,void,,2025-03-02,x\n'
    assert [line.number for line in register(text).lines] == ["c"]


@pytest.mark.parametrize(
    ("earlier", "line"),
    [
        (ONE, None),
        (ONE.rstrip("\n"), None),
        ("\ufeff" + ONE.replace("\n", "\r\n"), None),
        (HEADER, None),
        (ONE.replace(",a,", ",b,"), 2),
        (ONE + "青协〔2025〕2号,mint,b,2025-03-02,\n", 3),
        (HEADER + "青协〔2025〕9号,mint,z,2025-02-01,\n" + ONE.removeprefix(HEADER), 2),
    ],
)
def test_the_earlier_text_must_still_stand(earlier: str, line: int | None) -> None:
    assert first_change(register(ONE), earlier) == line


def test_scopes_fit_the_counter() -> None:
    assert scope_fits(OFFICIAL, "c1-2025")
    assert not scope_fits(OFFICIAL, "2025")
    assert not scope_fits(OFFICIAL, "c9-2025")
    assert scope_fits(LEAVE, "2025")
    assert not scope_fits(LEAVE, "25")
    assert scope_fits(BARE, "all")
