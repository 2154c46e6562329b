"""All or nothing: what is in the room after every kind of end."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path, PurePosixPath

import pytest

from recordroom.read.files import SurroundingsError
from recordroom.read.git import Git
from recordroom.write import journal as journals
from recordroom.write.journal import digest
from recordroom.write.lock import only_one
from recordroom.write.trailers import Message
from recordroom.write.transaction import apply, pending, ready, recover
from tests.conftest import Repo, lay
from tests.write.dying import dies

A, B, C, NEW = map(
    PurePosixPath, ("records/a.md", "records/b.md", "records/c.md", "records/x/y/n.md")
)
CHANGES = {A: "甲二\n".encode(), B: None, NEW: b"new\n"}
SAID = Message("签发：关于甲的通知", ["a"], ["甲〔2025〕1号"], "approve", "an-ning")


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "An Ning")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "an@sample.example")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    repo = Repo(tmp_path / "room")
    repo.commit({"records/a.md": "甲\n", "records/b.md": "乙\n", "records/c.md": "丙\n"})
    (repo.root / "records/a.md").chmod(0o640)
    return repo


def picture(root: Path) -> dict[str, tuple[int, bytes]]:
    """Every file and folder of the room, with its permissions."""
    return {
        str(p.relative_to(root)): (p.stat().st_mode, p.read_bytes() if p.is_file() else b"")
        for p in sorted(root.rglob("*"))
        if ".git" not in p.relative_to(root).parts
    }


def hook(repo: Repo, name: str, text: str) -> None:
    path = repo.root / ".git/hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("#!/bin/sh\n" + text)
    path.chmod(0o755)


def is_written(root: Path) -> None:
    assert (root / A).read_bytes() == CHANGES[A]
    assert (root / A).stat().st_mode & 0o777 == 0o640
    assert not (root / B).exists()
    assert (root / NEW).read_bytes() == b"new\n"
    assert not [p for p in root.rglob(".recordroom*") if p.is_file()]


def test_writes_without_a_commit(there: Repo) -> None:
    head = there.git("rev-parse", "HEAD")
    assert apply(there.root, CHANGES, git=Git(there.root), commit=None) == ""
    is_written(there.root)
    assert there.git("rev-parse", "HEAD") == head
    assert there.git("diff", "--cached", "--name-only") == ""
    assert not pending(there.root)


def test_writes_where_there_is_no_git(tmp_path: Path) -> None:
    lay(tmp_path / "r", {"records/a.md": "1", "records/b.md": "2"})
    (tmp_path / "r" / A).chmod(0o640)
    apply(tmp_path / "r", CHANGES, git=None, commit=None)
    is_written(tmp_path / "r")
    with pytest.raises(SurroundingsError, match="--commit"):
        apply(tmp_path / "r", {C: b""}, git=None, commit=SAID)


def test_commits_only_these_files(there: Repo) -> None:
    lay(there.root, {"records/c.md": "丙二\n", "records/staged.md": "s\n"})
    there.git("add", "records/c.md", "records/staged.md")
    lay(there.root, {"records/c.md": "丙三\n"})
    commit = apply(there.root, CHANGES, git=Git(there.root), commit=SAID)
    is_written(there.root)
    assert there.git("rev-parse", "HEAD").strip() == commit
    shown = there.git("show", "--format=%B", "--name-status", "--no-renames", "HEAD")
    assert shown == SAID.text() + "\n\nM\trecords/a.md\nD\trecords/b.md\nA\trecords/x/y/n.md\n"
    assert there.git("diff", "--cached", "--name-only").split() == [
        "records/c.md",
        "records/staged.md",
    ]
    assert there.git("show", ":records/c.md") == "丙二\n"
    assert there.git("diff", "--name-only").split() == ["records/c.md"]


def test_trailers_are_gits(there: Repo) -> None:
    apply(there.root, CHANGES, git=Git(there.root), commit=SAID)
    form = "--format=%(trailers:only,unfold)"
    assert there.git("log", "-1", form).strip().split("\n") == [
        "Record: a", "Number: 甲〔2025〕1号", "Action: approve", "By: an-ning",
    ]  # fmt: skip
    assert Message("一\n二", by="x\nAction: y").text() == "一 二\n\nBy: x Action: y\n"


def test_first_commit_of_all(tmp_path: Path, there: Repo) -> None:
    fresh = Repo(tmp_path / "fresh")
    commit = apply(fresh.root, {A: b"1\n"}, git=Git(fresh.root), commit=SAID)
    assert fresh.git("rev-list", "HEAD").split() == [commit]
    assert fresh.git("status", "--porcelain") == ""


def test_room_below_the_top(there: Repo) -> None:
    room = there.root / "office"
    there.commit({"office/records/a.md": "1\n", "office/records/b.md": "2\n"})
    (room / A).chmod(0o640)
    apply(room, CHANGES, git=Git(room), commit=SAID)
    is_written(room)
    assert there.git("status", "--porcelain") == ""
    assert (there.root / A).read_text() == "甲\n"


def test_linked_work_tree(there: Repo, tmp_path: Path) -> None:
    there.git("worktree", "add", "-q", "-b", "side", str(tmp_path / "side"))
    side = tmp_path / "side"
    (side / A).chmod(0o640)
    apply(side, CHANGES, git=Git(side), commit=SAID)
    is_written(side)
    assert Repo.git(there, "-C", str(side), "status", "--porcelain") == ""
    assert (there.root / A).read_text() == "甲\n"


def test_nothing_new_makes_no_commit(there: Repo) -> None:
    head = there.git("rev-parse", "HEAD")
    assert apply(there.root, {A: "甲\n".encode()}, git=Git(there.root), commit=SAID) == ""
    assert there.git("rev-parse", "HEAD") == head
    assert not pending(there.root)


@pytest.mark.parametrize("name", ["pre-commit", "commit-msg", "prepare-commit-msg"])
def test_hook_that_refuses(there: Repo, name: str) -> None:
    hook(there, name, "echo 缺少摘要 >&2\nexit 1\n")
    lay(there.root, {"records/c.md": "丙二\n"})
    there.git("add", "records/c.md")
    before, index = picture(there.root), there.git("ls-files", "-s")
    with pytest.raises(SurroundingsError, match="缺少摘要"):
        apply(there.root, CHANGES, git=Git(there.root), commit=SAID)
    assert picture(there.root) == before
    assert there.git("ls-files", "-s") == index
    assert not pending(there.root)


def test_hooks_are_asked_about_these_files(there: Repo) -> None:
    hook(there, "pre-commit", "git diff --cached --name-only > seen\n")
    apply(there.root, CHANGES, git=Git(there.root), commit=SAID)
    assert (there.root / "seen").read_text().split() == [str(A), str(B), str(NEW)]


def test_file_changed_meanwhile(there: Repo) -> None:
    before = picture(there.root)
    seen = {A: digest(b"other")}
    with pytest.raises(SurroundingsError, match="又被改动"):
        apply(there.root, CHANGES, git=Git(there.root), commit=None, seen=seen)
    with pytest.raises(SurroundingsError, match="又被改动"):
        apply(there.root, CHANGES, git=Git(there.root), commit=None, seen={NEW: digest(b"")})
    assert picture(there.root) == before
    right = {A: digest("甲\n".encode()), NEW: ""}
    apply(there.root, CHANGES, git=Git(there.root), commit=None, seen=right)
    is_written(there.root)


def test_file_changed_in_the_last_moment(there: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = journals.Journal.begin

    def begin(*arguments: object) -> None:
        whole(*arguments)  # type: ignore[arg-type]
        (there.root / B).write_text("别人\n")

    monkeypatch.setattr(journals.Journal, "begin", begin)
    with pytest.raises(SurroundingsError, match="又被改动"):
        apply(there.root, CHANGES, git=Git(there.root), commit=None)
    assert (there.root / A).read_text() == "甲\n"
    assert (there.root / B).read_text() == "别人\n"


@pytest.mark.parametrize(
    "path", ["../out.md", "/etc/x", ".git/config", "link/x.md", "records", "records/a.md/x"]
)
def test_paths_that_lead_out(there: Repo, path: str, tmp_path: Path) -> None:
    (there.root / "link").symlink_to(tmp_path)
    before = picture(there.root)
    with pytest.raises(SurroundingsError):
        apply(there.root, {PurePosixPath(path): b"x"}, git=None, commit=None)
    assert picture(there.root) == before


def test_second_command_is_told(there: Repo) -> None:
    apply(there.root, {C: b"1\n"}, git=None, commit=None)
    before = picture(there.root)
    with only_one(there.root / ".git/recordroom"):
        for act in (
            lambda: apply(there.root, CHANGES, git=None, commit=None),
            lambda: ready(there.root, need_branch=False),
        ):
            with pytest.raises(SurroundingsError, match="另一条"):
                act()
    assert picture(there.root) == before
    apply(there.root, CHANGES, git=None, commit=None)


def test_full_disk(there: Repo, monkeypatch: pytest.MonkeyPatch) -> None:
    before = picture(there.root)
    whole, calls = journals.write_through, []

    def write(path: Path, data: bytes) -> None:
        calls.append(path)
        if path.name.startswith(".recordroom") and data == b"new\n":
            raise OSError(28, "No space left on device")
        whole(path, data)

    monkeypatch.setattr(journals, "write_through", write)
    with pytest.raises(SurroundingsError, match="磁盘"):
        apply(there.root, CHANGES, git=None, commit=None)
    assert picture(there.root) == before
    assert not pending(there.root)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("at", range(12))
def test_stop_at_any_moment(
    there: Repo, number: signal.Signals, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The signal comes with the n-th wait for the disk; the room is as before, or all is done."""
    before, head = picture(there.root), there.git("rev-parse", "HEAD")
    whole, calls = os.fsync, iter(range(1000))

    def fsync(handle: int) -> None:
        whole(handle)
        if next(calls) == at:
            os.kill(os.getpid(), number)

    monkeypatch.setattr(journals.os, "fsync", fsync)
    try:
        apply(there.root, CHANGES, git=Git(there.root), commit=SAID)
    except KeyboardInterrupt:
        assert picture(there.root) == before
        assert there.git("rev-parse", "HEAD") == head
    else:
        is_written(there.root)
        assert there.git("rev-parse", "HEAD") != head
    assert not pending(there.root)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_stop_while_a_hook_runs(there: Repo) -> None:
    hook(there, "pre-commit", "kill -TERM $RECORDROOM_TEST_PID\nexec sleep 60\n")
    before = picture(there.root)
    os.environ["RECORDROOM_TEST_PID"] = str(os.getpid())
    try:
        with pytest.raises(KeyboardInterrupt):
            apply(there.root, CHANGES, git=Git(there.root), commit=SAID)
    finally:
        del os.environ["RECORDROOM_TEST_PID"]
    assert picture(there.root) == before
    assert not (there.root / ".git/index.lock").exists()


