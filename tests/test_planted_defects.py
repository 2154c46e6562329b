"""One defect at a time in the sample: the right code at the right place, and nothing else."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from recordroom.pipeline import check_room
from tests.sample_defects import DEFECTS, Defect

HOUSE = Path(__file__).parents[1]
AS_OF = date(2026, 11, 1)
Found = tuple[str, str, int, int]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample to spoil; every test puts back what it changed."""
    root = tmp_path_factory.mktemp("sample")
    for folder in ("policies", "records"):
        shutil.copytree(HOUSE / folder, root / folder)
    return root


def found(root: Path) -> list[Found]:
    return [
        (d.code, str(d.path), d.start.line, d.start.column)
        for d in check_room(root, as_of=AS_OF).diagnostics
    ]


def place(text: str, defect: Defect) -> tuple[int, int]:
    """Line and column at which the defect must be found in the changed text."""
    if defect.at == "---":
        return 1, 1
    offset = text.index(defect.at or defect.new)
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")


def test_sample_is_clean(sample: Path) -> None:
    assert found(sample) == []


def test_enough_kinds() -> None:
    assert len({d.name for d in DEFECTS}) == len(DEFECTS) >= 45
    assert len({d.code for d in DEFECTS}) >= 40


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda d: d.name)
def test_defect(defect: Defect, sample: Path) -> None:
    path = sample / defect.path
    text = path.read_text(encoding="utf-8")
    assert text.count(defect.old) == 1, "the sample has changed: choose another place"
    spoiled = text.replace(defect.old, defect.new)
    path.write_text(spoiled, encoding="utf-8", newline="\n")
    try:
        assert found(sample) == [(defect.code, defect.path, *place(spoiled, defect))]
    finally:
        path.write_text(text, encoding="utf-8", newline="\n")
