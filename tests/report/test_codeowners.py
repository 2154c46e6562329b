"""CODEOWNERS from authority, appointments and accounts."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path, PurePosixPath

from recordroom.report.codeowners import (
    BEGIN,
    END,
    block,
    merged,
    owned,
    patterns_of,
    without_account,
)
from tests.report.summary.changes import policy
from tests.report.summary.rooms import PEOPLE, association, load

DAY = date(2026, 3, 2)
ACCOUNTS = {id_: f"{id_}-acc" for id_ in PEOPLE if id_ != "lan-tian"}


def lines(files: dict[str, str], folder: Path, *, patterns: str = "glob") -> dict[str, list[str]]:
    """The owners of each pattern of the generated stretch."""
    _, policies, holdings = load(folder, files)
    text = block(owned(policies, holdings, as_of=DAY), policies, patterns=patterns)
    rows = [line.split(" ") for line in text.splitlines() if not line.startswith("#")]
    return {pattern: owners for pattern, *owners in rows}


def test_whoever_may_approve_a_type_owns_its_folder(tmp_path: Path) -> None:
    found = lines(association(ACCOUNTS), tmp_path)
    letters = found["/records/official-documents/"]
    assert {"@mo-ran-acc", "@hua-zhi-acc", "@bo-yuan-acc", "@an-ning-acc"} <= set(letters)
    assert "@ke-qing-acc" not in letters
    assert found["/records/numbers/official/"] == ["@ji-bai-acc"]
    assert found["/policies/"] == ["@an-ning-acc"]


def test_a_policy_and_what_it_governs_belong_to_its_department(tmp_path: Path) -> None:
    files = association(ACCOUNTS)
    text = policy("issued", 2024, "number: 小样制〔2024〕1号", "governs: ['checks.yml']")
    files["policies/services/volunteer-2024.md"] = text
    found = lines(files, tmp_path)
    assert "@mo-ran-acc" in found["/policies/services/volunteer-2024.md"]
    assert found["/policies/checks.yml"] == ["@an-ning-acc", "@mo-ran-acc"]


def test_who_has_no_account_is_said_and_takes_no_ownership_away(tmp_path: Path) -> None:
    _, policies, holdings = load(tmp_path, association({"mo-ran": "mo-ran-acc"}))
    rows = owned(policies, holdings, as_of=DAY)
    assert "蓝田" in [label.hans for label in without_account(rows, policies)]
    assert "莫然" not in [label.hans for label in without_account(rows, policies)]
    text = block(rows, policies, patterns="glob")
    for line in text.splitlines():
        # A path alone would say that nobody has to review it.
        assert line.startswith("#") or re.fullmatch(r"\S+( @\S+)+", line), line
    assert "# /policies/ " in text and "没有账号可列：安宁" in text


def test_the_day_decides_who_holds_a_post(tmp_path: Path) -> None:
    files = association(ACCOUNTS)
    text = files["policies/organisation.yml"]
    row = "{person: mo-ran, post: head-projects, from: 2010-01-01}"
    left = row.replace("}", ", to: 2026-01-31}")
    assert row in text
    files["policies/organisation.yml"] = text.replace(row, left)
    assert "@mo-ran-acc" not in lines(files, tmp_path)["/records/official-documents/"]


def test_it_is_the_same_every_time(tmp_path: Path) -> None:
    files = association(ACCOUNTS)
    assert list(lines(files, tmp_path / "a").items()) == list(lines(files, tmp_path / "b").items())


def test_gitea_and_forgejo_read_expressions(tmp_path: Path) -> None:
    files = association(ACCOUNTS)
    files["policies/services/volunteer-2024.md"] = policy("issued", 2024)
    found = lines(files, tmp_path, patterns="regex")
    assert "records/official-documents/.*" in found
    assert r"policies/services/volunteer-2024\\.md" in found
    assert patterns_of(PurePosixPath("CODEOWNERS"), forge_folders=[".forgejo"]) == "regex"
    assert patterns_of(PurePosixPath(".github/CODEOWNERS"), forge_folders=[".github"]) == "glob"


def test_an_account_that_is_none_is_not_written(tmp_path: Path) -> None:
    files = association({"an-ning": "'a b @everyone'"})
    assert "/policies/" not in lines(files, tmp_path)


def test_lines_of_ones_own_are_kept() -> None:
    mine = "# 我们自己的\n/docs/ @us\n"
    first = merged(mine, f"{BEGIN}\n/a/ @b\n{END}\n")
    assert first == f"{mine}\n{BEGIN}\n/a/ @b\n{END}\n"
    again = merged(first + "/later/ @us\n", f"{BEGIN}\n/c/ @d\n{END}\n")
    assert again == f"{mine}\n{BEGIN}\n/c/ @d\n{END}\n/later/ @us\n"
    assert merged("", f"{BEGIN}\n{END}\n") == f"{BEGIN}\n{END}\n"
