"""The only module that speaks git: plumbing with NUL-separated output and a clean environment."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path, PurePosixPath

from recordroom.read.files import SurroundingsError
from recordroom.read.objects import FileAt, Node, Objects, files_of, nodes
from recordroom.read.ran import Ran, run_to_end

# Where to find the repository is ours to say; a variable of the caller's (a hook sets GIT_DIR)
# must not send us elsewhere, nor a pager or a user's alias change what is printed.
_FORGET = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_NAMESPACE")
_PLAIN = ("-c", "core.quotePath=false", "-c", "log.showSignature=false", "-c", "color.ui=never")

# Replacements and grafts, which are this clone's alone, would show an audit another past.
_AS_COMMITTED = {"GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": os.devnull}


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit as the histories need it: who, on which day, which step, which paths.

    `action` is the commit's `Action:` trailer or empty; `changes` maps a path to A, M or D.
    """

    id: str
    author: str
    day: date
    action: str
    changes: tuple[tuple[str, PurePosixPath], ...]


@dataclass(frozen=True, slots=True)
class NewCommit:
    """A commit to be made: who, when (with time zone), the message, and files with their bytes."""

    author: str
    email: str
    when: datetime
    message: str
    files: Mapping[PurePosixPath, bytes]


def _commit(head: tuple[str, str, str, str], changes: list[tuple[str, PurePosixPath]]) -> Commit:
    commit, when, author, action = head
    day = datetime.fromisoformat(when).date()
    return Commit(commit, author, day, action.strip(" \n"), tuple(changes))


