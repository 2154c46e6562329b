"""What was in force on a day: along a line of successors, and inside one record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from recordroom.pipeline import Checked, check_room
from recordroom.relate.force import content_on, in_force, lineage, terms

Room = Callable[[Mapping[str, str | bytes]], Path]


def policy(title: str, start: str, *, status: str = "issued", supersedes: str = "") -> str:
    replaced = f"supersedes: [{supersedes}]\n" if supersedes else ""
    return (
        f"---\ntype: policy\ntitle: {title}\ndate: {start}\nstatus: {status}\n"
        f"effective-from: {start}\n{replaced}---\n\n**第一条** 内容。\n"
    )


@pytest.fixture
def checked(room: Room) -> Checked:
    files = {
        "policies/office/a-2021.md": policy("甲办法", "2021-01-01", status="ended"),
        "policies/office/a-2023.md": policy(
            "甲办法（2023）", "2023-01-01", status="ended", supersedes="a-2021"
        ),
        "policies/office/a.md": policy("甲办法（2025）", "2025-01-01", supersedes="a-2023"),
        "policies/office/a-next.md": policy(
            "甲办法（草案）", "2027-01-01", status="draft", supersedes="a"
        ),
        "policies/office/b.md": policy("乙办法", "2022-01-01"),
        "policies/office/c.md": policy("丙办法", "2022-01-01", status="ended"),
    }
    return check_room(room({**files}), as_of=date(2026, 1, 1))


@pytest.mark.parametrize("asked", ["a-2021", "a-2023", "a", "a-next"])
@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2020, 12, 31), []), (date(2021, 1, 1), ["a-2021"]), (date(2022, 12, 31), ["a-2021"]),
        (date(2023, 1, 1), ["a-2023"]), (date(2024, 5, 1), ["a-2023"]),
        (date(2025, 1, 1), ["a"]), (date(2030, 1, 1), ["a"]),
    ],
)  # fmt: skip
def test_any_version_answers_for_the_whole_line(
    checked: Checked, asked: str, day: date, expected: list[str]
) -> None:
    record = checked.holdings.by_id[asked]
    found = in_force(record, checked.policies, checked.holdings, on=day)
    assert [term.record.id for term in found] == expected


def test_the_line_holds_all_versions_and_no_other(checked: Checked) -> None:
    line = lineage(checked.holdings.by_id["a-2023"], checked.holdings)
    assert [r.id for r in line] == ["a-2021", "a-2023", "a", "a-next"]


def test_a_draft_is_never_in_force_and_an_ending_without_a_day_is_unsure(checked: Checked) -> None:
    records = [checked.holdings.by_id[i] for i in ("a-next", "b", "c", "a-2021")]
    found = {t.record.id: t for t in terms(records, checked.policies, checked.holdings)}
    assert set(found) == {"b", "c", "a-2021"}
    assert (found["b"].end, found["b"].unsure) == (None, False)
    assert found["c"].unsure
    assert found["a-2021"].end == date(2022, 12, 31)


def test_a_circle_of_successors_ends(room: Room) -> None:
    root = room(
        {
            "policies/office/a.md": policy("甲", "2021-01-01", supersedes="b"),
            "policies/office/b.md": policy("乙", "2022-01-01", supersedes="a"),
        }
    )
    checked = check_room(root, as_of=date(2026, 1, 1))
    assert len(lineage(checked.holdings.by_id["a"], checked.holdings)) == 2


def test_the_text_of_a_day_is_what_the_next_amendment_began_with(tmp_path: Path) -> None:
    from tests.circulated import checked_of, files

    steps = [
        {"on": day, "by": "bai", "kind": "minor", "summary": "更正", "from": f"v1:sha256:{n * 64}"}
        for day, n in (("2025-03-20", "a"), ("2025-06-01", "b"))
    ]
    record = checked_of(tmp_path, files(amendments=steps)).holdings.by_id["duty"]
    assert content_on(record, date(2025, 3, 19)) == "v1:sha256:" + "a" * 64
    assert content_on(record, date(2025, 3, 20)) == "v1:sha256:" + "b" * 64
    assert content_on(record, date(2025, 6, 1)) == ""
