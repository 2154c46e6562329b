"""The leaves of a record: its single values at any depth, each with the spec that declares it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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
    # Every check walks every field of every record here, so nothing is made that is not asked for.
    specs = type_.fields
    for name, field in record.fields.items():
        spec = specs.get(name)
        if spec is None or field.value is None:
            continue
        if spec.kind in kinds:
            yield Leaf(field.path, spec, spec, field.value, _own(spec))
        elif spec.kind in _NESTED and _may_hold(spec, kinds):
            leaf = Leaf(field.path, spec, spec, field.value, _own(spec))
            yield from _below(leaf, field, kinds)


_NESTED = ("list", "object")


def _may_hold(spec: FieldSpec, kinds: tuple[str, ...]) -> bool:
    inner = spec.fields if spec.of is None else (spec.of,)
    return any(s.kind in kinds or (s.kind in _NESTED and _may_hold(s, kinds)) for s in inner)


def _below(leaf: Leaf, field: Field, kinds: tuple[str, ...]) -> Iterator[Leaf]:
    spec, value = leaf.spec, leaf.value
    inner: Iterable[tuple[str | int, FieldSpec, Value]] = ()
    if spec.of is not None and isinstance(value, tuple):
        each = spec.of
        inner = ((i, each, item) for i, item in field.items(value, leaf.path))
    elif isinstance(value, Mapping):
        inner = ((s.name, s, value[s.name]) for s in spec.fields if s.name in value)
    for step, own, item in inner:
        if own.kind in kinds or own.kind in _NESTED:
            path, demands = (*leaf.path, step), (*leaf.demands, *_own(own))
            part = Leaf(path, own, leaf.top, item, demands)
            if own.kind in kinds:
                yield part
            else:
                yield from _below(part, field, kinds)


def _own(spec: FieldSpec) -> tuple[Access, ...]:
    return () if spec.access is None else (spec.access,)
