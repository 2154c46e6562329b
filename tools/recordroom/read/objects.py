"""What git's plumbing prints of commits, trees and objects, as values; `git.py` runs it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import IO


@dataclass(frozen=True, slots=True)
class FileAt:
    """A file of a tree: its mode (`100644`; `120000` is a link) and the name of its object."""

    path: PurePosixPath
    mode: str
    object: str


@dataclass(frozen=True, slots=True)
class Node:
    """A commit of the graph: its parents, the committer's day, the author's name, and the files it
    changed against its first parent (of mode `000000`: taken away).

    `emails` are the addresses of author and committer as the commit has them (a .mailmap is a file
    that anybody can change), in small letters; `when` is the committer's moment.
    """

    id: str
    parents: tuple[str, ...]
    day: date
    author: str
    files: tuple[FileAt, ...]
    emails: tuple[str, str]
    when: datetime


def nodes(out: bytes) -> Iterator[Node]:
    """The commits of `git log -z --raw` in the form that `Git.graph` asks for."""
    tokens = iter(out.decode("utf-8", "surrogateescape").split("\0"))
    head: list[str] = []
    files: list[FileAt] = []
    for token in tokens:
        line = token.lstrip("\n")
        if line.startswith(":"):
            _, mode, _, name, _ = line.split(" ")
            files.append(FileAt(PurePosixPath(next(tokens)), mode, name))
        elif line.startswith("\x02"):
            if head:
                yield _node(head, files)
            head, files = line[1:].split("\x1f", 5), []
    if head:
        yield _node(head, files)


def files_of(out: bytes) -> tuple[FileAt, ...]:
    """The files of `git ls-tree -r -z`."""
    rows = (r.split("\t", 1) for r in out.decode("utf-8", "surrogateescape").split("\0") if r)
    parts = ((about.split(" "), name) for about, name in rows)
    return tuple(FileAt(PurePosixPath(name), mode, id_) for (mode, _, id_), name in parts)


def _node(head: list[str], files: list[FileAt]) -> Node:
    commit, parents, told, writer, committer, author = head
    when = datetime.fromisoformat(told)
    return Node(
        id=commit,
        parents=tuple(parents.split()),
        day=when.date(),
        author=author.rstrip("\n"),
        files=tuple(files),
        emails=(writer.casefold(), committer.casefold()),
        when=when,
    )


class Objects:
    """Objects of a repository by name, from one `git cat-file --batch`."""

    def __init__(self, asked: IO[bytes], told: IO[bytes]) -> None:
        self._asked = asked
        self._told = told

    def read(self, name: str) -> bytes | None:
        """The bytes of a blob, None where the repository does not have it."""
        size = self._ask(name)
        return None if size is None else self._take(size)

    def digest(self, name: str) -> tuple[int, str] | None:
        """Size and SHA-256 of a blob, read in pieces."""
        size = self._ask(name)
        if size is None:
            return None
        digest, left = hashlib.sha256(), size
        while left > 0:
            piece = self._told.read(min(left, 1 << 20))
            if not piece:
                raise OSError("git ended before the object did")
            digest.update(piece)
            left -= len(piece)
        self._told.read(1)
        return size, digest.hexdigest()

    def _ask(self, name: str) -> int | None:
        if "\n" in name:
            return None  # it would be two questions
        self._asked.write(f"{name}\n".encode())
        self._asked.flush()
        about = self._told.readline().split()
        if len(about) != 3 or not about[2].isdigit():
            return None
        if about[1] == b"blob":
            return int(about[2])
        self._take(int(about[2]))  # a folder: its bytes stand in the way of the next answer
        return None

    def _take(self, size: int) -> bytes:
        data = self._told.read(size)
        self._told.read(1)
        return data
