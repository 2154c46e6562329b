"""The sample association as a fresh repository with its whole history."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from recordroom.capture.holdings import capture_holdings
from recordroom.capture.policies.load import capture_policies
from recordroom.read.evidence import is_evidence
from recordroom.read.files import SurroundingsError, read_bytes, scan, why
from recordroom.read.git import Git, NewCommit
from recordroom.read.room import read_room
from recordroom.write.earlier import FOLDER
from recordroom.write.history import Sample, sample_history
from recordroom.write.scaffold import room_files

SAMPLE_DAY = date(2026, 11, 1)
"""The day on which the sample stands; nothing in it has happened later."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: the repository, its newest commit, and how much it holds."""

    root: Path
    head: str
    commits: int
    records: int
    people: int


def make_demo(
    target: Path, *, sample: Path, as_of: date = SAMPLE_DAY,
    progress: Callable[[int], None] = lambda _: None,
) -> Made:  # fmt: skip
    """Write the sample at `sample` (a folder with policies/ and records/) into a new repository.

    The repository is made beside `target` and renamed, so that it is there whole or not at all.
    Raises SurroundingsError when `target` is taken, cannot be written, or git is not there.
    """
    read = read_sample(sample)
    authors: set[str] = set()
    count = 0

    def told() -> Iterator[NewCommit]:
        nonlocal count
        for commit in sample_history(read, as_of=as_of):
            authors.add(commit.author)
            count += 1
            progress(1)
            yield commit

    with fresh_folder(target) as folder:
        head = Git.create(folder).add_history(told())
        if _tree(folder) != dict(read.files):
            raise RuntimeError("the demo's tree differs from the sample's")
    return Made(target, head, count, len(read.holdings.records), len(authors))


def read_sample(sample: Path) -> Sample:
    """The sample's files and what they mean; names that begin with a dot are left out."""
    room = read_room(sample)
    policies = capture_policies(room.policy_files)
    holdings = capture_holdings(room, policies)
    every = {
        entry.path: read_bytes(sample, entry.path)
        for folder in ("policies", "records")
        for entry in scan(sample, folder)
        if not entry.fault
    }
    files = {p: data for p, data in every.items() if is_evidence(p) or not _is_hidden(p)}
    earlier = {p: data for p, data in every.items() if p.is_relative_to(FOLDER)}
    organisation = policies.organisation
    files |= room_files(name=organisation.name, sample=True, day=SAMPLE_DAY.isoformat())
    return Sample(policies, holdings, files, earlier)


@contextmanager
def fresh_folder(target: Path) -> Iterator[Path]:
    """A new folder beside `target` that takes its name when all went well, and is gone otherwise."""
    if os.path.lexists(target) and (
        target.is_symlink() or not target.is_dir() or any(target.iterdir())
    ):
        raise SurroundingsError(
            f"「{target}」已经有内容，没有改动它。请换一个不存在的或空的文件夹。",
            f"{target} already holds something and was left as it is. "
            "Choose a folder that is new or empty.",
        )
    beside = target.absolute().parent / f".{target.absolute().name}.{os.getpid()}.new"
    try:
        beside.parent.mkdir(parents=True, exist_ok=True)
        beside.mkdir()
    except OSError as error:
        raise _unwritable(target, error) from error
    try:
        yield beside
        if target.is_dir():
            target.rmdir()
        beside.rename(target)
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _unwritable(target: Path, error: OSError) -> SurroundingsError:
    return SurroundingsError(
        f"写不了「{target}」（{why(error)}）。请检查权限和磁盘空间，或换一个文件夹。",
        f"Cannot write {target} ({error.strerror}). "
        "Check permissions and disk space, or choose another folder.",
    )


def _is_hidden(path: PurePosixPath) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _tree(folder: Path) -> dict[PurePosixPath, bytes]:
    return {
        PurePosixPath(path.relative_to(folder).as_posix()): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.relative_to(folder).parts[0] != ".git"
    }
