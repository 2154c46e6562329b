"""Until when records are kept: days worked out by hand, with the calendar beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from recordroom.capture.typed import to_duration
from recordroom.model.policies import Policies
from recordroom.model.value import Duration
from recordroom.pipeline import Checked, check_room
from recordroom.retain.schedule import add, assign, keeping, last_day, offset

Room = Callable[[Mapping[str, str | bytes]], Path]

CLASSES = """classes:
  - id: under-test
    label: {{zh-Hans: 样例, en: Sample}}
    period: {period}
    trigger: {{event: {event}, field: {field}{via}}}
    offset: {offset}
    action: review
  - id: ten-years
    label: {{zh-Hans: 一般文件, en: Ordinary papers}}
    period: P10Y
    trigger: {{event: dated, field: date}}
    action: review
  - id: forever
    label: {{zh-Hans: 重要文件, en: Important papers}}
    period: permanent
    trigger: {{event: dated, field: date}}
    action: keep
assign:
  - {{class: under-test, when: {{field: type, is: note}}}}
"""
ORGANISATION = "policies/organisation.yml"
NOTE = "policies/record-types/note.yml"


def laid(
    room: Room,
    *,
    period: str = "P10Y",
    offset: str = "none",
    event: str = "dated",
    field: str = "date",
    via: str = "",
    files: Mapping[str, str] | None = None,
    note: str = "",
) -> Checked:
    """A room with one note, `n`, in a class made of these parts."""
    via = f", via: {via}" if via else ""
    text = CLASSES.format(period=period, offset=offset, event=event, field=field, via=via)
    front = "type: note\ntitle: 便函\nstatus: closed\n" + note
    everything = {
        "policies/retention.yml": text,
        "records/notes/2025/n.md": f"---\n{front}---\n\n正文。\n",
        **(files or {}),
    }
    return check_room(room(everything), as_of=date(2026, 1, 1))


def until(checked: Checked) -> date | None:
    record = checked.holdings.by_id["n"]
    return keeping(record, checked.holdings, checked.policies).until


# Counted from the trigger itself (offset none), its own day is not part of the period and the day
# of the same number is the last one; an offset names the first day of the period.
DAYS = [
    # a plain year, each offset
    ("2025-03-01", "P10Y", "none", "2035-03-01"),
    ("2025-03-01", "P10Y", "next-day", "2035-03-01"),
    ("2025-03-01", "P10Y", "next-1-january", "2035-12-31"),
    ("2025-03-01", "P10Y", "after-fiscal-year", "2035-12-31"),
    # the ends of the year
    ("2025-01-01", "P10Y", "next-1-january", "2035-12-31"),
    ("2025-12-31", "P10Y", "next-1-january", "2035-12-31"),
    ("2025-12-31", "P1Y", "none", "2026-12-31"),
    ("2025-12-31", "P1Y", "next-day", "2026-12-31"),
    # from 29 February
    ("2024-02-29", "P1Y", "none", "2025-02-28"),
    ("2024-02-29", "P4Y", "none", "2028-02-29"),
    ("2024-02-29", "P1Y", "next-day", "2025-02-28"),
    ("2024-02-28", "P1Y", "next-day", "2025-02-28"),
    ("2024-02-29", "P30Y", "next-1-january", "2054-12-31"),
    # to 29 February
    ("2023-02-28", "P1Y", "none", "2024-02-28"),
    ("2023-02-28", "P1Y", "next-day", "2024-02-29"),
    # months of other lengths
    ("2025-01-31", "P1M", "none", "2025-02-28"),
    ("2025-01-30", "P1M", "next-day", "2025-02-28"),
    ("2025-08-31", "P6M", "none", "2026-02-28"),
    ("2025-10-31", "P18M", "none", "2027-04-30"),
    ("2025-11-15", "P2M", "none", "2026-01-15"),
    # days, and mixtures
    ("2025-12-20", "P14D", "none", "2026-01-03"),
    ("2025-12-20", "P14D", "next-day", "2026-01-03"),
    ("2024-02-20", "P10D", "none", "2024-03-01"),
    ("2025-01-31", "P1Y1M1D", "none", "2026-03-01"),
    # no end: nothing comes after the year 9999
    ("9999-12-31", "P10Y", "none", "9999-12-31"),
    ("9999-12-31", "P10Y", "next-1-january", "9999-12-31"),
    ("9995-06-01", "P30Y", "next-day", "9999-12-31"),
]


@pytest.mark.parametrize(("day", "period", "how", "last"), DAYS)
def test_last_day(room: Room, day: str, period: str, how: str, last: str) -> None:
    checked = laid(room, period=period, offset=how, note=f"date: {day}\n")
    assert until(checked) == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("begins", "day", "last"),
    [
        ("01-01", "2025-06-30", "2055-12-31"),
        ("04-01", "2025-03-31", "2055-03-31"),
        ("04-01", "2025-04-01", "2056-03-31"),
        ("07-01", "2025-12-31", "2056-06-30"),
        ("09-01", "2025-08-31", "2055-08-31"),
        ("03-01", "2024-02-29", "2054-02-28"),
    ],
)
def test_fiscal_years_begin_where_the_organisation_says(
    room: Room, begins: str, day: str, last: str
) -> None:
    text = (Path(__file__).parent.parent / "check/base" / ORGANISATION).read_text(encoding="utf-8")
    files = {ORGANISATION: text.replace('"01-01"', f'"{begins}"')}
    checked = laid(
        room, period="P30Y", offset="after-fiscal-year", note=f"date: {day}\n", files=files
    )
    assert until(checked) == date.fromisoformat(last)


def test_the_day_of_another_field_counts(room: Room) -> None:
    closed = laid(
        room, event="closed", field="closed-on", note="date: 2020-05-05\nclosed-on: 2025-02-10\n"
    )
    assert until(closed) == date(2035, 2, 10)


def test_without_the_day_the_clock_stands(room: Room) -> None:
    open_ = laid(room, event="closed", field="closed-on", note="date: 2020-05-05\n")
    found = keeping(open_.holdings.by_id["n"], open_.holdings, open_.policies)
    assert (found.permanent, found.until, found.trigger) == (False, None, None)
    assert found.period == Duration(years=10)


PROJECT = {
    NOTE: """id: note
