"""`recordroom codeowners`: shows, writes, and checks the committed file."""

from __future__ import annotations

from pathlib import Path

from recordroom.report.codeowners import BEGIN
from tests.cli.conftest import Run
from tests.conftest import lay
from tests.report.summary.rooms import association

ACCOUNTS = {"an-ning": "an-acc", "mo-ran": "mo-acc"}


def test_it_is_written_once_and_then_up_to_date(told: Run, tmp_path: Path) -> None:
    root = lay(tmp_path / "room", association(ACCOUNTS))
    place = root / ".github" / "CODEOWNERS"
    before = place.read_text(encoding="utf-8")
    day = ("--as-of", "2026-03-02", "--root", root)
    shown = told("codeowners", *day)
    assert shown.status == 0 and "@an-acc" in shown.out and "柏远" in shown.err
    assert place.read_text(encoding="utf-8") == before
    assert told("codeowners", "--check", *day).status == 0  # nothing generated yet

    assert told("codeowners", "--write", *day).status == 0
    text = place.read_text(encoding="utf-8")
    assert text.startswith(before) and BEGIN in text and "@mo-acc" in text
    assert told("codeowners", "--check", *day).status == 0

    lay(
        root,
        {
            "policies/organisation.yml": association({"an-ning": "new-acc"})[
                "policies/organisation.yml"
            ]
        },
    )
    stale = told("--lang", "en", "codeowners", "--check", *day)
    assert stale.status == 1 and "out of date" in stale.out
    assert place.read_text(encoding="utf-8") == text
    assert told("codeowners", "--write", *day).status == 0
    again = place.read_text(encoding="utf-8")
    assert "@new-acc" in again and "@mo-acc" not in again and again.count(BEGIN) == 1
    assert not list(place.parent.glob("*.new"))


def test_both_at_once_is_refused(told: Run, tmp_path: Path) -> None:
    root = lay(tmp_path / "room", association())
    assert told("codeowners", "--write", "--check", "--root", root).status == 2


def test_a_folder_that_cannot_be_written_is_told(told: Run, tmp_path: Path) -> None:
    root = lay(tmp_path / "room", association(ACCOUNTS))
    (root / ".github" / ".CODEOWNERS.new").mkdir()
    said = told("codeowners", "--write", "--root", root)
    assert said.status == 2 and "写不了" in said.err
