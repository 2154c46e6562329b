"""What a record must come with, and the members of a dossier."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from recordroom.model.holdings import Record
from recordroom.pipeline import Checked, check_room
from recordroom.relate.links import back_links, successors
from recordroom.relate.sets import Sets

Room = Callable[[Mapping[str, str | bytes]], Path]


def notice(status: str) -> str:
    return (
        f"---\ntype: notice\ntitle: 开会通知\ndate: 2025-02-20\nstatus: {status}\n---\n\n请到会。\n"
    )


def minutes(extra: str) -> str:
    return (
        f"---\ntype: minutes\ntitle: 会议纪要\ndate: 2025-03-01\nstatus: draft\n{extra}---\n\n"
        "## 议程\n\n一项。\n"
    )


def captured(room: Room, files: Mapping[str, str]) -> Checked:
    return check_room(room(files), as_of=date(2026, 1, 1))


def sets_of(checked: Checked, records: tuple[Record, ...] | None = None) -> Sets:
    return Sets(checked.holdings.records if records is None else records, checked.policies.types)


FILES = {
    "records/notices/2025/held.md": notice("held"),
    "records/notices/2025/sent.md": notice("sent"),
    "records/minutes/2025/first.md": minutes("meeting: held\n"),
    "records/minutes/2025/other.md": minutes("related: [held, first]\n"),
}


def test_a_companion_is_found_by_its_field(room: Room) -> None:
    checked = captured(room, FILES)
    by_id = checked.holdings.by_id
    (state,) = sets_of(checked).companions(by_id["held"])
    assert state.companion.type == "minutes"
    assert [r.id for r in state.records] == ["first"]


def test_nothing_is_asked_for_before_its_state(room: Room) -> None:
    checked = captured(room, FILES)
    assert sets_of(checked).companions(checked.holdings.by_id["sent"]) == ()


def test_what_is_not_given_is_absent(room: Room) -> None:
    checked = captured(room, FILES)
    held = checked.holdings.by_id["held"]
    (state,) = sets_of(checked, (held,)).companions(held)
    assert state.records == ()


def test_members_and_heads(room: Room) -> None:
    checked = captured(room, FILES)
    sets = sets_of(checked)
    assert [r.id for r in sets.members("held")] == ["first"]
    assert sets.members("sent") == ()
    assert [r.id for r in sets.heads(checked.holdings.records)] == ["held", "sent"]


def test_references_backwards(room: Room) -> None:
    checked = captured(room, FILES)
    back = back_links(checked.holdings.references)
    assert sorted((r.origin, r.field[0]) for r in back["held"]) == [
        ("first", "meeting"),
        ("other", "related"),
    ]
    assert "other" not in back


def test_successors(room: Room) -> None:
    files = {
        "records/minutes/2025/first.md": minutes(""),
        "records/minutes/2025/second.md": minutes("supersedes: [first]\n"),
    }
    found = successors(captured(room, files).holdings)
    assert {old: [r.id for r in new] for old, new in found.items()} == {"first": ["second"]}
