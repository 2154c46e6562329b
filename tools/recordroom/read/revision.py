"""The record room at any revision of its repository, and where two revisions part."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from recordroom.model.text import Source
from recordroom.read.files import SurroundingsError, read_bytes, scan
from recordroom.read.frontmatter import Document, read_text
from recordroom.read.git import Git
from recordroom.read.room import Room, kind_of, read_room

LINK = "120000"
MODULE = "160000"
OUTSIDE = ("acknowledgement", "hold", "evidence", "signers")
"""Kinds of files that are compared as texts, besides registers and settings."""


def commit_of(git: Git | None, revision: str) -> str:
    """The id of the commit that a revision names. Raises SurroundingsError without one."""
    if git is None or not git.head():
        raise SurroundingsError(
            "这里没有 git 历史，无从比较。请在提交过的 git 仓库里运行。",
            "There is no git history here to look into. Run this in a repository with commits.",
        )
    found = git.resolve(revision)
    if found:
        return found
    cut = git.is_shallow()
    raise SurroundingsError(
        f"仓库里没有「{revision}」这个版本。"
        + ("这份副本只取了最近的历史，请先运行 git fetch --unshallow。" if cut else "")
        + "请用 git log 或 git branch -a 核对名称。",
        f"The repository has no revision {revision}. "
        + ("This clone is shallow: run git fetch --unshallow first. " if cut else "")
        + "Look with git log or git branch -a.",
    )


def base_of(git: Git | None, revision: str) -> str:
    """The commit where HEAD parted from a revision, from which a change is judged.

    Raises SurroundingsError for an unknown revision and for one without a common past.
    """
    other = commit_of(git, revision)
    assert git is not None
    base = git.merge_base("HEAD", other)
    if base:
        return base
    if git.is_shallow():
        raise SurroundingsError(
            f"这份副本只取了最近的历史，看不到与「{revision}」从哪里分开。"
            "请先运行 git fetch --unshallow（持续集成里把 fetch-depth 设为 0）再试。",
            f"This clone is shallow and does not show where it parted from {revision}. "
            "Run git fetch --unshallow (in CI: fetch-depth: 0) and try again.",
        )
    raise SurroundingsError(
        f"当前版本与「{revision}」没有共同的历史，不是从它改来的，不能比较。请核对分支是否选对。",
        f"The present version shares no history with {revision}, so it is no change of it. "
        "Check whether the branch is the right one.",
    )


@contextmanager
def room_of(git: Git, revision: str) -> Iterator[Room]:
    """The room at a revision, as read from a folder that is gone afterwards.

    Files are written from git's own objects: `git archive` would leave out what
    `.gitattributes` names export-ignore, and a check-out would change line ends. Raises
    SurroundingsError for an unknown revision, and as `read_room` does.
    """
    commit = commit_of(git, revision)
    with tempfile.TemporaryDirectory(prefix="recordroom-") as name:
        folder = Path(name)
        export(git, commit, folder)
        yield read_room(folder)


def export(git: Git, commit: str, folder: Path) -> None:
    """Write `policies` and `records` of a commit below a folder; links stay links."""
    with git.objects() as objects:
        for file in git.tree(commit):
            if file.mode == MODULE:
                continue
            data = objects.read(file.object)
            if data is None:
                raise SurroundingsError(
                    f"仓库里缺少「{file.path}」在那个版本的内容。请重新完整克隆仓库。",
                    f"The repository lacks the content of {file.path} at that revision. "
                    "Clone it again in full.",
                )
            # git keeps names as bytes; those that are no UTF-8 go to the disk as they are.
            path = folder / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            if file.mode == LINK:
                path.symlink_to(os.fsdecode(data))
            else:
                path.write_bytes(data)


def outside_texts(root: Path) -> Iterator[tuple[str, Source]]:
    """The files of a work tree that are neither records nor read as policies or registers:
    acknowledgements, holds, evidence of approvals and the list of signers, with their kind.
    """
    for folder in ("policies", "records"):
        for entry in scan(root, folder):
            kind = kind_of(entry.path)
            if kind in OUTSIDE and not entry.fault:
                yield kind, text_of(entry.path, read_bytes(root, entry.path))


def text_of(path: PurePosixPath, data: bytes) -> Source:
    """Bytes as a source; what is no text is told apart by its digest alone."""
    read = read_text(path, data)
    if isinstance(read, Document):
        return Source(path, "", hashlib.sha256(data).hexdigest(), "", 1)
    return read[0]
