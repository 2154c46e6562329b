"""A small association in several clones that meet in one bare repository, as people work."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from recordroom.cli.main import run
from recordroom.data import data_path
from recordroom.model.text import Label
from recordroom.write.starter import Own, starter_files

PEOPLE = {
    "an-ning": ("安宁", ("council-chair",)),
    "bo-yuan": ("柏远", ("council-member", "secretary-general")),
    "cen-xi": ("岑溪", ("council-member", "deputy-admin")),
    "deng-lu": ("邓鹿", ("council-member",)),
    "e-mei": ("鄂梅", ("council-member",)),
    "fu-sang": ("扶桑", ("council-member",)),
    "gu-yu": ("谷雨", ("council-member",)),
    "hua-zhi": ("华枝", ("deputy-service",)),
    "ji-bai": ("纪白", ("head-general",)),
    "ke-qing": ("柯青", ("archivist",)),
    "lan-tian": ("蓝田", ("head-finance",)),
    "mo-ran": ("莫然", ("head-projects",)),
    "ning-he": ("宁和", ("social-worker",)),
    "ou-ye": ("欧叶", ("head-membership",)),
    "pan-shi": ("潘石", ("head-publicity",)),
    "qiu-ci": ("裘词", ("supervisor",)),
    "ran-qi": ("冉起", ("volunteer-coordinator",)),
}
FOUNDED = date(2026, 1, 1)


def association() -> dict[str, bytes]:
    """The files of a new room whose posts are held by the people above."""
    own = Own(Label("小样协会", "Sample Association"), "XY", "小样", "zh-Hans", None, FOUNDED)
    files = {str(k): v for k, v in starter_files(own, data=data_path("policies").parent).items()}
    access = files["policies/access.yml"].decode()
    held = "holders: [post:head-general, post:deputy-admin]"
    assert held in access  # people of the projects department handle personnel papers here
    access = access.replace(held, held[:-1] + ", department:projects]")
    files["policies/access.yml"] = access.encode()
    text = files["policies/organisation.yml"].decode()
    text = text[: text.index("# 人员示例")]
    lines = ["people:"]
    for id_, (name, _) in PEOPLE.items():
        lines += [
            f"  - id: {id_}",
            "    name:",
            f"      zh-Hans: {name}",
            f"      en: {id_.replace('-', ' ').title()}",
            f"    emails: [{id_}@sample.example]",
        ]
    lines += ["", "appointments:"]
    for id_, (_, posts) in PEOPLE.items():
        for post in posts:
            lines += [f"  - person: {id_}", f"    post: {post}", f"    from: {FOUNDED}"]
    files["policies/organisation.yml"] = (text + "\n".join(lines) + "\n").encode()
    return files


@dataclass
class Desk:
    """One person's clone, and what is done there. `day` is the day that counts as today."""

    path: Path
    person: str
    day: str = "2026-03-02"

    def git(self, *arguments: str, check: bool = True) -> str:
        env = {
            **os.environ,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_DATE": f"{self.day}T10:00:00+0800",
            "GIT_COMMITTER_DATE": f"{self.day}T10:00:00+0800",
        }
        done = subprocess.run(
            ["git", "-C", str(self.path), *arguments],
            env=env, check=check, capture_output=True, text=True,
        )  # fmt: skip
        return done.stdout

    def does(self, command: str, *arguments: str, status: int = 0) -> str:
        """Run a command here and now; gives what it said. Asserts its exit status."""
        said, got = self.says(command, *arguments)
        assert got == status, f"{command} {arguments}: {said}"
        return said

    def says(self, command: str, *arguments: str) -> tuple[str, int]:
        """Run a command here and now; gives what it said and its exit status."""
        os.environ["GIT_AUTHOR_DATE"] = os.environ["GIT_COMMITTER_DATE"] = (
            f"{self.day}T10:00:00+0800"
        )
        runner = CliRunner()
        result = runner.invoke(_Run(), [command, *arguments, "--root", str(self.path)])
        return result.output, result.exit_code

    def acts(self, command: str, *arguments: str, by: str | None = None) -> str:
        """A command that writes, committed, by this desk's person (or another, on paper)."""
        return self.does(
            command, *arguments, "--by", by or self.person, "--on", self.day, "--yes", "--commit"
        )

    def record(self, id_: str) -> Path:
        """The file of a record."""
        return next(self.path.glob(f"[rp]*/**/{id_}.md"))

    def value(self, id_: str, field: str) -> str:
        """A plain field of a record as its file has it; empty when it is not there."""
        found = re.search(rf"(?m)^{field}: (.*)$", self.record(id_).read_text(encoding="utf-8"))
        return found[1].strip('"') if found else ""

    def write(self, id_: str, body: str, **fields: str) -> None:
        """Write a record's text by hand, as in an editor: its body, and fields at the end."""
        path = self.record(id_)
        front = path.read_text(encoding="utf-8").split("\n---\n")[0]
        lines = "".join(f"\n{name.replace('_', '-')}: {value}" for name, value in fields.items())
        path.write_text(f"{front}{lines}\n---\n\n{body}\n", encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-q", "-m", f"Write {id_}")

    def in_order(self) -> None:
        """What stands here is in order, and so is its change against the main branch."""
        self.does("check", "--as-of", self.day, "--against", "origin/main")

    def branch(self, name: str) -> None:
        """Begin a branch from the main branch as it is now on the server."""
        self.git("fetch", "-q", "origin")
        self.git("checkout", "-q", "-B", name, "origin/main")

    def take(self, name: str) -> None:
        """Look at a branch that another pushed."""
        self.git("fetch", "-q", "origin")
        self.git("checkout", "-q", "-B", name, f"origin/{name}")

    def push(self) -> None:
        """Push this branch, once it is in order."""
        self.in_order()
        self.git("push", "-q", "-f", "origin", "HEAD")

    def merge(self, *, squash: bool = False) -> None:
        """Merge this branch as a forge does, and check the result of the merge."""
        self.push()
        name = self.git("rev-parse", "--abbrev-ref", "HEAD").strip()
        self.git("checkout", "-q", "-B", "main", "origin/main")
        if squash:
            self.git("merge", "-q", "--squash", name)
            self.git("commit", "-q", "-m", f"{name} (#1)")
        else:
            self.git("merge", "-q", "--no-ff", "-m", f"Merge {name}", name)
        self.in_order()
        self.git("push", "-q", "origin", "main")
        self.git("fetch", "-q", "origin")


class _Run:
    """The command line as `main` runs it, in the shape that click's runner wants."""

    name = "recordroom"

    def main(self, args: list[str], **_: object) -> None:
        raise SystemExit(run(args))


@pytest.fixture
def desks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Desk, Desk]]:
    """Two clones of one room: the first of the general office, the second of the others."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_AUTHOR_DATE", "")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "")
    main = tmp_path / "main.git"
    seed = Desk(tmp_path / "seed", "ji-bai", "2026-01-01")
    for name, content in association().items():
        (seed.path / name).parent.mkdir(parents=True, exist_ok=True)
        (seed.path / name).write_bytes(content)
    seed.git("init", "-q", "-b", "main")
    introduce(seed)
    seed.git("add", "-A")
    seed.git("commit", "-q", "-m", "Open the room")
    subprocess.run(["git", "clone", "-q", "--bare", str(seed.path), str(main)], check=True)
    made = []
    for name, person in (("office", "ji-bai"), ("others", "bo-yuan")):
        desk = Desk(tmp_path / name, person)
        subprocess.run(["git", "clone", "-q", str(main), str(desk.path)], check=True)
        introduce(desk)
        made.append(desk)
    yield made[0], made[1]


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The good room (see good_room.py), made once; to be copied, never changed."""
    from tests.walk.good_room import build  # it builds with the desks of this file

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
        patch.setenv("GIT_CONFIG_NOSYSTEM", "1")
        patch.setenv("GIT_AUTHOR_DATE", "")
        patch.setenv("GIT_COMMITTER_DATE", "")
        yield build(tmp_path_factory.mktemp("good"))


def introduce(desk: Desk) -> None:
    """Tell git whose desk this is."""
    desk.git("config", "user.name", PEOPLE[desk.person][0])
    desk.git("config", "user.email", f"{desk.person}@sample.example")
