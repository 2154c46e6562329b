"""Acts that are refused, one after the other: in clear words, and with nothing half-done."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from recordroom.write.lock import only_one
from tests.walk.conftest import Desk
from tests.walk.good_room import copy_of
from tests.walk.planting import attempted, whole
from tests.walk.refusals import ACTS, Act
from tests.walk.violations import BOOK

RECORDROOM = (
    sys.executable,
    "-c",
    "from recordroom.cli.main import main; raise SystemExit(main())",
)
SUBMIT = ("submit", "letter-draft", "--by", "ning-he", "--on", "2026-03-12")


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.what)
def test_refused_act(good: Path, tmp_path: Path, act: Act) -> None:
    """Refused in words that say what to do, and every file, HEAD and the index are as before."""
    desk = copy_of(good, tmp_path / "room")
    said, status, same = attempted(desk, act)
    assert status == act.status, said
    assert [word for word in act.words if word not in said] == []
    assert "Traceback" not in said
    assert same


@pytest.fixture(autouse=True)
def interruptible() -> Iterator[None]:
    """SIGINT does what it should in the programs started here, also where the tests themselves were
    started in the background, which makes everything below ignore it.
    """
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def refused(
    desk: Desk, *words: str, command: tuple[str, ...] = (*SUBMIT, "--yes", "--commit")
) -> None:
    """That a command ends with status 2, says these words, and leaves all as it was."""
    before = whole(desk)
    said, status = desk.says(*command)
    assert status == 2, said
    assert [word for word in words if word not in said] == []
    assert whole(desk) == before


@pytest.fixture
def desk(good: Path, tmp_path: Path) -> Desk:
    return copy_of(good, tmp_path / "room")


def test_detached_head(desk: Desk) -> None:
    desk.git("checkout", "-q", "--detach")
    refused(desk, "detached HEAD", "git switch")


def _part(desk: Desk) -> None:
    """Two branches that changed the same line, the second of them checked out."""
    for name, word in (("one", "函一"), ("two", "函二")):
        desk.git("checkout", "-q", "-b", name, "main")
        path = desk.record("letter-draft")
        text = path.read_text(encoding="utf-8").replace("志愿者培训的函", f"志愿者培训的{word}")
        path.write_text(text, encoding="utf-8")
        desk.git("commit", "-qam", f"Retitle {name}")


def test_merge_in_conflict(desk: Desk) -> None:
    _part(desk)
    desk.git("merge", "-q", "one", check=False)
    refused(desk, "合并冲突", "letter-draft.md", "git commit")


def test_merge_settled_but_not_committed(desk: Desk) -> None:
    _part(desk)
    desk.git("merge", "-q", "one", check=False)
    desk.git("checkout", "-q", "--ours", ".")
    desk.git("add", "-A")
    refused(desk, "merge", "git merge --abort")


def test_rebase_under_way(desk: Desk) -> None:
    _part(desk)
    desk.git("rebase", "-q", "one", check=False)
    desk.git("checkout", "-q", "--theirs", ".")
    desk.git("add", "-A")
    refused(desk, "rebase", "git rebase --continue")


def test_unrelated_base(desk: Desk) -> None:
    desk.git("checkout", "-q", "--orphan", "other")
    desk.git("commit", "-q", "-m", "Another beginning")
    other = ("check", "--as-of", desk.day, "--against", "main")
    refused(desk, "main", command=other)
    refused(desk, "no-such", command=(*other[:-1], "no-such"))


def test_nobody_to_ask(desk: Desk) -> None:
    refused(desk, "--yes", command=SUBMIT)


def test_nobody_known_acts(desk: Desk) -> None:
    desk.git("config", "user.email", "guest@sample.example")
    refused(desk, "--by", "user.email", command=("submit", "letter-draft", "--yes"))


def test_second_process(desk: Desk) -> None:
    """While one command writes, another in the same clone is told to wait."""
    folder = desk.path / ".git" / "recordroom"
    folder.mkdir(exist_ok=True)
    with only_one(folder):
        refused(desk, "另一条 recordroom 命令")
    desk.does(*SUBMIT, "--yes", "--commit")


def test_two_clones_at_once(good: Path, tmp_path: Path) -> None:
    """Both take the next number for different letters: whoever comes second cannot merge it."""
    first = copy_of(good, tmp_path / "first")
    second = copy_of(good, tmp_path / "second", "bo-yuan")
    first.git("remote", "set-url", "origin", str(_server(good, tmp_path)))
    second.git("remote", "set-url", "origin", str(tmp_path / "server.git"))
    first.acts("number", "letter-signed", "--code", "小样函")
    for person in ("mo-ran", "hua-zhi"):
        second.acts("approve", "letter-review", by=person)
    second.acts("number", "letter-review", "--code", "小样函", by="ji-bai")
    first.git("push", "-q", "origin", "main")
    assert "rejected" in _stderr(second, "push", "origin", "main")
    second.git("fetch", "-q", "origin")
    second.git("merge", "-q", "origin/main", check=False)
    assert BOOK in second.git("diff", "--name-only", "--diff-filter=U")
    refused(second, "合并冲突", command=("issue", "letter-review", "--by", "ji-bai", "--yes"))
    again = second.does("number", "letter-review", "--again", "--by", "ji-bai", "--yes")
    assert "小样函〔2026〕5号 → 小样函〔2026〕6号" in again
    second.git("add", "-A")
    second.git("commit", "-q", "-m", "Merge")
    assert second.value("letter-review", "number") == "小样函〔2026〕6号"
    assert second.value("letter-signed", "number") == "小样函〔2026〕5号"
    second.does("check", "--as-of", "2026-03-12", "--against", "origin/main")


def test_issued_twice(good: Path, tmp_path: Path) -> None:
    """Both issue the same letter: the second learns that it is issued once it has fetched."""
    server = _server(good, tmp_path)
    first = copy_of(good, tmp_path / "first")
    second = copy_of(good, tmp_path / "second")
    for each in (first, second):
        each.git("remote", "set-url", "origin", str(server))
    first.acts("issue", "letter-sealed")
    first.git("push", "-q", "origin", "main")
    second.git("fetch", "-q", "origin")
    second.git("merge", "-q", "origin/main")
    before = whole(second)
    said, status = second.says("issue", "letter-sealed", "--by", "ji-bai", "--yes", "--commit")
    assert (status, whole(second) == before) == (1, True)
    assert "已印发" in said


def test_interrupted_at_the_question(desk: Desk) -> None:
    """Ctrl-C where it asks: nothing is written, and the exit status says so."""
    before = whole(desk)
    leader, follower = pty.openpty()
    running = subprocess.Popen(
        [*RECORDROOM, *SUBMIT, "--commit", "--root", str(desk.path)],
        stdin=follower, stdout=follower, stderr=follower, start_new_session=True,
    )  # fmt: skip
    os.close(follower)
    said = b""
    while "写入这些改动吗".encode() not in said:
        more = os.read(leader, 4096)
        assert more, said.decode()
        said += more
    while running.poll() is None:
        # One that comes between the question and the waiting for its answer would be lost.
        running.send_signal(signal.SIGINT)
        with suppress(subprocess.TimeoutExpired):
            running.wait(timeout=0.5)
    assert running.returncode == 130
    os.close(leader)
    assert whole(desk) == before


def test_interrupted_while_writing(desk: Desk) -> None:
    """Ctrl-C while git commits: the files that were written already are as they were."""
    before = whole(desk)
    hook = desk.path / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    # As a terminal does it: everything that runs in the foreground is interrupted.
    hook.write_text("#!/bin/sh\nkill -INT 0\nexec sleep 60\n", "utf-8")
    hook.chmod(0o755)
    done = subprocess.run(
        [*RECORDROOM, *SUBMIT, "--yes", "--commit", "--root", "."], start_new_session=True,
        check=False, cwd=desk.path, capture_output=True, text=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 130, done.stderr
    assert whole(desk) == before
    hook.unlink()
    desk.does(*SUBMIT, "--yes", "--commit")


def _server(good: Path, folder: Path) -> Path:
    """A bare repository of its own, to push to."""
    path = folder / "server.git"
    subprocess.run(["git", "clone", "-q", "--bare", str(good), str(path)], check=True)
    return path


def _stderr(desk: Desk, *arguments: str) -> str:
    done = subprocess.run(
        ["git", "-C", str(desk.path), *arguments], capture_output=True, text=True, check=False
    )
    return done.stderr
