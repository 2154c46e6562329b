"""Branches, and what lies on them: for numbers taken elsewhere, and merges that stopped half-way.

Everything is asked of `Git`, which alone speaks git; nothing here fails for a branch that is gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from recordroom.read.git import Git

_USUAL = ("refs/remotes/origin/main", "refs/remotes/origin/master", "refs/heads/main",
          "refs/heads/master")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch that can be seen here: full name (`refs/heads/x`), short name, and its commit."""

    ref: str
    name: str
    commit: str


@dataclass(frozen=True, slots=True)
class Halt:
    """Where two lines of work meet: `kind` is merge, rebase, cherry-pick, squash, or empty.

    `ours` is the commit of stage 2 and `theirs` of stage 3 (empty where git does not say).
    """

    kind: str
    ours: str
    theirs: str


def branches(git: Git) -> tuple[Branch, ...]:
    """Local branches and those of remotes as last fetched, by name; no symbolic ones."""
    form = "%(refname)%00%(refname:short)%00%(objectname)%00%(symref)"
    out = git.run("for-each-ref", f"--format={form}", "refs/heads", "refs/remotes")
    found = []
    for line in out.decode("utf-8", "replace").splitlines():
        ref, name, commit, symbolic = line.split("\0")
        if not symbolic:
            found.append(Branch(ref, name, commit))
    return tuple(found)


def default_branch(git: Git) -> str:
    """The ref that work is merged into: origin/HEAD, else origin/main or master, else the local
    main or master, else the branch checked out; empty where there is no commit.
    """
    out = git.run("for-each-ref", "--format=%(symref)", "refs/remotes/origin/HEAD")
    told = out.decode("utf-8", "replace").strip()
    known = {branch.ref for branch in branches(git)}
    found = next((ref for ref in (told, *_USUAL) if ref in known), "")
    return found or ("HEAD" if git.head() else "")


def texts_at(git: Git, asked: Sequence[tuple[str, PurePosixPath]]) -> tuple[str | None, ...]:
    """The texts of files at revisions, in one process, in the order asked; None where it is not."""
    if not asked:
        return ()
    prefix = git.run("rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").strip("\n")
    lines = "".join(f"{revision}:{prefix}{path}\n" for revision, path in asked)
    out = git.run("cat-file", "--batch", stdin=lines.encode("utf-8", "surrogateescape"))
    found: list[str | None] = []
    at = 0
    for _ in asked:
        end = out.index(b"\n", at)
        header = out[at:end].rsplit(b" ", 2)
        at = end + 1
        if header[-1] in (b"missing", b"ambiguous") or header[-2] != b"blob":
            found.append(None)
            continue
        size = int(header[-1])
        found.append(_plain(out[at : at + size]))
        at += size + 1
    return tuple(found)


def last_author(git: Git, revision: str, path: PurePosixPath) -> str:
    """Who last touched a file on a branch; empty where nobody did."""
    out = git.run("log", "-1", "--format=%aN", revision, "--", str(path))
    return out.decode("utf-8", "replace").strip()


def halt(git: Git) -> Halt:
    """Which merge, rebase or cherry-pick has stopped half-way, if any."""
    head = git.head()
    folder = git.directory()
    for name in ("rebase-merge", "rebase-apply"):
        note = folder / name
        if note.is_dir():
            for file in ("orig-head", "abort-safety"):
                if (note / file).is_file():
                    theirs = (note / file).read_text(encoding="utf-8").strip()
                    return Halt("rebase", head, git.resolve(theirs))
            return Halt("rebase", head, "")
    for kind, name in (("merge", "MERGE_HEAD"), ("cherry-pick", "CHERRY_PICK_HEAD")):
        if (folder / name).is_file():
            return Halt(kind, head, git.resolve(name))
    return Halt("squash" if unmerged(git) else "", head, "")


def parents(git: Git, revision: str) -> tuple[str, ...]:
    """The parents of a commit, the first one first."""
    out = git.run("rev-list", "--parents", "-n", "1", revision).decode().split()
    return tuple(out[1:])


def unmerged(git: Git) -> Mapping[PurePosixPath, Mapping[int, str]]:
    """Files in conflict: for each, its blobs by stage (1 base, 2 ours, 3 theirs)."""
    out = git.run("ls-files", "-u", "-z", "--", ".").decode("utf-8", "surrogateescape")
    found: dict[PurePosixPath, dict[int, str]] = {}
    for line in out.split("\0"):
        if line:
            facts, _, path = line.partition("\t")
            _, blob, stage = facts.split(" ")
            found.setdefault(PurePosixPath(path), {})[int(stage)] = blob
    return found


def blob_text(git: Git, blob: str) -> str:
    """The text of a blob by its id."""
    return _plain(git.run("cat-file", "blob", blob))


def changed_files(git: Git, before: str, after: str) -> tuple[PurePosixPath, ...]:
    """The room's files that differ between two revisions; `after` empty means the work tree."""
    ends = [before, after] if after else [before]
    out = git.run("diff", "--name-only", "-z", "--no-renames", "--relative", "--no-ext-diff",
                  *ends, "--", "policies", "records")  # fmt: skip
    return _paths(out.decode("utf-8", "surrogateescape").split("\0"))


def untracked(git: Git) -> tuple[PurePosixPath, ...]:
    """Files of the room that git does not know yet."""
    out = git.run("ls-files", "-o", "-z", "--exclude-standard", "--", "policies", "records")
    return _paths(out.decode("utf-8", "surrogateescape").split("\0"))


def _paths(names: Iterable[str]) -> tuple[PurePosixPath, ...]:
    return tuple(PurePosixPath(name) for name in names if name)


def _plain(data: bytes) -> str:
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n")
