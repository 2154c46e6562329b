"""Numbers that other branches have taken meanwhile: who, for which record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from recordroom.number.landed import register_from
from recordroom.read.branches import branches, last_author, texts_at
from recordroom.read.git import Git


@dataclass(frozen=True, slots=True)
class Taken:
    """A number that a branch gives to a record, which this work tree does not know of."""

    number: str
    branch: str
    record: str
    by: str
    day: str


def taken_elsewhere(
    git: Git | None, path: PurePosixPath, present: frozenset[tuple[str, str]]
) -> tuple[Taken, ...]:
    """What the register at `path` gives on branches seen here and not in the work tree.

    `present` are the pairs of number and record id that the work tree's register has. Of branches
    at one commit the first is named; remote ones are as last fetched.
    """
    if git is None:
        return ()
    return tuple(_taken(git, path, present))


def _taken(git: Git, path: PurePosixPath, present: frozenset[tuple[str, str]]) -> Iterator[Taken]:
    seen = {b.commit: b for b in reversed(branches(git))}
    every = sorted(seen.values(), key=lambda b: b.ref)
    texts = texts_at(git, [(b.commit, path) for b in every])
    told: set[tuple[str, str]] = set()
    for branch, text in zip(every, texts, strict=True):
        lines = register_from(path, text).lines if text is not None else ()
        for line in lines:
            pair = (line.number, line.id)
            if line.event == "mint" and pair not in present and pair not in told:
                told.add(pair)
                by = last_author(git, branch.commit, path)
                yield Taken(line.number, branch.name, line.id, by, line.day)
