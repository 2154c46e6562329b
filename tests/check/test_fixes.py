"""A mend that a finding carries does what it says: the finding goes, and nothing else changes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from recordroom.check.cases import Case
from recordroom.check.rule import Rule
from recordroom.model.check import Diagnostic
from recordroom.pipeline import check_room
from recordroom.read.files import read_bytes
from recordroom.write.mending import mended
from tests.check.test_rule_cases import every_case, lay_odd, name_of
from tests.conftest import base_files, lay

NEVER = ("NUM", "ACC", "RET", "CLS", "PII", "FLO", "HIS")
"""Numbers, access, retention, classes, personal data, approvals and the past are for people."""
OUT_OF_BOUNDS = (
    "number",
    "access",
    "compartments",
    "retention-period",
    "disposal-class",
    "status",
    "approvals",
    "amendments",
    "reference-code",
)


def laid(case: Case, root: Path) -> Path:
    base = {name: text for name, text in base_files().items() if name not in case.without}
    added = {name: base.get(name, "") + text for name, text in case.added.items()}
    plain = {name: text for name, text in case.files.items() if name not in case.odd}
    lay(root, {**base, **plain, **added})
    for name, form in case.odd.items():
        lay_odd(root, name, case.files[name], form)
    return root


def told(found: Diagnostic) -> tuple[object, ...]:
    return found.code, found.path, found.start.line, found.message.hans


FAILING = [pair for pair in every_case() if pair[1].heading == "fails"]


@pytest.mark.parametrize("pair", FAILING, ids=name_of)
def test_finding_goes_and_nothing_else_changes(pair: tuple[Rule, Case], tmp_path: Path) -> None:
    """With every mend that any case's findings carry, safe or not, each by itself."""
    case = pair[1]
    root = laid(case, tmp_path / "room")
    before = check_room(root, as_of=case.as_of).diagnostics
    for found in before:
        if found.fix is None:
            continue
        if found.fix.safe:
            within_bounds(found)
        willing = replace(found, fix=replace(found.fix, safe=True))
        result = mended([willing], lambda path: read_bytes(root, path))
        assert result.done == (willing,)
        kept = {path: read_bytes(root, path) for path in result.changes}
        assert set(kept) == {e.place.path for e in found.fix.edits} | set(found.fix.as_read)
        for path, data in result.changes.items():
            assert data is not None
            (root / path).write_bytes(data)
            only_there(found, kept[path], data)
        after = check_room(root, as_of=case.as_of).diagnostics
        assert told(found) not in map(told, after)
        # A file that can be read again may have more to be told of; with safe mends none has.
        rest = after if found.fix.safe else [d for d in after if d.path not in kept]
        assert {told(d) for d in rest} <= {told(d) for d in before}
        for path, data in kept.items():
            (root / path).write_bytes(data)


@pytest.mark.parametrize("code", ["FRM010", "FRM012", "FRM024", "FRM025"])
def test_some_are_mended_without_asking(code: str, tmp_path: Path) -> None:
    case = next(case for rule, case in FAILING if rule.code == code)
    root = laid(case, tmp_path / "room")
    found = check_room(root, as_of=case.as_of).diagnostics
    result = mended(found, lambda path: read_bytes(root, path))
    assert [d.code for d in result.done] == [code]
    for path, data in result.changes.items():
        assert data is not None
        (root / path).write_bytes(data)
    assert check_room(root, as_of=case.as_of).diagnostics == ()


def only_there(found: Diagnostic, old: bytes, new: bytes) -> None:
    """A mend touches the lines that it points at, or no word at all."""
    assert found.fix is not None
    was, now = (data.decode().removeprefix("\ufeff").splitlines() for data in (old, new))
    changed = {n for n, pair in enumerate(zip(was, now, strict=True), 1) if pair[0] != pair[1]}
    assert changed == {edit.place.span().start.line for edit in found.fix.edits}


def within_bounds(found: Diagnostic) -> None:
    """What people decide is never mended without asking."""
    assert found.fix is not None
    assert not found.code.startswith(NEVER)
    assert not any(path.parts[:2] == ("records", "numbers") for path in found.fix.as_read)
    for edit in found.fix.edits:
        assert edit.place.path.suffix == ".md"
        assert edit.place.field and edit.place.field[0] not in OUT_OF_BOUNDS
