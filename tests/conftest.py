"""Fixtures: record rooms and git repositories laid out from text."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("house", deadline=None)  # a busy machine is no failure
settings.load_profile("house")

BASE = Path(__file__).parent / "check" / "base"
"""A small organisation whose policies have no finding; cases lay their files over it."""


def lay(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below `root`; texts as UTF-8 with the line ends they have."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def base_files() -> dict[str, str]:
    """The files of the small organisation."""
    return {
        str(p.relative_to(BASE)): p.read_text(encoding="utf-8")
        for p in sorted(BASE.rglob("*"))
        if p.is_file()
    }


@pytest.fixture
def room(tmp_path: Path) -> Callable[[Mapping[str, str | bytes]], Path]:
    """Lay files over the small organisation in a fresh folder."""

    def make(files: Mapping[str, str | bytes]) -> Path:
        return lay(tmp_path / "room", {**base_files(), **files})

    return make


class Repo:
    """A real git repository with fixed people and days and no configuration of the machine's."""

    def __init__(self, root: Path) -> None:
        self.root = root
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, day: str = "2025-01-02", who: str = "An Ning") -> str:
        when = f"{day}T09:00:00+0800"
        mail = who.lower().replace(" ", ".") + "@sample.example"
        env = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.root.parent),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_AUTHOR_NAME": who,
            "GIT_AUTHOR_EMAIL": mail,
            "GIT_AUTHOR_DATE": when,
            "GIT_COMMITTER_NAME": who,
            "GIT_COMMITTER_EMAIL": mail,
            "GIT_COMMITTER_DATE": when,
        }
        command = ["git", "-C", str(self.root), *arguments]
        return subprocess.run(command, env=env, check=True, capture_output=True, text=True).stdout

    def commit(
        self,
        files: Mapping[str, str | bytes],
        message: str = "Change",
        *,
        day: str = "2025-01-02",
        who: str = "An Ning",
    ) -> str:
        """Lay files, commit everything, and give the commit's id."""
        lay(self.root, files)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", message, day=day, who=who)
        return self.git("rev-parse", "HEAD").strip()


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    """An empty git repository; `repo.commit(files)` fills it."""
    return Repo(tmp_path / "repo")
