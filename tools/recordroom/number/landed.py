"""Numbers whose register lines are on the default branch: only such a number is surely ours."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePosixPath

from recordroom.capture.registers import capture_register
from recordroom.model.holdings import Register
from recordroom.model.text import Source
from recordroom.read.branches import default_branch, texts_at
from recordroom.read.git import Git

HOME = "records/numbers"


def landed_numbers(git: Git | None, registers: Iterable[Register]) -> frozenset[str] | None:
    """The numbers and reference codes that the default branch gives to the same record as the
    work tree's `registers` do: one that it gave to another record has not landed for us.

    None where nothing can be told: no git, or no commit yet. What a remote has is what was last
    fetched. Raises CalledProcessError when git refuses.
    """
    ref = default_branch(git) if git is not None else ""
    if git is None or not ref:
        return None
    paths = [path for path in git.listed(ref, HOME) if path.suffix == ".csv"]
    landed: set[tuple[str, str]] = set()
    for path, text in zip(paths, texts_at(git, [(ref, p) for p in paths]), strict=True):
        if text is not None:
            landed |= standing(register_from(path, text))
    ours = {pair for register in registers for pair in standing(register)}
    return frozenset(number for number, _ in landed & ours)


def settled(git: Git) -> tuple[str, ...]:
    """The revisions whose register lines may no longer change.

    On a branch that is where it left the default branch: its own lines have not landed, and move
    on when another's landed first. On the default branch itself it is HEAD and the one before.
    """
    ref, head = default_branch(git), git.head()
    base = git.merge_base(git.resolve(ref), head) if ref and head else ""
    return (base,) if base and base != head else ("HEAD", "HEAD^1")


def standing(register: Register) -> set[tuple[str, str]]:
    """Number and record of every line that gives a number which no later line voids."""
    last = {line.number: line for line in register.lines if line.event in ("mint", "void")}
    first: dict[str, str] = {}
    for line in register.lines:
        if line.event == "mint":
            first.setdefault(line.number, line.id)
    return {(number, first[number]) for number, line in last.items() if line.event == "mint"}


def register_from(path: PurePosixPath, text: str) -> Register:
    """A register from its text; lines that do not fit are left out."""
    return capture_register(Source(path, text, "", text, 1))[0]
