"""The sample is what it says: large enough, clean, in three scripts, its bulk made by a script."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from recordroom.authorise.content import content_hash
from recordroom.model.holdings import Record
from recordroom.pipeline import Checked, check_room
from recordroom.write.earlier import DIGITS, FOLDER

HOUSE = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def sample() -> Checked:
    return check_room(HOUSE, as_of=date(2026, 11, 1))


def test_size(sample: Checked) -> None:
    records = [r for r in sample.holdings.records if r.type != "policy"]
    policies = [r for r in sample.holdings.records if r.type == "policy"]
    assert len(records) >= 200
    assert len({r.type for r in records}) >= 15
    assert len(policies) >= 14
    years = {r.text("date")[:4] for r in records}
    assert {"2023", "2024", "2025", "2026"} <= years
    assert {r.text("language") for r in records} >= {"zh-Hant", "en"}


def test_clean(sample: Checked) -> None:
    assert sample.diagnostics == ()


def test_nothing_is_from_the_future(sample: Checked) -> None:
    assert all(r.day() is None or r.day() <= sample.as_of for r in sample.holdings.records)  # type: ignore[operator]


def test_numbered_clauses(sample: Checked) -> None:
    for policy in sample.holdings.by_type["policy"]:
        assert policy.body.count("\n**第") >= 12, policy.id


def test_audiences_differ(sample: Checked) -> None:
    from recordroom.assemble.view import view_for

    audiences = sample.policies.access.audiences
    seen = {
        a.id: len(view_for(sample.holdings, sample.policies, a, unsafe=()).records)
        for a in audiences.values()
    }
    assert len(seen) == 9
    assert seen["public"] < seen["member"] < seen["staff"] < seen["archivist"]
    assert seen["archivist"] == len(sample.holdings.records)


def test_bulk_comes_from_its_scripts(tmp_path: Path) -> None:
    """Made and then bound to its content, every bulk record is the sample's to the byte."""
    shutil.copytree(HOUSE / "policies", tmp_path / "policies")
    for script in ("bulk.py", "bind.py"):
        command = [sys.executable, str(HOUSE / "tools" / "sample" / script), str(tmp_path)]
        subprocess.run(command, check=True, capture_output=True)
    assert_same(tmp_path / "records", least=100)


def test_scans_come_from_their_script(tmp_path: Path) -> None:
    script = HOUSE / "tools" / "sample" / "papers.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True, capture_output=True)
    assert_same(tmp_path / "records", least=3)


def assert_same(made: Path, *, least: int) -> None:
    """At least so many files were made, each the same as the sample's."""
    files = {p.relative_to(made): p.read_bytes() for p in made.rglob("*") if p.is_file()}
    assert len(files) >= least
    for path, data in files.items():
        assert (HOUSE / "records" / path).read_bytes() == data, path


def test_every_feature_of_handling_is_shown(sample: Checked) -> None:
    """Grades, delegation, return, amendments, void, circulation: each at least once."""
    holdings = sample.holdings
    proofs = holdings.proofs.values()
    assert {p.deserved for p in proofs} >= {"stated", "paper", "signature"}
    assert not [p for p in proofs if p.fault]
    rows = [row for r in holdings.records for row in rows_of(r, "approvals")]
    assert any(row.get("for") for row in rows)
    assert any(row.get("decision") == "returned" for row in rows)
    assert any(row.get("entered-by") for row in rows)
    kinds = {row["kind"] for r in holdings.records for row in rows_of(r, "amendments")}
    assert kinds == {"major", "minor"}
    sent = [row for r in holdings.records for row in rows_of(r, "circulation")]
    assert {row.get("excuse") for row in sent} >= {"exempt", "proxy"}
    roles = {row.get("role") for r in holdings.records for row in rows_of(r, "attachments")}
    assert roles >= {"stamped", "draft-sheet", "approval-scan"}
    events = {line.event for register in holdings.registers for line in register.lines}
    assert events == {"mint", "void"}
    states = {(r.type, r.status) for r in holdings.records}
    letters = {status for type_, status in states if type_ == "official-document"}
    assert letters >= {"in-review", "issued", "filed", "voided"}


def rows_of(record: Record, field: str) -> list[Mapping[str, object]]:
    value = record.value(field)
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, tuple) else []


def test_earlier_texts_are_what_the_records_name(sample: Checked) -> None:
    """Each text of before has the hash by which the record names it, and none lies there in vain."""
    kept = sorted((HOUSE / FOLDER).rglob("*.md"))
    assert kept
    for path in kept:
        record = sample.holdings.by_id[path.parent.name]
        body = "\n" + path.read_text(encoding="utf-8")
        hash_ = content_hash(replace(record, body=body), sample.policies)
        assert hash_.rpartition(":")[2][:DIGITS] == path.stem, path
        named = [row.get("content") for row in rows_of(record, "approvals")]
        named += [row.get("from") for row in rows_of(record, "amendments")]
        assert hash_ in named, path
