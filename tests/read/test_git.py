"""What is read from git: names and messages of any kind, and repositories that are not whole."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from recordroom.pipeline import check_room
from recordroom.read.git import Git
from tests.conftest import Repo, base_files

Room = Callable[[Mapping[str, str | bytes]], Path]
NAMES = (
    "records/a b.md", 'records/"q".md', "records/新年.md", "records/n\nl.md", "records/s\x02t.md",
    "records/u\x1fv.md", "records/:100644 a.md", "records/é.md",
)  # fmt: skip


def test_commits_newest_first_with_author_day_and_action(repo: Repo) -> None:
    first = repo.commit({"records/a.md": "x"}, "Add\n\nAction: issued", day="2025-01-02")
    second = repo.commit({"records/a.md": "y"}, "Change", day="2025-02-03", who="白桦")
    newest, oldest = Git(repo.root).commits()
    assert (newest.id, newest.author, newest.day, newest.action) == (
        second, "白桦", date(2025, 2, 3), "",
    )  # fmt: skip
    assert (oldest.id, oldest.action) == (first, "issued")
    assert newest.changes == (("M", PurePosixPath("records/a.md")),)
    assert oldest.changes == (("A", PurePosixPath("records/a.md")),)


def test_commits_that_touch_nothing_of_the_room_are_left_out(repo: Repo) -> None:
    repo.commit({"records/a.md": "x"})
    repo.commit({"README.md": "x"})
    repo.commit({}, "Nothing")
    assert len(list(Git(repo.root).commits())) == 1


def test_paths_of_any_characters(repo: Repo) -> None:
    repo.commit(dict.fromkeys(NAMES, "x"))
    (commit,) = Git(repo.root).commits()
    assert {path for _, path in commit.changes} == {PurePosixPath(n) for n in NAMES}


def test_signs_of_ours_in_names_and_messages_forge_nothing(repo: Repo) -> None:
    repo.commit({"records/a.md": "x"}, "Add", who="A\x1fapproved")
    repo.commit({"records/a.md": "y"}, "Change\n\nAction: a\x1f安宁\x1fclosed", who="An Ning")
    repo.commit({"records/a.md": "z"}, "\x02Change\n\nAction: issued\nAction: closed")
    newest, middle, oldest = Git(repo.root).commits()
    assert oldest.author == "A" and oldest.action != "approved"
    assert middle.author == "An Ning" and middle.action not in ("a", "closed")
    assert newest.action == "issued closed"


def test_removed_and_merged(repo: Repo) -> None:
    repo.commit({"records/a.md": "x", "records/b.md": "x"})
    repo.git("checkout", "-q", "-b", "side")
    repo.commit({"records/b.md": "y"}, "Side", day="2025-01-03")
    repo.git("checkout", "-q", "main")
    (repo.root / "records/a.md").unlink()
    repo.commit({}, "Remove", day="2025-01-04")
    repo.git("merge", "-q", "--no-edit", "side", day="2025-01-05")
    marks = [(m, p.name) for c in Git(repo.root).commits() for m, p in c.changes]
    assert ("D", "a.md") in marks
    assert marks.count(("M", "b.md")) == 1


def test_texts_of_a_revision_in_one_call(repo: Repo) -> None:
    repo.commit({"records/a.csv": "一\n", "records/b.csv": "二"})
    paths = [PurePosixPath(f"records/{n}.csv") for n in ("a", "gone", "b")]
    assert Git(repo.root).texts("HEAD", paths) == {paths[0]: "一\n", paths[2]: "二"}


def test_without_commits_or_repository(repo: Repo, tmp_path: Path) -> None:
    assert Git(repo.root).head() == ""
    assert Git.find(tmp_path / "gone") is None
    (tmp_path / "plain").mkdir()
    assert Git.find(tmp_path / "plain") is None


def test_variables_of_a_hook_do_not_lead_elsewhere(
    repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = repo.commit({"records/a.md": "x"})
    other = Repo(tmp_path / "other")
    other.commit({"records/b.md": "x"}, "Other")
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "nowhere"))
    assert Git(repo.root).head() == head


@pytest.mark.parametrize("kind", ["none", "empty", "shallow", "no-git"])
def test_check_works_without_a_whole_history(
    kind: str, repo: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit(base_files())
    repo.commit({"records/notices/2025/x.md": "---\n---\n"})
    root = repo.root
    if kind == "shallow":
        root = tmp_path / "clone"
        address = f"file://{repo.root}"
        command = ["git", "clone", "-q", "--depth", "1", address, str(root)]
        subprocess.run(command, check=True, capture_output=True)
    if kind in ("none", "empty"):
        shutil.rmtree(root / ".git")
    if kind == "empty":
        repo.git("init", "-q")
    if kind == "no-git":
        monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    result = check_room(root, as_of=date(2026, 1, 1), history=True)
    assert result.holdings.history is None
    assert [d.code for d in result.diagnostics] == ["FRM001"]