class Git:
    """A repository that holds the record room at `root` (which may lie below its top)."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @classmethod
    def find(cls, root: Path) -> Git | None:
        """The repository around `root`, None where there is none (or no git on the machine)."""
        try:
            # Here and not above: GitPython cannot even be imported where there is no git.
            from git import InvalidGitRepositoryError, NoSuchPathError, Repo
        except ImportError:
            return None
        try:
            with Repo(root, search_parent_directories=True):
                return cls(root)
        except (InvalidGitRepositoryError, NoSuchPathError, OSError):
            return None

    @classmethod
    def create(cls, root: Path) -> Git:
        """A new, empty repository in a folder that is there.

        Raises SurroundingsError without git, or when git refuses.
        """
        git = cls(root)
        with in_words():
            git.run("init", "-q", "--template=", alone=True)
            git.run("symbolic-ref", "HEAD", "refs/heads/main", alone=True)
        return git

    def run(self, *arguments: str, stdin: bytes | None = None, alone: bool = False) -> bytes:
        """One git command; `alone` keeps the machine's and the user's configuration out.

        Raises CalledProcessError when git refuses, OSError where there is no git.
        """
        env = {k: v for k, v in os.environ.items() if k not in _FORGET}
        if alone:
            env = {k: v for k, v in os.environ.items() if not k.startswith("GIT_")}
            env.update(GIT_CONFIG_NOSYSTEM="1", GIT_CONFIG_GLOBAL=os.devnull)
        env.update(LC_ALL="C", GIT_OPTIONAL_LOCKS="0", GIT_TERMINAL_PROMPT="0", **_AS_COMMITTED)
        command = ["git", *_PLAIN, "-C", str(self.root), *arguments]
        done = subprocess.run(command, input=stdin, capture_output=True, check=True, env=env)
        return done.stdout

    def attempt(
        self,
        *arguments: str,
        stdin: bytes = b"",
        index: Path | None = None,
        keep: tuple[int, ...] = (),
        because: str = "",
    ) -> Ran:
        """One git command that may be refused, with the user's own configuration and language.

        `index` stands in for git's own index, `keep` are open files that git is handed on, and
        `because` is what the reflog says of it. Raises OSError where there is no git.
        """
        env = {k: v for k, v in os.environ.items() if k not in _FORGET}
        env.update(GIT_TERMINAL_PROMPT="0", GIT_EDITOR="true")
        if index is not None:
            env["GIT_INDEX_FILE"] = str(index)
        if because:
            env["GIT_REFLOG_ACTION"] = because
        command = ["git", "-c", "core.quotePath=false", "-C", str(self.root), *arguments]
        return run_to_end(command, env=env, stdin=stdin, keep=keep)

    def head(self) -> str:
        """The commit checked out, or empty before the first."""
        try:
            return self.run("rev-parse", "--verify", "-q", "HEAD").decode().strip()
        except (subprocess.CalledProcessError, OSError):
            return ""

    def is_shallow(self) -> bool:
        """Whether the past is cut off, so that no history can be told."""
        return self.run("rev-parse", "--is-shallow-repository").strip() == b"true"

    def is_clean(self) -> bool:
        """Whether the work tree is exactly the commit that is checked out."""
        return not self.run("status", "--porcelain", "-z", "--", ".").strip(b"\0")

    def commits(self, revision: str = "HEAD") -> Iterator[Commit]:
        """Every commit up to a revision that touches the room, newest first, in one pass (never
        one a file).
        """
        form = "%x02%H%x1f%aI%x1f%aN%x1f%(trailers:key=Action,valueonly,separator=%x20)"
        out = self.run(
            "log", "-z", "--raw", "--no-renames", "--no-abbrev", "--relative",
            f"--format={form}", revision, "--", "policies", "records",
        )  # fmt: skip
        tokens = iter(out.decode("utf-8", "surrogateescape").split("\0"))
        head: tuple[str, str, str, str] | None = None
        changes: list[tuple[str, PurePosixPath]] = []
        for token in tokens:
            # A path follows its `:…` line and is taken unread: it may hold any sign of ours.
            line = token.lstrip("\n")
            if line.startswith(":"):
                changes.append((line.rsplit(" ", 1)[1][0], PurePosixPath(next(tokens))))
            elif line.startswith("\x02"):
                if head is not None:
                    yield _commit(head, changes)
                commit, when, author, action = line[1:].split("\x1f", 3)
                head, changes = (commit, when, author, action), []
        if head is not None:
            yield _commit(head, changes)

    def graph(self, *revisions: str) -> Iterator[Node]:
        """The commits that the revisions reach (`^REV` leaves out what REV reaches), parents
        first, in one pass.
        """
        out = self.run(
            "log", "-z", "--raw", "--no-renames", "--no-abbrev", "--relative", "--reverse",
            "--topo-order", "--diff-merges=first-parent",
            "--format=%x02%H%x1f%P%x1f%cI%x1f%ae%x1f%ce%x1f%aN", *revisions, "--",
        )  # fmt: skip
        return nodes(out)

    def tree(self, revision: str) -> tuple[FileAt, ...]:
        """The files of the room at a revision, in git's order."""
        out = self.run("ls-tree", "-r", "-z", revision, "--", "policies", "records")
        return files_of(out)

    @contextmanager
    def objects(self) -> Iterator[Objects]:
        """A stream of objects' bytes: one process, however many are asked for."""
        env = {k: v for k, v in os.environ.items() if k not in _FORGET} | _AS_COMMITTED
        command = ["git", "-C", str(self.root), "cat-file", "--batch"]
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env={**env, "LC_ALL": "C"},
        ) as process:  # fmt: skip
            assert process.stdin is not None and process.stdout is not None
            try:
                yield Objects(process.stdin, process.stdout)
            finally:
                process.stdin.close()
                process.stdout.close()

    def resolve(self, revision: str) -> str:
        """The commit that a revision names, empty where there is none (never an option of git's)."""
        if revision.startswith("-"):
            return ""
        try:
            told = self.run("rev-parse", "--verify", "-q", f"{revision}^{{commit}}")
            return told.decode().strip()
        except subprocess.CalledProcessError:
            return ""

    def merge_base(self, one: str, other: str) -> str:
        """The best common ancestor of two commits, empty where they have none."""
        try:
            return self.run("merge-base", one, other).decode().split()[0]
        except subprocess.CalledProcessError:
            return ""

    def directory(self) -> Path:
        """Git's own folder of this work tree, where notes may lie that nobody commits."""
        told = self.run("rev-parse", "--absolute-git-dir").decode("utf-8", "surrogateescape")
        return Path(told.rstrip("\n"))

    def listed(self, revision: str, folder: str) -> tuple[PurePosixPath, ...]:
        """The files below a folder of the room at a revision, in path order."""
        out = self.run("ls-tree", "-r", "-z", "--name-only", revision, "--", folder)
        names = out.decode("utf-8", "surrogateescape").split("\0")
        return tuple(PurePosixPath(name) for name in names if name)

    def texts(self, revision: str, paths: Iterable[PurePosixPath]) -> dict[PurePosixPath, str]:
        """The texts of files at a revision, in one process; files it does not have are left out."""
        prefix = self.run("rev-parse", "--show-prefix").decode().strip()
        wanted = list(paths)
        asked = "".join(f"{revision}:{prefix}{path}\n" for path in wanted)
        out = self.run("cat-file", "--batch", stdin=asked.encode())
        found: dict[PurePosixPath, str] = {}
        at = 0
        for path in wanted:
            end = out.index(b"\n", at)
            header = out[at:end].rsplit(b" ", 2)
            at = end + 1
            if header[-1] == b"missing" or len(header) != 3:
                continue
            size = int(header[2])
            found[path] = out[at : at + size].decode("utf-8", "replace")
            at += size + 1
        return found

    def add_history(self, commits: Iterable[NewCommit]) -> str:
        """Put commits one after another on `main` of a new repository, check the last out, and
        give its id. One process; the ids follow from the commits alone.

        Raises SurroundingsError when git refuses (a full disk, no permission).
        """
        stream = b"".join(_import_stream(commits))
        with in_words():
            self.run("fast-import", "--quiet", "--date-format=raw", stdin=stream, alone=True)
            self.run("reset", "-q", "--hard", "main", alone=True)
        return self.head()

    def setting(self, key: str) -> str:
        """What git is told under a key (`user.email`), empty where nothing is."""
        try:
            return self.run("config", "--get", key).decode("utf-8", "replace").strip()
        except (subprocess.CalledProcessError, OSError):
            return ""

    def identity(self) -> tuple[str, str] | None:
        """Name and address that the user has told git, if both are set."""
        name, email = self.setting("user.name"), self.setting("user.email")
        return (name, email) if name and email else None


