"""Field values: typed by the declared kind of a field, never guessed from the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Union

from recordroom.model.text import FieldPath


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month, written `2025-03`."""

    year: int
    month: int

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time in calendar units, written as ISO 8601 (`P30Y`, `P6M`, `P14D`)."""

    years: int = 0
    months: int = 0
    days: int = 0

    def __str__(self) -> str:
        parts = [(self.years, "Y"), (self.months, "M"), (self.days, "D")]
        return "P" + ("".join(f"{n}{u}" for n, u in parts if n) or "0D")

    @property
    def rough_days(self) -> int:
        """Days for comparing two lengths: twelve months are a year of 365, other months 30 days."""
        years, months = divmod(self.years * 12 + self.months, 12)
        return years * 365 + months * 30 + self.days


Value = Union[
    str,
    int,
    Decimal,
    bool,
    date,
    datetime,
    Month,
    Duration,
    "tuple[Value, ...]",
    "Mapping[str, Value]",
]
"""What a field may hold. A list is a tuple, an object a mapping."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a record: where it stands, its exact text (scalars only) and its typed value.

    `dropped` are the places of list items that could not be taken: they are not in the value,
    but count when the items after them are to be placed (see `items`).
    """

    path: FieldPath
    text: str
    value: Value
    dropped: frozenset[FieldPath] = frozenset()

    def items(self, values: tuple[Value, ...], path: FieldPath) -> Iterator[tuple[int, Value]]:
        """The items of a list within this field, each with its index in the file."""
        at = 0
        for value in values:
            while (*path, at) in self.dropped:
                at += 1
            yield at, value
            at += 1


@dataclass(frozen=True, slots=True)
class Condition:
    """The one small grammar of conditions: a field and a test, or several joined.

    `test` is one of `is`, `in`, `at-least`, `at-most`, `present`, or `all` / `any` with `parts`.
    `values` are texts as written; they are compared as the field's own kind.
    """

    test: str
    field: str = ""
    values: tuple[str, ...] = ()
    parts: tuple[Condition, ...] = ()