# --- what git is in the middle of ---


def test_ready(there: Repo, tmp_path: Path) -> None:
    assert ready(there.root, need_branch=True) is None
    assert ready(tmp_path, need_branch=True) is None
    (there.root / ".git/index.lock").touch()
    with pytest.raises(SurroundingsError, match="锁文件"):
        ready(there.root, need_branch=False)
    (there.root / ".git/index.lock").unlink()
    there.git("checkout", "-q", "--detach")
    assert ready(there.root, need_branch=False) is None
    with pytest.raises(SurroundingsError, match="git switch"):
        ready(there.root, need_branch=True)


@pytest.mark.parametrize("command", ["merge", "rebase", "cherry-pick", "revert", "bisect"])
def test_ready_in_the_middle(there: Repo, command: str) -> None:
    there.git("branch", "side")
    there.commit({"records/a.md": "一\n"})
    there.git("checkout", "-q", "side")
    there.commit({"records/a.md": "二\n"})
    if command == "bisect":
        there.git("bisect", "start", "HEAD", "main~1")
    else:
        other = "main~1" if command == "revert" else "main"
        if command == "revert":
            there.commit({"records/a.md": "三\n"})
            other = "HEAD~1"
        with pytest.raises(subprocess.CalledProcessError):
            there.git(command, other)
        with pytest.raises(SurroundingsError, match=r"records/a\.md"):
            ready(there.root, need_branch=False)
        lay(there.root, {"records/a.md": "四\n"})
        there.git("add", "records/a.md")
    with pytest.raises(SurroundingsError, match=f"{command}"):
        ready(there.root, need_branch=False)


