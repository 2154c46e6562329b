"""A change: two states of the record room, and what differs between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from recordroom.model.holdings import Record
from recordroom.model.policies import Policies
from recordroom.model.text import Source

KINDS = ("register", "settings", "acknowledgement", "hold", "evidence", "signers")
"""What a file that is no record may be: a number register, a settings file, an acknowledgement, a
hold (停止处置), evidence of an approval, or a list of keys that may sign or no longer may."""


@dataclass(frozen=True, slots=True)
class Side:
    """One state of the record room.

    `by_id` holds the first record of each id in path order. `texts` are the files that are no
    records, by path, with their kind (one of KINDS). `unread` are the ids of files that are there
    but gave no record, `unread_files` registers that could not be read: nothing can be said of
    what became of them. Of a state of the past, `by_id` and `texts` have them as last read.
    """

    policies: Policies
    by_id: Mapping[str, Record]
    texts: Mapping[PurePosixPath, tuple[str, Source]]
    unread: frozenset[str] = frozenset()
    unread_files: frozenset[PurePosixPath] = frozenset()


@dataclass(frozen=True, slots=True)
class Version:
    """A record as one commit of the change left it.

    `day` is the committer's: the author's day is whatever the author says. `commit` is empty for
    what is not committed yet.
    """

    commit: str
    day: date
    author: str
    record: Record


@dataclass(frozen=True, slots=True)
class Pair:
    """One record before and after: new without `before`, gone without `after`.

    A record is the same by its id, wherever its file lies. `renamed` is the record without a
    past that has its number or its content, for one that is gone. `versions` are its states within
    the change, oldest first, the last one as in `after`.
    """

    id: str
    before: Record | None
    after: Record | None
    renamed: Record | None = None
    versions: tuple[Version, ...] = ()


@dataclass(frozen=True, slots=True)
class TextPair:
    """A file that is no record, before and after; `kind` is one of KINDS."""

    path: PurePosixPath
    kind: str
    before: Source | None
    after: Source | None


@dataclass(frozen=True, slots=True)
class Change:
    """What lies between two states; only what differs is listed, in order of id and path.

    `others` are acknowledgements, holds, evidence and the list of signers. `day` and `author` are
    those of the commit that brought the change in (its merge), empty and the day of the check for
    what is still in work. `base_revision` is the commit it starts from.
    """

    base: Side
    head: Side
    records: tuple[Pair, ...]
    registers: tuple[TextPair, ...]
    policy_files: tuple[TextPair, ...]
    others: tuple[TextPair, ...]
    day: date
    author: str = ""
    commit: str = ""
    base_revision: str = ""

    def of_kind(self, kind: str) -> tuple[TextPair, ...]:
        """The changed files among `others` of one kind."""
        return tuple(pair for pair in self.others if pair.kind == kind)
