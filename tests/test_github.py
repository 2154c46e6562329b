"""The workflows are well formed, safe, and publish each audience by itself."""

from __future__ import annotations

import re
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


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda p: p.stem)
def test_actions_are_pinned_to_a_commit(path: Path) -> None:
    used = re.findall(r"uses: (actions/\S+)(.*)", path.read_text(encoding="utf-8"))
    assert used
    for name, comment in used:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", name), name
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), "the comment says which version it is"


def test_other_rooms_can_call_the_review() -> None:
    workflow = yaml.safe_load((GITHUB / "workflows/review.yml").read_text(encoding="utf-8"))
    assert set(workflow[True]) == {"workflow_call"}  # YAML 1.1 reads `on` as a truth
    (job,) = workflow["jobs"].values()
    assert job["permissions"] == {"contents": "read", "pull-requests": "write"}
    steps = job["steps"]
    assert steps[0]["with"]["fetch-depth"] == 0
    # A fork's pull request gets no token, and nothing is installed beside one.
    (posting,) = [s for s in steps if "GITHUB_TOKEN" in s.get("env", {})]
    assert "head.repo.full_name == github.repository" in posting["env"]["GITHUB_TOKEN"]
    assert "pip" not in posting["run"] and "--post" in posting["run"]
    # What a caller gives is never part of a script's text.
    assert not any("inputs." in s.get("run", "") for s in steps)


def test_no_workflow_runs_foreign_code_with_rights() -> None:
    for path in WORKFLOWS:
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert not {"pull_request_target", "workflow_run"} & set(workflow[True]), path.stem


def test_pre_commit_hooks_run_what_there_is() -> None:
    hooks = yaml.safe_load((GITHUB.parent / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    by_id = {hook["id"]: hook for hook in hooks}
    assert by_id["recordroom-check"]["pass_filenames"] is False
    commands = GITHUB.parent / "tools/recordroom/cli/commands"
    for hook in hooks:
        assert hook["language"] == "python"
        program, command = hook["entry"].split()
        assert program == "recordroom" and (commands / f"{command}.py").is_file(), command
    records = re.compile(by_id["recordroom-fmt"]["files"])
    for path in ("policies/finance/rules.md", "records/letters/2025/a.md"):
        assert records.search(path)
    for path in ("README.md", "policies/retention.yml", "records/letters/2025/a/page.md"):
        assert not records.search(path)


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