# --- after a kill ---


def killed(root: Path, at: int, how: str) -> bool:
    """Do the transaction and be killed at its n-th step on the disk; whether it got that far."""
    commit = SAID if how == "commit" else None
    return dies(lambda: apply(root, CHANGES, git=Git(root), commit=commit) and None, at)


@pytest.mark.parametrize("how", ["write", "commit"])
def test_killed_at_every_step(there: Repo, how: str) -> None:
    before, index = picture(there.root), there.git("ls-files", "-s")
    first = there.git("rev-parse", "HEAD").strip()
    outcomes = set()
    for at in range(200):
        if not killed(there.root, at, how):
            break
        done = recover(there.root)
        outcomes.add(done.outcome)
        head = there.git("rev-parse", "HEAD").strip()
        if picture(there.root) == before:
            assert head == first
            assert there.git("ls-files", "-s") == index
        else:
            is_written(there.root)
            assert (head != first) == (how == "commit")
            assert how != "commit" or there.git("status", "--porcelain") == ""
            there.git("reset", "-q", "--hard", first)
            there.git("clean", "-qfd")
            (there.root / A).chmod(0o640)
        assert not pending(there.root)
        assert recover(there.root).outcome == "none"
        assert picture(there.root) == before
    else:
        raise AssertionError("never came to its end")
    assert at > 20
    assert outcomes == {"none", "undone", "finished"}
    is_written(there.root)


