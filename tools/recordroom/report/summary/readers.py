"""Whom a summary is for: those who may read the repository, and what may be told to them.

A change is not decided yet, so a record is told of only when the readers reach it by what holds
before the change and by what would hold after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from recordroom.access.decide import covers, demand_of, rank
from recordroom.model.holdings import Record
from recordroom.model.policies import Access, AccessPolicy, Audience, FieldSpec, Policies
from recordroom.model.value import Value
from recordroom.relate.needles import Needles


@dataclass(frozen=True, slots=True)
class Named:
    """A record as it may be named: its id, title and number, and where it lies."""

    id: str
    title: str
    number: str
    path: str


@dataclass(frozen=True, slots=True)
class Readers:
    """The readers of the repository by the policies of each side that has any."""

    sides: tuple[Policies, ...]

    @property
    def see_all(self) -> bool:
        """Whether nothing that the policies know is above them."""
        return all(_sees_all(p.access) for p in self.sides)

    def may_read(self, *states: Record | None) -> bool:
        """Whether they may know of a record, given its states; one state above them hides it."""
        return all(self._reach(demand_of(r)) for r in states if r is not None)

    def name(self, record: Record, policies: Policies) -> Named:
        """A record as they may see it named; the record itself must be readable."""

        def shown(field: str, text: str) -> str:
            return text if self.see_field(record, field, policies) else ""

        return Named(
            record.id, shown("title", record.title), shown("number", record.number),
            str(record.path),
        )  # fmt: skip

    def see_field(self, record: Record, name: str, policies: Policies) -> bool:
        """Whether they may see a field of a record that they may read."""
        spec = policies.types[record.type].fields.get(name)
        return spec is None or spec.access is None or self._reach(spec.access)

    def hidden_texts(self, record: Record, policies: Policies) -> Iterator[str]:
        """What stands in the fields of a readable record that they may not see."""
        for name, field in record.fields.items():
            spec = policies.types[record.type].fields.get(name)
            if spec is not None and field.value is not None:
                yield from self._hidden(field.value, spec, field.text)

    def _hidden(self, value: Value, spec: FieldSpec, text: str = "") -> Iterator[str]:
        if spec.access is not None and not self._reach(spec.access):
            yield from (text, *_texts(value))
        elif isinstance(value, tuple) and spec.of is not None:
            for item in value:
                yield from self._hidden(item, spec.of)
        elif isinstance(value, Mapping):
            for inner in spec.fields:
                if inner.name in value:
                    yield from self._hidden(value[inner.name], inner)

    def _reach(self, demand: Access) -> bool:
        # A level that only the other side knows must not hide from those who see everything.
        return all(
            _sees_all(p.access) or covers(p.access.readers, demand, p.access).shown
            for p in self.sides
        )


def _sees_all(access: AccessPolicy) -> bool:
    highest = max((level.rank for level in access.levels.values()), default=0)
    return (
        access.readers.level in access.levels
        and rank(access.readers.level, access) >= highest
        and access.readers.compartments >= set(access.compartments)
    )


def _texts(value: Value) -> Iterator[str]:
    if isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    else:
        yield str(value)


def secrets(records: Iterable[Record]) -> Needles[str]:
    """Ids, numbers and titles of records above the readers, to be found in a message."""
    return Needles((text, r.id) for r in records for text in (r.id, r.number, r.title))


def preview_audience(readers: Readers) -> Audience | None:
    """The audience of the edition that all of them may see, the one that sees most of these."""
    if not readers.sides:
        return None
    now = readers.sides[-1]
    fitting = [
        audience
        for audience in now.access.audiences.values()
        if all(covers(p.access.readers, audience.clearance, p.access).shown for p in readers.sides)
    ]
    return max(
        fitting,
        key=lambda a: (rank(a.clearance.level, now.access), len(a.clearance.compartments)),
        default=None,
    )