label: {zh-Hans: 便函, en: Note}
summary: {zh-Hans: 便函, en: A note}
folder: notes
access: {default: internal, lowest: internal}
fields:
  - {name: head, kind: record, label: {zh-Hans: 项目, en: Project}}
  - {name: closed-on, kind: date, label: {zh-Hans: 结项, en: Closed on}}
states:
  - {id: closed, label: {zh-Hans: 已办结, en: Closed}, phase: closed}
"""
}
HEAD = "---\ntype: note\ntitle: 项目\nstatus: closed\ndate: 2023-01-01\n{day}---\n\n正文。\n"


@pytest.mark.parametrize(
    ("day", "last"), [("closed-on: 2024-06-30\n", date(2034, 12, 31)), ("", None)]
)
def test_the_head_s_day_counts(room: Room, day: str, last: date | None) -> None:
    files = {**PROJECT, "records/notes/2023/head.md": HEAD.format(day=day)}
    checked = laid(
        room,
        event="closed",
        field="closed-on",
        via="head",
        offset="next-1-january",
        note="date: 2023-05-05\nhead: head\n",
        files=files,
    )
    assert until(checked) == last


def test_a_head_that_is_not_there_gives_no_day(room: Room) -> None:
    checked = laid(
        room,
        event="closed",
        field="closed-on",
        via="head",
        note="date: 2023-05-05\nhead: gone\n",
        files=PROJECT,
    )
    assert until(checked) is None


def successor(day: str, status: str) -> str:
    front = f"type: letter\ntitle: 新规定\nstatus: {status}\ndate: {day}\nsupersedes: [n]\n"
    return f"---\n{front}---\n\n正文。\n"


@pytest.mark.parametrize(
    ("successors", "last"),
    [
        ([], None),
        ([("2025-06-01", "issued")], date(2035, 6, 1)),
        ([("2025-06-01", "issued"), ("2024-04-01", "issued")], date(2034, 4, 1)),
        ([("2025-06-01", "draft")], None),
        ([("2024-04-01", "draft"), ("2025-06-01", "issued")], date(2035, 6, 1)),
    ],
)
def test_a_superseded_record_counts_from_its_successor(
    room: Room, successors: list[tuple[str, str]], last: date | None
) -> None:
    files = {
        f"records/letters/2025/s{i}.md": successor(day, status)
        for i, (day, status) in enumerate(successors)
    }
    checked = laid(room, event="superseded", note="date: 2020-01-01\n", files=files)
    assert until(checked) == last


@pytest.mark.parametrize(
    ("stated", "last", "permanent", "raised"),
    [
        ("P30Y", date(2055, 3, 1), False, True),
        ("P11Y", date(2036, 3, 1), False, True),
        ("P5Y", date(2035, 3, 1), False, False),
        ("P10Y", date(2035, 3, 1), False, False),
        ("P120M", date(2035, 3, 1), False, False),
        ("P121M", date(2035, 4, 1), False, True),
        ("permanent", None, True, True),
        ("三十年", date(2035, 3, 1), False, False),
    ],
)
def test_a_stated_period_may_only_raise(
    room: Room, stated: str, last: date | None, permanent: bool, raised: bool
) -> None:
    checked = laid(room, note=f"date: 2025-03-01\nretention-period: {stated}\n")
    found = keeping(checked.holdings.by_id["n"], checked.holdings, checked.policies)
    assert (found.until, found.permanent, found.raised) == (last, permanent, raised)


def test_a_permanent_class_has_no_last_day(room: Room) -> None:
    checked = laid(room, period="permanent", note="date: 2025-03-01\nretention-period: P5Y\n")
    found = keeping(checked.holdings.by_id["n"], checked.holdings, checked.policies)
    assert (found.permanent, found.until, found.raised) == (True, None, False)


def test_the_record_s_own_class_comes_first_then_rules_then_the_type(room: Room) -> None:
    letter = "---\ntype: letter\ntitle: 通知\nstatus: draft\ndate: 2025-03-01\n---\n\n正文。\n"
    checked = laid(
        room,
        note="date: 2025-03-01\ndisposal-class: forever\n",
        files={
            "records/notes/2025/m.md": letter.replace("letter", "note").replace("draft", "open"),
            "records/letters/2025/l.md": letter,
        },
    )
    by_id, policies = checked.holdings.by_id, checked.policies
    assert [
        (assign(by_id[i], policies).origin, assign(by_id[i], policies).named) for i in "nml"
    ] == [("record", "forever"), ("rule", "under-test"), ("type", "ten-years")]


def test_a_stated_class_that_does_not_exist_is_not_replaced(room: Room) -> None:
    checked = laid(room, note="date: 2025-03-01\ndisposal-class: no-such\n")
    found = keeping(checked.holdings.by_id["n"], checked.holdings, checked.policies)
    assert found.assignment.named == "no-such"
    assert found.assignment.disposal_class is None
    assert (found.permanent, found.until) == (False, None)


@pytest.mark.parametrize(
    ("start", "period", "first_counts", "last"),
    [
        ("2026-01-01", "P1Y", True, "2026-12-31"),
        ("2024-02-29", "P1Y", True, "2025-02-28"),
        ("2024-03-01", "P1Y", True, "2025-02-28"),
        ("2023-03-01", "P1Y", True, "2024-02-29"),
        ("2025-01-31", "P1M", True, "2025-02-28"),
        ("2025-01-31", "P1M", False, "2025-02-28"),
        ("2025-03-01", "P1D", True, "2025-03-01"),
        ("2025-03-01", "P1D", False, "2025-03-02"),
        ("2025-03-01", "P0D", False, "2025-03-01"),
    ],
)
def test_last_day_of_a_period(start: str, period: str, first_counts: bool, last: str) -> None:
    length = to_duration(period)
    assert length is not None
    found = last_day(date.fromisoformat(start), length, counts_start=first_counts)
    assert found == date.fromisoformat(last)


@pytest.mark.parametrize(
    ("day", "period", "end"),
    [
        ("2025-12-31", Duration(months=2), "2026-02-28"),
        ("2023-12-31", Duration(months=2), "2024-02-29"),
        ("2025-06-15", Duration(years=1, months=7, days=20), "2027-02-04"),
        ("2025-12-01", Duration(months=1), "2026-01-01"),
        ("2025-12-01", Duration(months=12), "2026-12-01"),
    ],
)
def test_add(day: str, period: Duration, end: str) -> None:
    assert add(date.fromisoformat(day), period) == date.fromisoformat(end)


def test_offsets_of_new_year(room: Room) -> None:
    policies: Policies = laid(room, note="date: 2025-03-01\n").policies
    eve = date(2025, 12, 31)
    assert offset(eve, "none", policies) == eve
    assert offset(eve, "next-day", policies) == date(2026, 1, 1)
    assert offset(eve, "next-1-january", policies) == date(2026, 1, 1)
    assert offset(date(2026, 1, 1), "next-1-january", policies) == date(2027, 1, 1)
    assert offset(date(2026, 1, 1), "after-fiscal-year", policies) == date(2027, 1, 1)


@pytest.mark.parametrize(
    ("shorter", "longer"),
    [("P1Y", "P13M"), ("P11M", "P1Y"), ("P29D", "P1M"), ("P364D", "P1Y"), ("P119M", "P10Y")],
)
def test_lengths_compare(shorter: str, longer: str) -> None:
    one, other = to_duration(shorter), to_duration(longer)
    assert one is not None and other is not None
    assert one.rough_days < other.rough_days


def test_twelve_months_are_a_year() -> None:
    assert Duration(months=12).rough_days == Duration(years=1).rough_days
    assert Duration(months=120).rough_days == Duration(years=10).rough_days
