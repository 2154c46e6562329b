"""The journal of one transaction: what every file held before and is to hold after.

It is complete and on the disk before the first file changes, and goes when the last has; a
folder `journal` that is there means a command that was stopped in between.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import stat
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path, PurePosixPath

from recordroom.read.files import SurroundingsError

OLD, NEW, ELSE = "old", "new", "else"
"""How a file stands to its plan: as it was, as it is to be, or as somebody else made it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One file: SHA-256 before and after (empty where it is not there), and its permissions."""

    path: str
    old: str
    new: str
    mode: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A transaction. `room` is the room's path below the work tree's top, `made` the folders
    that it makes, `head` and `index` git's state before, `message` empty without a commit.

    `token` names the transaction in git's reflog and in the names of temporary files.
    """

    token: str
    room: str
    steps: tuple[Step, ...]
    made: tuple[str, ...] = ()
    message: str = ""
    head: str = ""
    index: str = ""

    @property
    def because(self) -> str:
        """What git's reflog says of the commit."""
        return f"recordroom {self.token}"

    @property
    def paths(self) -> tuple[PurePosixPath, ...]:
        return tuple(PurePosixPath(step.path) for step in self.steps)


class Journal:
    """The journal in a folder of its own; at most one transaction at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._live = folder / "journal"

    @property
    def pending(self) -> bool:
        """Whether a transaction has begun and not ended."""
        return self._live.is_dir()

    @property
    def scratch(self) -> Path:
        """A folder that goes with the journal."""
        return self._live

    def begin(
        self, plan: Plan, before: Mapping[str, bytes | None], after: Mapping[str, bytes | None]
    ) -> None:
        """Put the plan and both contents of every file on the disk."""
        self._sweep()
        draft = self._folder / "draft"
        draft.mkdir()
        for at, step in enumerate(plan.steps):
            for side, contents in ((OLD, before), (NEW, after)):
                content = contents[step.path]
                if content is not None:
                    write_through(draft / f"{side}-{at}", content)
        write_through(draft / "plan.json", json.dumps(asdict(plan)).encode())
        flush_folder(draft)
        draft.rename(self._live)
        flush_folder(self._folder)

    def plan(self) -> Plan:
        """The plan of the transaction that is under way. Raises SurroundingsError when it is
        damaged, which no stop of ours leaves behind.
        """
        try:
            read = json.loads((self._live / "plan.json").read_bytes())
            steps = tuple(Step(**step) for step in read.pop("steps"))
            return Plan(**{**read, "made": tuple(read["made"])}, steps=steps)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise SurroundingsError(
                f"上一条命令留下的记录（{self._live}）已经损坏，没法自动恢复。请先用 git status 和 git "
                "diff 看哪些文件改了一半、改回来，再删去这个文件夹。",
                f"What the last command left in {self._live} is damaged and cannot be used. See "
                "with git status and git diff which files are half-changed, restore them, then "
                "delete that folder.",
            ) from error

    def end(self) -> None:
        """The transaction is over, whichever way."""
        self._live.rename(self._folder / "done")
        flush_folder(self._folder)
        self._sweep()

    def do(self, root: Path, plan: Plan) -> PurePosixPath | None:
        """Give every file its new content. Stops at one that somebody else has changed since,
        and names it.
        """
        for folder in plan.made:
            (root / folder).mkdir(exist_ok=True)
            flush_folder((root / folder).parent)
        for at, step in enumerate(plan.steps):
            found = stands(root, step)
            if found == ELSE:
                return PurePosixPath(step.path)
            if found == OLD:
                self._put(root, plan, at, NEW)
        return None

    def undo(self, root: Path, plan: Plan, *, force: bool) -> tuple[PurePosixPath, ...]:
        """Give every file its old content. What somebody else has changed since is left as it is
        and named, unless `force` says that nobody else can have.
        """
        kept = []
        for at, step in enumerate(plan.steps):
            _temporary(root, plan, at).unlink(missing_ok=True)
            found = stands(root, step)
            if found == ELSE and not force:
                kept.append(PurePosixPath(step.path))
            elif found != OLD:
                self._put(root, plan, at, OLD)
        for folder in reversed(plan.made):
            remove_empty(root / folder)
        return tuple(kept)

    def _put(self, root: Path, plan: Plan, at: int, side: str) -> None:
        """Replace one file in one move, so that nobody ever sees half of it."""
        step = plan.steps[at]
        target = root / step.path
        if (step.old if side == OLD else step.new) == "":
            target.unlink(missing_ok=True)
        else:
            temporary = _temporary(root, plan, at)
            write_through(temporary, (self._live / f"{side}-{at}").read_bytes())
            if step.mode:
                temporary.chmod(step.mode)
            temporary.replace(target)
        flush_folder(target.parent)

    def _sweep(self) -> None:
        """Take away what never began and what is over."""
        for name in ("draft", "done"):
            shutil.rmtree(self._folder / name, ignore_errors=True)


def _temporary(root: Path, plan: Plan, at: int) -> Path:
    """The name beginning with a dot keeps it out of the room."""
    return (root / plan.steps[at].path).parent / f".recordroom-{plan.token}-{at}"


def draw(
    plan: Plan,
    root: Path,
    before: Mapping[str, bytes | None],
    after: Mapping[str, bytes | None],
) -> Plan:
    """The plan with its steps, and the folders that are to be made, outer ones first."""
    steps, made = [], []
    for path in sorted(after):
        target = root / path
        mode = stat.S_IMODE(target.stat().st_mode) if before[path] is not None else 0
        steps.append(Step(path, digest(before[path]), digest(after[path]), mode))
        if after[path] is not None:
            parents = PurePosixPath(path).parents
            made += [str(p) for p in reversed(parents) if not (root / p).exists()]
    return replace(plan, steps=tuple(steps), made=tuple(dict.fromkeys(made)))


def stands(root: Path, step: Step) -> str:
    """How a file stands to its step: OLD, NEW or ELSE."""
    found = digest(content(root / step.path))
    if found == step.old:
        return OLD
    return NEW if found == step.new else ELSE


def content(path: Path) -> bytes | None:
    """The bytes of a file, None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def digest(data: bytes | None) -> str:
    """SHA-256 of a file's bytes, empty for one that is not there."""
    return "" if data is None else hashlib.sha256(data).hexdigest()


def write_through(path: Path, data: bytes) -> None:
    """Write a file and wait until it is on the disk."""
    with open(path, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def flush_folder(folder: Path) -> None:
    """Wait until a folder's names are on the disk, where the system can do that."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return  # Windows opens no folders; its renames are journalled by the file system
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def remove_empty(folder: Path) -> None:
    """Remove a folder that we made, unless somebody has put something in it."""
    with suppress(OSError):
        folder.rmdir()