@contextmanager
def in_words() -> Iterator[None]:
    """Git's absence and refusals in words for people."""
    try:
        yield
    except FileNotFoundError as error:
        raise SurroundingsError(
            "没有找到 git。请先安装 git（2.32 以上）再运行。",
            "git was not found. Install git (2.32 or later) and run this again.",
        ) from error
    except subprocess.CalledProcessError as error:
        detail = error.stderr.decode("utf-8", "replace").strip()
        raise SurroundingsError(
            f"git 没能写出仓库：{detail}。请检查磁盘空间和文件夹权限后再试。",
            f"git could not write the repository: {detail}. Check disk space and permissions.",
        ) from error


def _import_stream(commits: Iterable[NewCommit]) -> Iterator[bytes]:
    """The commits in the form of git-fast-import(1)."""
    for commit in commits:
        zone = commit.when.strftime("%z")
        if not zone:
            raise ValueError("a commit's moment needs its time zone")
        who = f"{commit.author} <{commit.email}> {int(commit.when.timestamp())} {zone}"
        message = commit.message.encode()
        yield f"commit refs/heads/main\nauthor {who}\ncommitter {who}\n".encode()
        yield b"data %d\n%s\n" % (len(message), message)
        for path, content in sorted(commit.files.items()):
            name = str(path).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
            yield f'M 100644 inline "{name}"\n'.encode()
            yield b"data %d\n%s\n" % (len(content), content)
