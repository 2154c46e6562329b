"""The files by which a forge checks a room of one's own."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml

import recordroom
from recordroom.write.forges import FORGES, forge_files

TEMPLATE = b"## \xe6\x94\xb9\xe4\xba\x86\xe4\xbb\x80\xe4\xb9\x88\n"


def files_of(forge: str) -> dict[str, str]:
    return {str(k): v.decode() for k, v in forge_files(forge, template=TEMPLATE).items()}


def workflow(forge: str) -> tuple[str, Any]:
    """Text and content of the workflow, the first of the files."""
    text = next(iter(files_of(forge).values()))
    return text, yaml.safe_load(text)


def scripts(value: Any) -> list[str]:
    """Every shell script in a workflow."""
    if isinstance(value, list):
        return [s for item in value for s in scripts(item)]
    if not isinstance(value, dict):
        return []
    own = [value[k] for k in ("run", "script", "before_script") if k in value]
    flat = ["\n".join(s) if isinstance(s, list) else s for s in own]
    return flat + [s for item in value.values() for s in scripts(item)]


@pytest.mark.parametrize("forge", FORGES)
def test_every_forge_gets_check_template_and_reviewers(forge: str) -> None:
    files = files_of(forge)
    assert len(files) == 3 and TEMPLATE.decode() in files.values()
    assert any(PurePosixPath(name).name == "CODEOWNERS" for name in files)
    text, _ = workflow(forge)
    assert f"recordroom=={recordroom.__version__}" in text and "[[" not in text
    assert re.search("[\u4e00-\u9fff]", text)


@pytest.mark.parametrize("forge", FORGES)
def test_the_merge_result_is_checked_and_told(forge: str) -> None:
    said = "\n".join(scripts(workflow(forge)[1]))
    assert '--against "$base"' in said and "HEAD^1" in said and "--post" in said
    assert "check" in said and "codeowners --check" in said
    if forge != "github":  # which checks refs/pull/N/merge out by itself
        assert "git merge" in said


@pytest.mark.parametrize("forge", FORGES)
def test_the_scripts_are_shell(forge: str) -> None:
    found = scripts(workflow(forge)[1])
    assert found
    for script in found:
        # What the forge fills in is a word to the shell.
        plain = re.sub(r"\$\{\{.*?\}\}", "x", script)
        done = subprocess.run(
            ["bash", "-n"], input=plain, text=True, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert "${{" not in script, "what a branch is called must not become a command"


@pytest.mark.parametrize("forge", ["github", "forgejo"])
def test_actions_are_pinned_and_the_rights_least(forge: str) -> None:
    text, content = workflow(forge)
    used = re.findall(r"uses: (\S+)", text)
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", name) for name in used)
    triggers = content[True]  # YAML 1.1 reads `on` as a truth
    assert "pull_request" in triggers and "pull_request_target" not in triggers
    for job in content["jobs"].values():
        rights = job.get("permissions", content["permissions"])
        assert rights == {"contents": "read", "pull-requests": "write"}
        assert job["timeout-minutes"] <= 15
        tokens = [s for s in job["steps"] if "TOKEN" in str(s.get("env", ""))]
        for step in tokens:
            assert "pip" not in step["run"], "no program is installed beside a token"


def test_a_fork_gets_no_token() -> None:
    steps = workflow("github")[1]["jobs"]["review"]["steps"]
    (step,) = [s for s in steps if "GITHUB_TOKEN" in s.get("env", {})]
    assert "head.repo.full_name == github.repository" in step["env"]["GITHUB_TOKEN"]
    checkout = next(s for s in steps if "checkout" in s.get("uses", ""))
    assert checkout["with"] == {"fetch-depth": 0, "persist-credentials": False}


def test_actionlint_finds_nothing_in_what_github_gets(tmp_path: Path) -> None:
    path = tmp_path / "recordroom.yml"
    path.write_text(workflow("github")[0], encoding="utf-8")
    linter = Path(sys.executable).with_name("actionlint")
    done = subprocess.run([str(linter), str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
