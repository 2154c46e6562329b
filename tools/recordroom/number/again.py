"""Minting again: what is written when two lines of work took one number and ours moves on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Policies
from recordroom.number.mentions import Mention, added_lines, mend
from recordroom.number.obstacles import NoNumber
from recordroom.number.settle import Renumbered, Settled, counting, move_on, settle
from recordroom.number.sides import Sides, sides_of, waiting
from recordroom.read.branches import changed_files, texts_at, untracked
from recordroom.read.files import read_bytes
from recordroom.read.git import Git


@dataclass(frozen=True, slots=True)
class Again:
    """What minting again writes: whole files by path, who got which number, and what is left.

    `registers` are the paths of registers settled, `count` how many mentions were mended, `left`
    mentions in other lines with their file. `kind` is the merge or rebase in progress, or empty.
    """

    files: Mapping[PurePosixPath, bytes]
    registers: tuple[PurePosixPath, ...]
    renumbered: tuple[Renumbered, ...]
    count: int
    left: tuple[tuple[PurePosixPath, Mention], ...]
    kind: str


def again(
    id_: str, git: Git | None, policies: Policies, holdings: Holdings, *, on: date
) -> Again | NoNumber:
    """Settle every register in which the record lost its number, and mend what names it."""
    record = holdings.by_id.get(id_)
    if git is None or record is None:
        return _nothing(id_)
    registers = {r.source.path: r for r in holdings.registers}
    found = sides_of(git, id_, number=record.number, registers=registers)
    files: dict[PurePosixPath, bytes] = {}
    settled: list[tuple[Sides, Settled]] = []
    for side in found:
        path = side.kept.source.path
        counts = counting(path, policies)
        if counts is None:
            continue
        done = (
            move_on(side.kept, side.lost[0], counts, on=on)
            if side.committed
            else settle(side.kept, side.lost, counts, on=on)
        )
        files[path] = done.text.encode()
        settled.append((side, done))
    if not settled:
        return _nothing(id_, waiting(git))
    renumbered = tuple(r for _, done in settled for r in done.renumbered)
    count, left = _mend(git, holdings, policies, settled, files)
    missed = _unread(holdings, renumbered)
    if missed is not None:
        return missed
    return Again(
        files, tuple(side.kept.source.path for side, _ in settled), renumbered, count, left,
        next((side.kind for side, _ in settled if side.kind), ""),
    )  # fmt: skip


def _mend(
    git: Git,
    holdings: Holdings,
    policies: Policies,
    settled: list[tuple[Sides, Settled]],
    files: dict[PurePosixPath, bytes],
) -> tuple[int, tuple[tuple[PurePosixPath, Mention], ...]]:
    """Mend the records that our line of work changed; list the other mentions."""
    count = 0
    left: list[tuple[PurePosixPath, Mention]] = []
    words = tuple(c.text for series in policies.series.values() for c in series.codes)
    for side, done in settled:
        pairs = {r.old: r.new for r in done.renumbered}
        ours = {r.id for r in done.renumbered}
        added = _added(git, holdings, side)
        for record in holdings.records:
            text = record.source.text
            if not any(number in text for number in pairs):
                continue
            raw = files.get(record.path) or read_bytes(git.root, record.path)
            own = added.get(record.path, Counter())
            # The record's own number is ours to mend, whichever commit wrote it.
            for old in pairs:
                if record.id in ours:
                    own = own | Counter(_own_lines(text, old))
            mended = mend(raw.decode("utf-8"), pairs.items(), added=own, words=words)
            if mended.count:
                files[record.path] = mended.text.encode()
                count += mended.count
            left += [(record.path, m) for m in mended.left if not _is_own(m, record, ours)]
    return count, tuple(left)


def _own_lines(text: str, number: str) -> list[str]:
    keys = ("number:", "reference-code:")
    return [li for li in text.split("\n") if li.startswith(keys) and number in li][:1]


def _is_own(mention: Mention, record: Record, ours: set[str]) -> bool:
    """The other record's own number, which is rightly its own."""
    keys = ("number:", "reference-code:")
    return record.id not in ours and mention.text.startswith(keys)


def _added(git: Git, holdings: Holdings, side: Sides) -> dict[PurePosixPath, Counter[str]]:
    """For each record our line of work changed, the lines it added."""
    if not side.base:
        return {}
    changed = list(changed_files(git, side.base, side.tip))
    if not side.tip:
        changed += untracked(git)
    by_path = {record.path: record for record in holdings.records}
    paths = [path for path in changed if path in by_path]
    before = texts_at(git, [(side.base, path) for path in paths])
    after: tuple[str | None, ...]
    if side.tip:
        after = texts_at(git, [(side.tip, path) for path in paths])
    else:
        after = tuple(by_path[path].source.text for path in paths)
    return {
        path: added_lines(old or "", new)
        for path, old, new in zip(paths, before, after, strict=True)
        if new is not None
    }


def _unread(holdings: Holdings, renumbered: tuple[Renumbered, ...]) -> NoNumber | None:
    """Why the work cannot be finished: a record that moves on cannot be read."""
    for moved in renumbered:
        if moved.id not in holdings.by_id:
            return NoNumber(
                "unread-record",
                f"「{moved.id}」现在读不了（可能也有冲突标记）。请先改好这份文件，再运行 --again。",
                f"{moved.id} cannot be read now (it may have conflict marks itself). Mend the "
                "record first, then run --again.",
            )
    return None


def _nothing(id_: str, waits: tuple[str, ...] = ()) -> NoNumber:
    hint = ("", "")
    if waits:
        hint = (
            f"登记册里冲突的是：{'、'.join(waits)}，请写其中一个。",
            f" In conflict are: {', '.join(waits)}; name one of them.",
        )
    return NoNumber(
        "no-clash",
        f"「{id_}」的编号没有与别的文件冲突，不用重取。{hint[0]}",
        f"The number of {id_} clashes with none; there is nothing to mint again.{hint[1]}",
    )
