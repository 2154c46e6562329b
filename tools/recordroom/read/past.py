"""One record's past as git keeps it: the commits that touched it, and its text at each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath

from recordroom.read.files import TEXT_LIMIT
from recordroom.read.frontmatter import Document, read_document, read_text
from recordroom.read.git import Git
from recordroom.read.located import LocatedError, parse
from recordroom.read.objects import FileAt, Objects
from recordroom.read.policies import PolicyFile
from recordroom.read.room import LooseFile

_TRAILERS = ("Record", "Number", "Action", "By")
_FORM = "%x02%H%x1f%P%x1f%aI%x1f%aN%x1f" + "%x1f".join(
    f"%(trailers:key={key},valueonly,separator=%x1e)" for key in _TRAILERS
)


@dataclass(frozen=True, slots=True)
class Deed:
    """A commit that touched a record: by whom on which (author's) day, its trailers, and what it
    did to each file of the record (`A`, `M` or `D`). `merge` is one that brought in others' work.
    """

    commit: str
    merge: bool
    day: date
    author: str
    numbers: tuple[str, ...]
    action: str
    by: str
    files: tuple[tuple[str, PurePosixPath], ...]

    def home(self, id_: str) -> tuple[str, PurePosixPath] | None:
        """What became of the record's own file, None when only files beside it changed."""
        return next(((m, p) for m, p in self.files if p.name == f"{id_}.md"), None)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A record's file at a commit, the files beside it, and what the organisation had decided."""

    commit: str
    document: Document
    beside: tuple[LooseFile, ...]
    policy_files: tuple[PolicyFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Past:
    """What git knows of a record: the deeds, oldest first, and the record after each of them."""

    deeds: Sequence[Deed]
    snapshots: Mapping[str, Snapshot]


def past_of(git: Git, id_: str, *, revision: str = "HEAD") -> Past:
    """All that git knows of a record up to a revision."""
    taken = {s.commit: s for s in snapshots(git, id_, revision=revision)}
    return Past(deeds(git, id_, revision=revision), taken)


def deeds(git: Git, id_: str, *, revision: str = "HEAD") -> tuple[Deed, ...]:
    """Every commit that touched a record or a file of its own, oldest first, merges to the main
    line where they brought changes in.

    The record is found by its id wherever it lay, so that moving it to another folder loses nothing.
    """
    own = _log(git, id_, revision, "--no-merges")
    merged = _log(git, id_, revision, "--merges", "--first-parent", "--diff-merges=first-parent")
    order = {c: n for n, c in enumerate(_order(git, revision))}
    return tuple(sorted((*own, *merged), key=lambda d: order.get(d.commit, -1)))


def snapshots(
    git: Git, id_: str, *, revision: str = "HEAD", policies: bool = False
) -> Iterator[Snapshot]:
    """The record at each commit that changed it, newest first; lazily, as most look for one.

    With `policies` the settings of that commit are read too.
    """
    with git.objects() as objects:
        for deed in reversed(_log(git, id_, revision, "--no-merges")):
            home = deed.home(id_)
            path = home[1] if home is not None else _home_of(deed, id_)
            taken = None if path is None else _snapshot(git, objects, deed.commit, path, policies)
            if taken is not None:
                yield taken


def snapshot(git: Git, commit: str, path: PurePosixPath) -> Snapshot | None:
    """The record at one commit, None where it was not there."""
    with git.objects() as objects:
        return _snapshot(git, objects, commit, path, with_policies=False)


def _home_of(deed: Deed, id_: str) -> PurePosixPath | None:
    """The record's file by a file that lies beside it."""
    for _, path in deed.files:
        for folder in path.parents:
            if folder.name == id_ and folder.parent.name != "acknowledgements":
                return folder.with_name(f"{id_}.md")
    return None


def _snapshot(
    git: Git, objects: Objects, commit: str, path: PurePosixPath, with_policies: bool
) -> Snapshot | None:
    files = git.tree(commit)
    own = next((f for f in files if f.path == path), None)
    data = objects.read(own.object) if own is not None else None
    if data is None:
        return None
    beside = []
    for file in files:
        if path.with_suffix("") in file.path.parents:
            found = objects.digest(file.object)
            if found is not None:
                beside.append(LooseFile(file.path, *found))
    settings = tuple(_settings(objects, files)) if with_policies else ()
    return Snapshot(commit, read_document(path, data), tuple(beside), settings)


def _settings(objects: Objects, files: tuple[FileAt, ...]) -> Iterator[PolicyFile]:
    """The readable settings of a commit; a file that was broken then is left out."""
    for file in files:
        if file.path.parts[0] != "policies" or file.path.suffix not in (".yml", ".yaml"):
            continue
        data = objects.read(file.object)
        read = read_text(file.path, data) if data and len(data) <= TEXT_LIMIT else None
        if isinstance(read, tuple):
            try:
                yield PolicyFile(read[0], parse(read[0].text))
            except LocatedError:
                continue


def _log(git: Git, id_: str, revision: str, *options: str) -> tuple[Deed, ...]:
    name = re.sub(r"([*?\[\]\\])", r"\\\1", id_)
    wanted = [
        f":(glob){top}/**/{name}{end}" for top in ("policies", "records") for end in (".md", "/**")
    ]
    out = git.run(
        "log", "-z", "--raw", "--no-renames", "--no-abbrev", "--relative", "--topo-order",
        "--reverse", "--no-show-signature", *options, f"--format={_FORM}", revision, "--", *wanted,
    )  # fmt: skip
    tokens = iter(out.decode("utf-8", "surrogateescape").split("\0"))
    found: list[Deed] = []
    head: list[str] = []
    files: list[tuple[str, PurePosixPath]] = []
    for token in tokens:
        line = token.lstrip("\n")
        if line.startswith(":"):
            files.append((line.rsplit(" ", 1)[1][0], PurePosixPath(next(tokens))))
        elif line.startswith("\x02"):
            if head:
                found.append(_deed(head, files))
            head, files = line[1:].split("\x1f"), []
    if head:
        found.append(_deed(head, files))
    return tuple(found)


def _deed(head: list[str], files: list[tuple[str, PurePosixPath]]) -> Deed:
    commit, parents, when, author, _, numbers, action, by = (part.strip("\n") for part in head)
    return Deed(
        commit=commit,
        merge=len(parents.split()) > 1,
        day=datetime.fromisoformat(when).date(),
        author=author,
        numbers=tuple(n for n in numbers.split("\x1e") if n),
        action=action.split("\x1e")[0],
        by=by.split("\x1e")[0],
        files=tuple(files),
    )


def _order(git: Git, revision: str) -> list[str]:
    out = git.run("rev-list", "--topo-order", "--reverse", revision, "--")
    return out.decode().split()
