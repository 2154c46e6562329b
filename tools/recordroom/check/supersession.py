"""Which record supersedes which, with the place where each says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recordroom.capture.leaves import leaves
from recordroom.check.rule import Context
from recordroom.model.holdings import Record
from recordroom.model.text import Place

FIELD = "supersedes"


@dataclass(frozen=True, slots=True)
class Step:
    """A record that says it supersedes another one, and where it says so."""

    newer: Record
    older: Record
    place: Place


def steps(context: Context) -> tuple[Step, ...]:
    """Every step between two records that exist, in path order of the newer."""
    holdings = context.holdings
    out = []
    for record in holdings.records:
        for leaf in leaves(record, context.type_of(record), "record"):
            older = holdings.by_id.get(leaf.text) if leaf.path[0] == FIELD else None
            if older is not None and older.id != record.id:
                out.append(Step(record, older, record.at(*leaf.path)))
    return tuple(out)


def cycles(found: tuple[Step, ...]) -> tuple[tuple[Step, ...], ...]:
    """The circles that the steps run in, each once, beginning at its first step in path order."""
    by_newer: dict[str, list[Step]] = {}
    for step in found:
        by_newer.setdefault(step.newer.id, []).append(step)
    done: set[str] = set()
    out: list[tuple[Step, ...]] = []
    for start in by_newer:
        _walk(start, by_newer, done, out)
    return tuple(out)


def _walk(
    start: str, by_newer: Mapping[str, list[Step]], done: set[str], out: list[tuple[Step, ...]]
) -> None:
    """Depth first without recursion, as a chain may be as long as the holdings."""
    path: list[Step] = []
    on_path = {start: 0}
    stack = [iter(by_newer.get(start, ()))] if start not in done else []
    while stack:
        step = next(stack[-1], None)
        if step is None:
            stack.pop()
            if path:
                done.add(path[-1].older.id)
                del on_path[path.pop().older.id]
            continue
        older = step.older.id
        if older in on_path:
            out.append((*path[on_path[older] :], step))
        elif older not in done:
            path.append(step)
            on_path[older] = len(path)
            stack.append(iter(by_newer.get(older, ())))
    done.add(start)
