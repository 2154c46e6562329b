"""What a record says of records that are stricter than itself: by link, number, id or title."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from recordroom.access.decide import as_strict, demand_of, is_known
from recordroom.check.rule import Context
from recordroom.model.hanzi import fold
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Access, AccessPolicy
from recordroom.relate.links import BodyLink, body_links, resolve
from recordroom.relate.needles import Needles

SHORTEST_TITLE = 6
"""Characters; a shorter title (工作总结) is a phrase that texts use without meaning the record."""


@dataclass(frozen=True, slots=True)
class Name:
    """A stricter record by one of its names; `titled` ones count only inside 《》."""

    record: Record
    titled: bool = False


@dataclass(frozen=True, slots=True)
class Naming:
    """A stricter record named in a text, and the stretch that names it."""

    record: Record
    start: int
    end: int


class Stricter:
    """An index of all records by what they ask of their readers; built once for a check."""

    def __init__(self, holdings: Holdings, policy: AccessPolicy) -> None:
        self._policy = policy
        self._groups: dict[Access, list[Record]] = {}
        self._names: dict[Access, Needles[Name]] = {}
        self.by_path: Mapping[PurePosixPath, Record] = {r.path: r for r in holdings.records}
        self.by_folder = {r.path.with_suffix(""): r for r in holdings.records}
        for record in holdings.records:
            demand = demand_of(record)
            # A record whose own level is unknown is in no edition, and told by another rule.
            if is_known(demand, policy):
                self._groups.setdefault(demand, []).append(record)

    def than(self, demand: Access, record: Record) -> bool:
        """Whether some who may see what asks for `demand` may not see the record."""
        own = demand_of(record)
        return is_known(own, self._policy) and not as_strict(demand, own, self._policy)

    def named(self, text: str, demand: Access) -> Iterator[Naming]:
        """Every stricter record that a text names, in simplified or traditional characters."""
        if demand not in self._names:
            self._names[demand] = self._names_above(demand)
        for found in self._names[demand].find(fold(text)):
            quoted = text[found.start - 1 : found.start] == "《" and text[found.end :][:1] == "》"
            if quoted or not found.what.titled:
                yield Naming(found.what.record, found.start, found.end)

    def folder_owner(self, path: PurePosixPath) -> Record | None:
        """The record in whose folder of attachments a path lies."""
        return next((self.by_folder[p] for p in path.parents if p in self.by_folder), None)

    def _names_above(self, demand: Access) -> Needles[Name]:
        strict: list[Record] = []
        loose: list[Record] = []
        for group, records in self._groups.items():
            (loose if as_strict(demand, group, self._policy) else strict).extend(records)
        if not strict:
            return Needles(())
        numbers = {r.number for r in loose}
        titles = {r.title for r in loose}
        wording = self._wording(strict, loose)
        needles = []
        for record in strict:
            if record.number and record.number not in numbers:
                needles.append((fold(record.number), Name(record)))
            if "-" in record.id:
                needles.append((record.id, Name(record)))
            if len(record.title) >= SHORTEST_TITLE and record.title not in titles:
                needles.append((fold(record.title), Name(record, record.title in wording)))
        return Needles(needles)

    def _wording(self, strict: Sequence[Record], loose: Sequence[Record]) -> frozenset[str]:
        """Titles that a looser title also uses as a phrase, so that the words alone tell nothing."""
        sought = Needles((fold(r.title), r.title) for r in strict if len(r.title) >= SHORTEST_TITLE)
        return frozenset(found.what for r in loose for found in sought.find(fold(r.title)))


def stricter(context: Context) -> Stricter:
    """The index of a check, to be asked for through `context.once(stricter)`."""
    return Stricter(context.holdings, context.policies.access)


def strict_links(
    record: Record, demand: Access, index: Stricter
) -> Iterator[tuple[BodyLink, Record, bool]]:
    """The links of a body that lead to a stricter record, and whether into its folder only."""
    for link in body_links(record.body):
        path = resolve(record, link.target)
        if path is None:
            continue
        whole = index.by_path.get(path)
        target = whole or index.folder_owner(path)
        if target is not None and target is not record and index.than(demand, target):
            yield link, target, whole is None


def revealing_texts(
    record: Record, context: Context, index: Stricter
) -> Iterator[tuple[BodyLink, Naming]]:
    """The links of a body whose words name a stricter record, each record once a link; the
    naming's offsets are offsets in the body.
    """
    demand = demand_of(record)
    for link in body_links(record.body):
        start = record.body.find(link.text, link.offset)
        seen: set[str] = set()
        for naming in index.named(link.text, demand):
            if naming.record is not record and naming.record.id not in seen:
                seen.add(naming.record.id)
                yield link, Naming(naming.record, start + naming.start, start + naming.end)
