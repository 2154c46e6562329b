"""The past as a line of changes: every commit on the first-parent line is one.

The first-parent line is what the organisation took as its own: a merge brings in a whole pull
request at once, however many half-done commits it was made of, and a squash of the same work
is judged alike. What happened inside a branch counts only for the days on which approvals
were entered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from recordroom.capture.changes import compare, versions_of
from recordroom.capture.past import Past
from recordroom.model.change import Change
from recordroom.model.policies import Policies
from recordroom.model.text import Label
from recordroom.read.git import Git
from recordroom.read.objects import FileAt, Node, Objects
from recordroom.read.room import kind_of


@dataclass(frozen=True, slots=True)
class Step:
    """A commit of the first-parent line, and those that it brought in besides itself."""

    node: Node
    inner: tuple[Node, ...]


@dataclass(slots=True)
class Walk:
    """A walk along the past; `changes` goes it once.

    `policies` are those at the end. `notes` say what could not be looked into (未检测), and may
    grow while the walk goes on.
    """

    policies: Policies
    steps: tuple[Step, ...]
    notes: list[Label]
    changes: Iterator[Change]


def walk(
    git: Git,
    objects: Objects,
    *,
    head: str,
    since: Callable[[Policies], date | None],
    after: str = "",
    progress: Callable[[int], None] = lambda _: None,
) -> Walk:
    """The changes from a day on (`since`, asked with the settings at the end), or after a commit.

    One log, two listings of trees and one stream of objects, however long the past is. The very
    first commit is the founding or an import: it is where judging starts, and is not judged.
    """
    nodes = tuple(git.graph(head))
    line = first_parent_line(nodes, head)
    ending = Past(objects).move(f for f in git.tree(head) if kind_of(f.path) == "settings")
    notes: list[Label] = []
    if git.is_shallow():
        notes.append(
            Label(
                f"这份副本只取了最近的历史：{line[0].node.day} 以前的未检测。",
                f"This clone is shallow: nothing before {line[0].node.day} was looked into.",
            )
        )
    first = _after(nodes, line, after) if after else _from(line, since(ending.policies))
    first = max(first, 1)
    start = git.tree(line[first - 1].node.id) if first < len(line) else ()
    steps = line[first:]
    moved = _changes(Past(objects), start, line[first - 1].node.id, steps, notes, progress)
    return Walk(ending.policies, steps, notes, moved)


def first_parent_line(nodes: Sequence[Node], head: str) -> tuple[Step, ...]:
    """The line that ends at `head`, oldest first; each commit is brought in by one of its steps."""
    known = {node.id: node for node in nodes}
    order = {node.id: i for i, node in enumerate(nodes)}
    line: list[Node] = []
    at = head
    while at in known:
        line.append(known[at])
        at = known[at].parents[0] if known[at].parents else ""
    seen: set[str] = set()
    steps: list[Step] = []
    for node in reversed(line):
        seen.add(node.id)
        inner: list[Node] = []
        waiting = list(node.parents[1:])
        while waiting:
            name = waiting.pop()
            if name in known and name not in seen:
                seen.add(name)
                inner.append(known[name])
                waiting.extend(known[name].parents)
        steps.append(Step(node, tuple(sorted(inner, key=lambda n: order[n.id]))))
    return tuple(steps)


def _from(line: Sequence[Step], since: date | None) -> int:
    if since is None:
        return 0
    return next((i for i, step in enumerate(line) if step.node.day >= since), len(line))


def _after(nodes: Sequence[Node], line: Sequence[Step], commit: str) -> int:
    """The first step that the commit does not reach."""
    parents = {node.id: node.parents for node in nodes}
    reached: set[str] = set()
    waiting = [commit]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(parents.get(name, ()))
    return next((i for i, step in enumerate(line) if step.node.id not in reached), len(line))


def _changes(
    past: Past,
    start: Sequence[FileAt],
    base: str,
    steps: Sequence[Step],
    notes: list[Label],
    progress: Callable[[int], None],
) -> Iterator[Change]:
    side = past.move(start)
    for step in steps:
        node = step.node
        inner = versions_of(step.inner, past)
        before, side = side, past.move(node.files)
        for error in past.unreadable:
            path = error.place.path
            notes.append(
                Label(
                    f"提交 {node.id[:10]}（{node.day}）里的设置「{path}」读不了，"
                    "按它之前的样子检测。",
                    f"In commit {node.id[:10]} ({node.day}) the settings {path} cannot be read; "
                    "what stood before was taken.",
                )
            )
        progress(1)
        if past.moved:
            yield compare(
                before, side, day=node.day, author=node.author, commit=node.id,
                base_revision=base, ids=past.touched, paths=past.moved,
                versions=lambda id_, found=inner: found.get(id_, ()),  # type: ignore[misc]
            )  # fmt: skip
        base = node.id
