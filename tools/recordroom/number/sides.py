"""The two lines of work that took one number, as git has them: in conflict, or merged by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from recordroom.capture.registers import HEADER
from recordroom.model.holdings import Register, RegisterLine
from recordroom.number.landed import register_from
from recordroom.number.lines import csv_line
from recordroom.read.branches import (
    Halt,
    blob_text,
    default_branch,
    halt,
    parents,
    texts_at,
    unmerged,
)
from recordroom.read.git import Git


@dataclass(frozen=True, slots=True)
class Sides:
    """A register that two lines of work wrote.

    `kept` is the other's, `lost` are our lines that go after it. With `committed` the lines are
    history already and only more can be added: `kept` then holds them all. Our line of work runs
    from `base` to `tip`, two revisions (an empty tip is the work tree).
    """

    kept: Register
    lost: tuple[RegisterLine, ...]
    committed: bool
    base: str
    tip: str
    kind: str


def sides_of(
    git: Git, id_: str, *, number: str, registers: Mapping[PurePosixPath, Register]
) -> tuple[Sides, ...]:
    """Every register in which a record lost its number (or reference code) to another record.

    `number` is what the record bears; `registers` are those of the work tree.
    """
    stopped = halt(git)
    found = []
    conflicts = {p: s for p, s in unmerged(git).items() if p.suffix == ".csv"}
    for path, stages in conflicts.items():
        side = _conflict(git, path, stages, id_=id_, stopped=stopped)
        if side is not None:
            found.append(side)
    for path, register in registers.items():
        line = _doubled(register, id_, number) if path not in conflicts else None
        if line is not None:
            found.append(_by_hand(git, register, line, stopped=stopped))
    return tuple(found)


def waiting(git: Git) -> tuple[str, ...]:
    """The records that a register in conflict numbers and the default branch does not: those that
    can move on.
    """
    found: list[str] = []
    for path, stages in unmerged(git).items():
        if path.suffix == ".csv":
            base, sides = _stages(git, path, stages)
            lines = (*_after(base, sides[2]), *_after(base, sides[3]))
            there = _at(git, default_branch(git), path)
            found += [li.id for li in lines if li.event == "mint" and not _has(there, li)]
    return tuple(dict.fromkeys(found))


def _conflict(
    git: Git, path: PurePosixPath, stages: Mapping[int, str], *, id_: str, stopped: Halt
) -> Sides | None:
    base, sides = _stages(git, path, stages)
    new = {stage: _after(base, register) for stage, register in sides.items()}
    there = _at(git, default_branch(git), path)
    # Of a rebase or cherry-pick the replayed commit (3) is the one that moves on; a line that is
    # on the default branch stays, whoever asks.
    ours = next((stage for stage in (3, 2) if _gives(_missing(new[stage], there.lines), id_)), None)
    if ours is None:
        return None
    start, tip = _work(git, ours, stopped)
    return Sides(sides[5 - ours], new[ours], False, start, tip, stopped.kind)


def _stages(
    git: Git, path: PurePosixPath, stages: Mapping[int, str]
) -> tuple[Register, Mapping[int, Register]]:
    """A register in conflict: as it was before, ours (2) and theirs (3)."""
    texts = {stage: blob_text(git, blob) for stage, blob in stages.items()}
    base = texts.get(1, csv_line(HEADER))
    sides = {stage: register_from(path, texts.get(stage, base)) for stage in (2, 3)}
    return register_from(path, base), sides


def _work(git: Git, stage: int, stopped: Halt) -> tuple[str, str]:
    """From where to where the line of work of a stage runs."""
    if stopped.theirs:
        start = git.merge_base(stopped.ours, stopped.theirs)
        return start, stopped.theirs if stage == 3 else stopped.ours
    if stage == 3:
        return stopped.ours, ""  # a squash: what came in is all that differs from HEAD
    return git.merge_base(default_branch(git), stopped.ours), stopped.ours


def _by_hand(git: Git, register: Register, line: RegisterLine, *, stopped: Halt) -> Sides:
    """Sides of a register without conflict marks that still gives one number twice."""
    path = register.source.path
    head, other = stopped.ours, stopped.theirs
    if not other and head:
        # A merge that is committed already has its two lines of work as parents.
        joined = parents(git, head)
        if len(joined) > 1:
            head, other = joined[0], joined[1]
    if other:
        ours = _holder(git, (other, head), path, line)
        start, tip = git.merge_base(head, other), ours or ""
    else:
        start, tip = _since_default(git, head), ""
    now = stopped.ours
    if not now or _has(_at(git, now, path), line) or line not in register.lines:
        return Sides(register, (line,), bool(now), start, tip, stopped.kind)
    kept = _at(git, now, path)
    if stopped.theirs:
        theirs = _at(git, stopped.theirs, path)
        kept = kept if _has(theirs, line) else theirs
    lost = _missing(register.lines, kept.lines)
    return Sides(kept, lost, False, start, tip, stopped.kind)


def _since_default(git: Git, head: str) -> str:
    ref = default_branch(git)
    return (git.merge_base(ref, head) if ref else "") or head


def _holder(
    git: Git, revisions: Sequence[str], path: PurePosixPath, line: RegisterLine
) -> str | None:
    return next((r for r in revisions if _has(_at(git, r, path), line)), None)


def _at(git: Git, revision: str, path: PurePosixPath) -> Register:
    text = texts_at(git, [(revision, path)])[0]
    return register_from(path, text if text is not None else csv_line(HEADER))


def _doubled(register: Register, id_: str, number: str) -> RegisterLine | None:
    """The line that gives the record a number which another record has too, if it stands."""
    minted = [line for line in register.lines if line.event == "mint"]
    own = next((line for line in reversed(minted) if line.id == id_), None)
    if own is not None:
        before = [line for line in minted if line.number == own.number and line is not own]
        return own if any(line.id != id_ for line in before) else None
    # Someone kept only the other's line: the record bears a number that was never entered for it.
    taken = next((line for line in minted if line.number == number and number), None)
    if taken is None:
        return None
    return RegisterLine(number, "mint", id_, taken.day, "", taken.position)


def _gives(lines: Iterable[RegisterLine], id_: str) -> bool:
    return any(line.id == id_ and line.event == "mint" for line in lines)


def _has(register: Register, line: RegisterLine) -> bool:
    return _cells(line) in map(_cells, register.lines)


def _after(base: Register, register: Register) -> tuple[RegisterLine, ...]:
    return _missing(register.lines, base.lines)


def _missing(
    lines: Sequence[RegisterLine], there: Sequence[RegisterLine]
) -> tuple[RegisterLine, ...]:
    """The lines that are not among others, in their order; one that is doubled counts twice."""
    left = [_cells(line) for line in there]
    out = []
    for line in lines:
        if _cells(line) in left:
            left.remove(_cells(line))
        else:
            out.append(line)
    return tuple(out)


def _cells(line: RegisterLine) -> tuple[str, ...]:
    return line.number, line.event, line.id, line.day, line.reason
