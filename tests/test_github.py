"""The workflows are well formed, safe, and publish each audience by itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml

GITHUB = Path(__file__).parents[1] / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))


def test_actionlint() -> None:
    linter = Path(sys.executable).with_name("actionlint")
    assert linter.exists(), "pip install -r requirements/test.txt brings it"
    done = subprocess.run(
        [str(linter), *map(str, WORKFLOWS)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.stem)
def test_rights_are_least(path: Path) -> None:
    workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert job["timeout-minutes"] <= 60
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout"):
                assert step["with"]["persist-credentials"] is False
            # A branch's name must not become a command.
            assert "${{" not in step.get("run", "") or "github.event" not in step["run"]


def test_each_audience_has_its_own_job() -> None:
    workflow = yaml.safe_load((GITHUB / "workflows/publish.yml").read_text(encoding="utf-8"))
    edition = workflow["jobs"]["edition"]
    assert "audience" in edition["strategy"]["matrix"]
    runs = [s["run"] for s in edition["steps"] if "run" in s]
    assert any("--audience" in run for run in runs)
    assert not any("--all" in run for run in runs)
    upload = next(s for s in edition["steps"] if "upload-artifact" in s.get("uses", ""))
    assert "matrix.audience" in upload["with"]["path"]


def test_every_owned_path_exists() -> None:
    for line in (GITHUB / "CODEOWNERS").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            path, *owners = line.split()
            assert owners and all(o.startswith("@") for o in owners)
            assert (GITHUB.parent / path.strip("/")).exists(), path
