"""A room with changes in memory is the room that would be read after writing them."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from recordroom.pipeline import check_changes, check_room
from recordroom.read.changed import with_changes
from recordroom.read.policies import UnreadablePoliciesError
from recordroom.read.room import read_room
from tests.conftest import lay
from tests.flow.house import DAY, LETTER_AT, MINTED, REGISTER_AT, files, house, letter

CHANGES: dict[str, str | None] = {
    LETTER_AT: letter("in-review"),
    "records/letters/2026/new.md": letter(),
    "records/letters/2026/broken.md": "---\ntitle: [\n---\n",
    "records/letters/2026/training/plan.csv": "a,b\n",
    "records/letters/2026/training/old.csv": None,
    "records/resolutions/2026/resolution-1.md": None,
    REGISTER_AT: MINTED,
    "records/numbers/letter/xyh-2026.csv": "no header\n",
    "records/acknowledgements/training/du.yml": "content: v1:x\non: 2026-03-02\n",
    "records/letters/2026/training/.evidence/0-bai.sig": "signed\n",
    "records/letters/2026/training/.hidden": "never read\n",
    "policies/checks.yml": "vague-words: [适当]\n",
}


def write(root: Path, changes: dict[str, str | None]) -> None:
    for name, text in changes.items():
        if text is None:
            (root / name).unlink()
        else:
            lay(root, {name: text})


def as_bytes(changes: dict[str, str | None]) -> dict[PurePosixPath, bytes | None]:
    return {PurePosixPath(n): None if t is None else t.encode() for n, t in changes.items()}


@pytest.mark.parametrize("names", [*([name] for name in CHANGES), list(CHANGES)], ids=str)
def test_it_equals_reading_anew(tmp_path: Path, names: list[str]) -> None:
    more = {LETTER_AT: letter(), "records/letters/2026/training/old.csv": "x\n"}
    lay(tmp_path, files(more))
    some = {name: CHANGES[name] for name in names}
    changed = with_changes(read_room(tmp_path), as_bytes(some))
    before = read_room(tmp_path)
    assert before == read_room(tmp_path)  # nothing was written
    write(tmp_path, some)
    assert changed == read_room(tmp_path)


def test_its_check_equals_checking_anew(tmp_path: Path) -> None:
    checked = house(tmp_path, {LETTER_AT: letter(), "records/letters/2026/training/old.csv": "x\n"})
    after = check_changes(checked, as_bytes(CHANGES))
    write(tmp_path, CHANGES)
    anew = check_room(tmp_path, as_of=DAY)
    assert after.diagnostics == anew.diagnostics
    assert after.holdings == anew.holdings


def test_settings_that_could_not_be_read_are_refused(tmp_path: Path) -> None:
    checked = house(tmp_path)
    with pytest.raises(UnreadablePoliciesError):
        check_changes(checked, {PurePosixPath("policies/access.yml"): b"levels: ["})


@pytest.mark.parametrize("name", ["a\nb.csv", "list\u202efdp.csv", "cafe\u0301.csv"])
def test_a_name_that_is_not_read_is_told_before_it_is_written(tmp_path: Path, name: str) -> None:
    checked = check_room(lay(tmp_path, files()), as_of=DAY)
    at = PurePosixPath("records/letters/2026/training") / name
    found = {d.code for d in check_changes(checked, {at: b"a,b\n"}).diagnostics}
    lay(tmp_path, {str(at): "a,b\n"})
    assert found - {d.code for d in checked.diagnostics}
    assert found == {d.code for d in check_room(tmp_path, as_of=DAY).diagnostics}