def test_recovery_leaves_later_work_alone(there: Repo) -> None:
    at = next(n for n in range(100) if killed(there.root, n, "write") and moved(there.root))
    assert at
    (there.root / A).write_text("后来\n")
    done = recover(there.root)
    assert done.kept == (A,)
    assert "后来又有人改过" in done.told().hans
    assert (there.root / A).read_text() == "后来\n"
    assert (there.root / B).read_text() == "乙\n"


def moved(root: Path) -> bool:
    """Whether the first file has its new content; undone otherwise."""
    if (root / A).read_bytes() == CHANGES[A] and (root / B).exists():
        return True
    recover(root)
    return False


def test_next_command_sees_to_it(there: Repo) -> None:
    next(n for n in range(100) if killed(there.root, n, "write") and moved(there.root))
    with pytest.raises(SurroundingsError, match="再运行一次"):
        apply(there.root, {C: b"1\n"}, git=None, commit=None)
    assert (there.root / C).read_text() == "丙\n"
    apply(there.root, {C: b"1\n"}, git=None, commit=None)
    next(n for n in range(100) if killed(there.root, n, "write") and moved(there.root))
    done = ready(there.root, need_branch=False)
    assert done is not None and done.outcome == "undone"
    assert str(A) in done.told().en


@pytest.mark.parametrize("plan", [None, "", "{}", "[1]"])
def test_damaged_journal_is_told(there: Repo, plan: str | None) -> None:
    live = there.root / ".git/recordroom/journal"
    live.mkdir(parents=True)
    if plan is not None:
        (live / "plan.json").write_text(plan)
    before = picture(there.root)
    for act in (recover, lambda root: ready(root, need_branch=False)):
        with pytest.raises(SurroundingsError, match="已经损坏"):
            act(there.root)
    assert picture(there.root) == before
