"""The sample is what it says: large enough, clean, in three scripts, its bulk made by a script."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from recordroom.pipeline import Checked, check_room

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


def test_bulk_comes_from_its_script(tmp_path: Path) -> None:
    script = HOUSE / "tools" / "sample" / "bulk.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True, capture_output=True)
    made = {p.relative_to(tmp_path): p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    assert len(made) >= 100
    for path, data in made.items():
        home = HOUSE / path if path.parts[0] == "records" else HOUSE / "records" / path
        assert home.read_bytes() == data, path
