"""The leaves of a record: its single values at any depth, each with the spec that declares it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from recordroom.model.holdings import Record
from recordroom.model.policies import Access, FieldSpec, RecordType
from recordroom.model.text import FieldPath
from recordroom.model.value import Field, Value


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar of a record. `demands` are the stricter accesses that fields above and the leaf's
    own spec declare, outermost first; `top` is the spec of the outermost field.
    """

    path: FieldPath
    spec: FieldSpec
    top: FieldSpec
    value: Value
    demands: tuple[Access, ...]

    @property
    def text(self) -> str:
        """The value in words; numbers in plain digits, without grouping."""
        return str(self.value)


def leaves(record: Record, type_: RecordType, *kinds: str) -> Iterator[Leaf]:
    """The leaves whose declared kind is one of `kinds`, in the order of the front matter."""
    wanted = frozenset(kinds)
    for name, field in record.fields.items():
        spec = type_.fields.get(name)
        if spec is not None and field.value is not None:
            leaf = Leaf(field.path, spec, spec, field.value, _own(spec))
            yield from _walk(leaf, field, wanted)


def _walk(leaf: Leaf, field: Field, wanted: frozenset[str]) -> Iterator[Leaf]:
    spec, value = leaf.spec, leaf.value
    if spec.kind in wanted:
        yield leaf
    elif spec.kind == "list" and spec.of is not None and isinstance(value, tuple):
        for i, item in field.items(value, leaf.path):
            yield from _walk(_below(leaf, spec.of, item, i), field, wanted)
    elif spec.kind == "object" and isinstance(value, Mapping):
        for inner in spec.fields:
            if inner.name in value:
                below = _below(leaf, inner, value[inner.name], inner.name)
                yield from _walk(below, field, wanted)


def _below(leaf: Leaf, spec: FieldSpec, value: Value, step: str | int) -> Leaf:
    return Leaf((*leaf.path, step), spec, leaf.top, value, (*leaf.demands, *_own(spec)))


def _own(spec: FieldSpec) -> tuple[Access, ...]:
    return () if spec.access is None else (spec.access,)
