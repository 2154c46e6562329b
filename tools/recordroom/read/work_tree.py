"""What goes on in a work tree of git: merges under way, locks, and a commit of given paths alone."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from recordroom.read.git import Git
from recordroom.read.ran import Ran

UNDER_WAY = {
    "MERGE_HEAD": "merge",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
    "BISECT_LOG": "bisect",
}
"""What git leaves in its folder while it is in the middle of something, and the command's name."""


@dataclass(frozen=True, slots=True)
class WorkTree:
    """A work tree: its top folder, git's folder for it, and the room's place below the top."""

    top: Path
    folder: Path
    room: PurePosixPath


@dataclass(frozen=True, slots=True)
class State:
    """What is under way in a work tree.

    `busy` is the git command that is not finished (`merge`, `rebase` …) or empty, `branch` the
    one checked out or empty (detached HEAD), `unmerged` the files in conflict, `locks` the lock
    files of a git that is running or was killed.
    """

    busy: str
    branch: str
    unmerged: tuple[PurePosixPath, ...]
    locks: tuple[Path, ...]


def work_tree(root: Path) -> WorkTree | None:
    """The work tree that a folder lies in, found without asking git; None where there is none."""
    here = root.resolve()
    for top in (here, *here.parents):
        mark = top / ".git"
        if mark.is_dir():
            return WorkTree(top, mark, PurePosixPath(here.relative_to(top).as_posix()))
        if mark.is_file():
            # A linked work tree or a submodule: the file says where git's folder is.
            told = mark.read_text(encoding="utf-8", errors="surrogateescape")
            folder = Path(told.removeprefix("gitdir:").strip())
            return WorkTree(
                top, (top / folder).resolve(), PurePosixPath(here.relative_to(top).as_posix())
            )
    return None


def state(git: Git, tree: WorkTree) -> State:
    """What is under way."""
    busy = next((word for name, word in UNDER_WAY.items() if (tree.folder / name).exists()), "")
    head = (tree.folder / "HEAD").read_text(encoding="utf-8", errors="replace").strip()
    branch = head.removeprefix("ref: refs/heads/") if head.startswith("ref: ") else ""
    shown = git.attempt("ls-files", "-u", "-z", "--full-name", "--", str(tree.top))
    paths = (row.partition("\t")[2] for row in shown.out.decode("utf-8", "replace").split("\0"))
    unmerged = tuple(PurePosixPath(path) for path in dict.fromkeys(paths) if path)
    locks = tuple(p for n in ("index.lock", "HEAD.lock") if (p := tree.folder / n).exists())
    return State(busy, branch, unmerged, locks)


def entries(git: Git, paths: Sequence[PurePosixPath]) -> str:
    """What the index holds for some paths of the room, as `put_entries` takes it."""
    out = git.run("ls-files", "-s", "-z", "--full-name", "--", *_literal(paths))
    return out.decode("utf-8", "surrogateescape")


def entries_at(git: Git, revision: str, paths: Sequence[PurePosixPath]) -> str:
    """What a commit holds for some paths of the room, in the form of `entries`."""
    out = git.run("ls-tree", "-z", "--full-name", revision, "--", *map(str, paths))
    rows = out.decode("utf-8", "surrogateescape").split("\0")
    told = (row.partition("\t") for row in rows if row)
    return "".join(f"{m.split()[0]} {m.split()[2]} 0\t{path}\0" for m, _, path in told)


def put_entries(git: Git, wanted: str, paths: Sequence[PurePosixPath], *, room: str) -> bool:
    """Let the index hold for these paths what `wanted` says and nothing else; no other path of
    it is touched. False when git refuses, as while another git has locked it.
    """
    known = {row.partition("\t")[2] for row in wanted.split("\0") if row}
    names = [str(PurePosixPath(room) / path) for path in paths]
    gone = "".join(f"0 {'0' * 40}\t{name}\0" for name in names if name not in known)
    told = (gone + wanted).encode("utf-8", "surrogateescape")
    if git.attempt("update-index", "-z", "--index-info", stdin=told).status:
        return False
    git.attempt("update-index", "-q", "--refresh")  # else every file would look touched
    return True


def commit_paths(
    git: Git,
    tree: WorkTree,
    paths: Sequence[PurePosixPath],
    message: str,
    *,
    scratch: Path,
    because: str,
    keep: tuple[int, ...],
) -> Ran | None:
    """Commit these paths of the room as they lie in the work tree, and nothing else.

    An index of its own in the folder `scratch` is used, so that what the user has staged is
    neither committed nor lost. Hooks, signing and identity are the user's. None where the commit
    would hold nothing new.
    """
    index = scratch / "index"
    if (tree.folder / "index").exists():
        shutil.copyfile(tree.folder / "index", index)
    born = bool(git.head())
    names = "".join(f"{path}\0" for path in paths).encode("utf-8", "surrogateescape")
    for arguments, given in (
        (("read-tree", "--reset", "HEAD") if born else ("read-tree", "--empty"), b""),
        (("update-index", "--add", "--remove", "-z", "--stdin"), names),
    ):
        ran = git.attempt(*arguments, stdin=given, index=index, keep=keep)
        if ran.status:
            return ran
    if born and not git.attempt("diff-index", "--cached", "--quiet", "HEAD", index=index).status:
        return None
    text = scratch / "message"
    text.write_text(message, encoding="utf-8")
    # No tidying up in the background, which would hold on to our lock; and a reflog in any case.
    asked = (
        "gc.auto=0",
        "maintenance.auto=false",
        "core.fsmonitor=false",
        "core.logAllRefUpdates=1",
    )
    settings = [word for one in asked for word in ("-c", one)]
    return git.attempt(
        *settings, "commit", "-q", "-F", str(text), index=index, keep=keep, because=because
    )


def made_because(git: Git, because: str) -> str:
    """The commit that the reflog says was made for this reason, or empty."""
    ran = git.attempt("reflog", "--format=%H %gs", "-n", "1000", "HEAD")
    for line in ran.out.decode("utf-8", "replace").splitlines():
        commit, _, reason = line.partition(" ")
        if reason.startswith(because):
            return commit
    return ""


def identity_missing(git: Git) -> bool:
    """Whether git would not know whom to name as the committer."""
    return bool(git.attempt("var", "GIT_COMMITTER_IDENT").status)


def _literal(paths: Sequence[PurePosixPath]) -> list[str]:
    """Paths as themselves: a `*` in a name is no pattern."""
    return [f":(literal){path}" for path in paths]
