"""Two states of the room to the change between them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath

from recordroom.capture.past import GONE, Past
from recordroom.model.change import Change, Pair, Side, TextPair, Version
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Policies
from recordroom.model.text import Source
from recordroom.read.git import Git
from recordroom.read.objects import Node
from recordroom.read.revision import OUTSIDE, outside_texts
from recordroom.read.room import Room, kind_of

Versions = Mapping[str, Sequence[Version]]


def compare(
    base: Side,
    head: Side,
    *,
    day: date,
    author: str = "",
    commit: str = "",
    base_revision: str = "",
    ids: Set[str] | None = None,
    paths: Set[PurePosixPath] | None = None,
    versions: Callable[[str], Sequence[Version]] = lambda _: (),
) -> Change:
    """What differs between two states; with `ids` and `paths` only those are looked at.

    `versions` gives a record's states at the commits within the change, oldest first.
    """
    every_id = base.by_id.keys() | head.by_id.keys() if ids is None else ids
    every_path = base.texts.keys() | head.texts.keys() if paths is None else paths
    pairs = [
        Pair(id_, before, after, versions=_with_last(versions(id_), after, day, author, commit))
        for id_ in sorted(every_id - head.unread - (base.unread - base.by_id.keys()))
        if _differ(before := base.by_id.get(id_), after := head.by_id.get(id_))
    ]
    texts = list(_texts(base, head, sorted(every_path)))
    return Change(
        base=base,
        head=head,
        records=tuple(_renamed(pairs)),
        registers=tuple(t for t in texts if t.kind == "register"),
        policy_files=tuple(t for t in texts if t.kind == "settings"),
        others=tuple(t for t in texts if t.kind in OUTSIDE),
        day=day,
        author=author,
        commit=commit,
        base_revision=base_revision,
    )


def side_of(
    room: Room, policies: Policies, holdings: Holdings, *, outside: Iterable[tuple[str, Source]]
) -> Side:
    """The state of a work tree; `outside` are its files that `read_room` gives to nobody as text."""
    texts = {source.path: ("register", source) for source in room.registers}
    texts |= {file.source.path: ("settings", file.source) for file in room.policy_files}
    texts |= {source.path: (kind, source) for kind, source in outside}
    ids = {document.source.path.stem for document in room.documents}
    unread = {p.place.path for p in room.problems if kind_of(p.place.path) == "register"}
    unread -= texts.keys()
    return Side(
        policies, holdings.by_id, texts, frozenset(ids - holdings.by_id.keys()), frozenset(unread)
    )


def versions_of(
    nodes: Iterable[Node], past: Past, policies: Policies | None = None
) -> dict[str, list[Version]]:
    """The states of records at commits of a branch, by id. A merge's own are those of others."""
    out: dict[str, list[Version]] = {}
    for node in nodes:
        for file in node.files if len(node.parents) < 2 else ():
            if kind_of(file.path) != "record" or file.mode == GONE:
                continue
            record = past.version(file.path, file.object, policies)
            if record is not None:
                version = Version(node.id, node.day, node.author, record)
                out.setdefault(record.id, []).append(version)
    return out


def change_in_work(
    git: Git,
    base: str,
    *,
    room: Room,
    policies: Policies,
    holdings: Holdings,
    day: date,
) -> Change:
    """What the work tree has changed since a commit; `day` is that of what is not committed."""
    with git.objects() as objects:
        past = Past(objects)
        before = past.move(git.tree(base))
        found = versions_of(git.graph("HEAD", f"^{base}"), past, policies)
    after = side_of(room, policies, holdings, outside=outside_texts(room.root))
    return compare(
        before, after, day=day, base_revision=base, versions=lambda id_: found.get(id_, ())
    )


def _with_last(
    found: Sequence[Version], after: Record | None, day: date, author: str, commit: str
) -> tuple[Version, ...]:
    if after is None or (found and found[-1].record.source.text == after.source.text):
        return tuple(found)
    return (*found, Version(commit, day, author, after))


def _differ(before: Record | None, after: Record | None) -> bool:
    if before is None or after is None:
        return before is not after
    if before.source.blob != after.source.blob or before.path != after.path:
        return True
    return _files(before) != _files(after)


def _files(record: Record) -> frozenset[tuple[str, str]]:
    return frozenset((file.name, file.digest) for file in record.attachments)


def _renamed(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """The pairs, each record that is gone with the new one that has its number or content."""
    new: dict[Hashable, Record] = {}
    for pair in pairs:
        if pair.before is None and pair.after is not None:
            for mark in _marks(pair.after):
                new.setdefault(mark, pair.after)
    for pair in pairs:
        if pair.after is None and pair.before is not None:
            found = (new[mark] for mark in _marks(pair.before) if mark in new)
            yield replace(pair, renamed=next(found, None))
        else:
            yield pair


def _marks(record: Record) -> Iterator[Hashable]:
    """By what a record is known again under another id: its number; without one its text, or its
    title and day.
    """
    if record.number:
        yield record.number
        return
    if body := record.body.strip():
        yield record.type, "body", body
    yield record.type, "title", record.title, record.day()


def _texts(base: Side, head: Side, paths: Iterable[PurePosixPath]) -> Iterator[TextPair]:
    for path in paths:
        if path in head.unread_files:
            continue
        old, new = base.texts.get(path), head.texts.get(path)
        before, after = old[1] if old else None, new[1] if new else None
        if (before and before.blob) != (after and after.blob):
            kind = (new or old or ("", None))[0]
            yield TextPair(path, kind, before, after)
