"""The same commit, day, audience and builder give the same bytes, whoever builds and wherever."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from recordroom.publish.builders import BUILDERS
from recordroom.publish.search_probe import BuiltIndex
from recordroom.publish.search_units import units
from tests.conftest import Repo
from tests.publish.editions import DAY, files

CHECKOUT = Path(__file__).parents[2]
PLACES = {
    "east": {"TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1", "LANG": "C.UTF-8"},
    "a folder 西": {
        "TZ": "America/St_Johns",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "4242",
        "LANG": "de",
    },
}
"""Folder → surroundings: zones a day apart at the ends of a day, plain ASCII, other hash seeds."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    """The sample in a repository, with a second author's hand in it."""
    repo = Repo(tmp_path_factory.mktemp("sample") / "room")
    laid = {
        path.relative_to(CHECKOUT).as_posix(): path.read_bytes()
        for folder in ("policies", "records")
        for path in (CHECKOUT / folder).rglob("*")
        if path.is_file()
    }
    repo.commit(laid)
    repo.commit({}, "Nothing", day="2026-02-03", who="Luo Minyi 羅敏儀")
    return repo


def built(sample: Repo, folder: Path, builder: str, surroundings: dict[str, str]) -> Path:
    """The staff's site, from a clone of its own, made by a process of its own."""
    folder.mkdir()
    sample.git("clone", "-q", "--no-hardlinks", str(sample.root), str(folder / "room"))
    if surroundings["LC_ALL"] == "C":
        for path in (folder / "room").rglob("*.md"):
            os.utime(path, (1, 1))
            path.chmod(0o600)
    home = {"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(CHECKOUT / "tools")}
    done = subprocess.run(
        [
            sys.executable, "-m", "recordroom", "build", "--root", str(folder / "room"),
            "--audience", "staff", "--as-of", str(DAY), "--builder", builder, "--out", str(folder / "out"),
        ],
        cwd=folder, env={**home, **surroundings}, capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return folder / "out" / "staff" / "site"


@pytest.mark.parametrize("builder", BUILDERS)
def test_same_bytes(sample: Repo, builder: str, tmp_path: Path) -> None:
    one, other = (
        built(sample, tmp_path / name, builder, surroundings)
        for name, surroundings in PLACES.items()
    )
    left, right = files(one), files(other)
    index = {name for name in {*left, *right} if name.startswith("pagefind/")}
    assert len(left) > 200 and index
    assert set(left) - index == set(right) - index
    assert [n for n in left if n not in index and left[n] != right[n]] == []
    assert not any(str(tmp_path).encode() in data for data in left.values())
    answers(one, other)


def answers(one: Path, other: Path) -> None:
    """The two indexes answer alike: the same texts hold the same words at the same places."""
    left, right = BuiltIndex(one / "pagefind"), BuiltIndex(other / "pagefind")
    assert sorted(left.texts) == sorted(right.texts) and len(left.texts) > 100
    words = left.words()
    assert words == right.words() and len(words) > 500
    for phrase in (
        *((word,) for word in sorted(words)),
        units("秘書長批准"), units("青协〔2025〕3号"), units("保管期限"), units("综合部"), units("银龄"),
    ):  # fmt: skip
        assert left.holding(phrase) == right.holding(phrase), phrase
