"""Which number a record gets, settling a clash, and mending what names a number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from recordroom.number.landed import register_from
from recordroom.number.mentions import added_lines, mend, names
from recordroom.number.mint import Minting, mint
from recordroom.number.obstacles import NoNumber
from recordroom.number.settle import counting, settle
from recordroom.pipeline import check_room
from tests.number.clerk import HEADER, POLICIES, REGISTER, letter, register

Room = Callable[[Mapping[str, str | bytes]], Path]
DAY = date(2025, 6, 5)


def minted(
    room: Room, *files: Mapping[str, str], on: date = DAY, state: str = "numbered", code: str = ""
) -> Minting | NoNumber:
    every: dict[str, str | bytes] = {**POLICIES}
    for more in files:
        every |= more
    checked = check_room(room(every), as_of=date(2026, 1, 1))
    record = checked.holdings.by_id["spring"]
    return mint(record, checked.policies, checked.holdings, on=on, state=state, code=code)


@pytest.mark.parametrize(
    ("more", "code", "text"),
    [
        ("", "", "小样〔2025〕1号"),
        ("kind: letter\n", "", "小样函〔2025〕1号"),
        ("kind: letter\n", "xy", "小样〔2025〕1号"),
        ("", "小样函", "小样函〔2025〕1号"),
    ],
)
def test_the_code_comes_from_the_record_or_is_named(
    room: Room, more: str, code: str, text: str
) -> None:
    found = minted(room, letter("spring", "signed", more=more), code=code)
    assert isinstance(found, Minting)
    assert found.text == text
    assert found.line == f"{text},mint,spring,2025-06-05,\n"


@pytest.mark.parametrize(
    ("files", "options", "kind"),
    [
        ((letter("spring", "draft"),), {"state": "draft"}, "not-signed"),
        ((letter("spring", "issued", number="小样〔2025〕1号"),), {}, "has-number"),
        ((letter("spring", "signed", more="lead: 样例区\n"),), {}, "joint"),
        ((letter("spring", "signed", day="2020-12-31"),), {}, "before-enforced"),
        ((letter("spring", "signed", day="2022-12-31"),), {}, "closed-year"),
        ((letter("spring", "signed"),), {"on": date(2026, 7, 1)}, "closed-year"),
        ((letter("spring", "signed"),), {"on": date(2024, 12, 31)}, "year-to-come"),
        ((letter("spring", "signed"),), {"code": "zz"}, "unknown-code"),
        (
            (letter("spring", "signed"), register("小样〔2025〕1号,void,,2025-06-06,误取")),
            {},
            "day-goes-back",
        ),
        (
            (letter("spring", "signed"), register("小样〔2025〕1号,mint,spring,2025-06-01,")),
            {},
            "given",
        ),
        (
            (letter("spring", "signed"), register("小样〔2025〕01号,void,,2025-06-01,误取")),
            {},
            "damaged-register",
        ),
        ((letter("spring", "signed"), {REGISTER: "<<<<<<< HEAD\n"}), {}, "damaged-register"),
        (
            (letter("spring", "signed"), register("小样〔2025〕2号,void,,2025-06-01,误取")),
            {},
            "gap",
        ),
    ],
)
def test_why_none_is_given(
    room: Room, files: tuple[dict[str, str], ...], options: dict[str, object], kind: str
) -> None:
    found = minted(room, *files, **options)  # type: ignore[arg-type]  # as the cases have them
    assert isinstance(found, NoNumber)
    assert found.kind == kind
    assert found.hans and found.en


def test_the_last_open_day_of_a_year(room: Room) -> None:
    found = minted(room, letter("spring", "signed"), on=date(2026, 6, 30))
    assert isinstance(found, Minting) and found.text == "小样〔2025〕1号"


def settled(room: Room, kept: list[str], lost: list[str]) -> tuple[list[str], dict[str, str]]:
    policies = check_room(room({**POLICIES}), as_of=DAY).policies
    path = PurePosixPath(REGISTER)
    counts = counting(path, policies)
    assert counts is not None
    lines = [f"{line}\n" for line in lost]
    ours = register_from(path, HEADER + "".join(lines)).lines
    theirs = register_from(path, HEADER + "".join(f"{line}\n" for line in kept))
    done = settle(theirs, ours, counts, on=DAY)
    return done.text.split("\n")[1 + len(kept) : -1], {r.id: r.new for r in done.renumbered}


def test_only_what_collides_moves_on(room: Room) -> None:
    lines, moved = settled(
        room,
        ["小样〔2025〕1号,mint,a,2025-06-01,"],
        ["小样〔2025〕1号,mint,b,2025-06-01,", "小样〔2025〕2号,mint,c,2025-06-01,"],
    )
    assert moved == {"b": "小样〔2025〕3号"}
    assert lines[0] == "小样〔2025〕2号,mint,c,2025-06-01,"
    assert lines[1].startswith("小样〔2025〕3号,mint,b,2025-06-05,原取小样〔2025〕1号")


def test_a_void_moves_with_its_number(room: Room) -> None:
    lines, _ = settled(
        room,
        ["小样〔2025〕1号,mint,a,2025-06-04,"],
        ["小样〔2025〕1号,mint,b,2025-06-01,", "小样〔2025〕1号,void,b,2025-06-02,误取"],
    )
    assert [line.split(",")[:3] for line in lines] == [
        ["小样〔2025〕2号", "mint", "b"],
        ["小样〔2025〕2号", "void", "b"],
    ]


def test_days_never_go_back(room: Room) -> None:
    lines, moved = settled(
        room, ["小样〔2025〕1号,void,,2025-06-04,误取"], ["小样〔2025〕2号,mint,b,2025-06-01,"]
    )
    assert moved == {}
    assert lines == ["小样〔2025〕2号,mint,b,2025-06-04,"]


def test_mentions_are_mended_where_they_were_added() -> None:
    before = "甲：协〔2025〕1号\n乙\n"
    after = "甲：协〔2025〕1号\n乙\n丙：协〔2025〕1号和青协〔2025〕1号\n"
    added = added_lines(before, after)
    assert added == Counter({"丙：协〔2025〕1号和青协〔2025〕1号": 1})
    done = mend(after, [("协〔2025〕1号", "协〔2025〕2号")], added=added, words=("青协", "协"))
    assert done.text == "甲：协〔2025〕1号\n乙\n丙：协〔2025〕2号和青协〔2025〕1号\n"
    assert done.count == 1
    assert [(m.line, m.number) for m in done.left] == [(1, "协〔2025〕1号")]


def test_numbers_that_trade_places_are_not_moved_twice() -> None:
    line = "见 XM-2025-1、XM-2025-2、XM-2025-12"
    pairs = [("XM-2025-1", "XM-2025-2"), ("XM-2025-2", "XM-2025-3")]
    done = mend(line, pairs, added=Counter([line]))
    assert done.text == "见 XM-2025-2、XM-2025-3、XM-2025-12"


def test_a_number_within_a_longer_one_is_not_named() -> None:
    assert not names("XM-2025-12", "XM-2025-1")
    assert not names("青协〔2025〕1号", "协〔2025〕1号", ("青协",))
    assert names("按协〔2025〕1号办", "协〔2025〕1号", ("青协",))
