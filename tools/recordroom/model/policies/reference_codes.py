"""numbering.yml, part `reference-codes`: how a reference code (档号) is made up at filing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recordroom.model.text import Label, Place
from recordroom.model.value import Condition, Duration

LEVELS = ("fonds", "category", "year", "period", "unit", "n")
"""What a pattern may hold; all but `n` may be left out (DA/T 22: an unused level is dropped)."""


@dataclass(frozen=True, slots=True)
class CategoryCode:
    """A category (门类) and its code, as WS 文书."""

    id: str
    label: Label


@dataclass(frozen=True, slots=True)
class PeriodCode:
    """A code for a period of retention; `period` None is 永久."""

    id: str
    period: Duration | None
    label: Label


@dataclass(frozen=True, slots=True)
class UnitCode:
    """A code for a unit or matter (机构或问题): of a department, or of what `when` holds for.

    The first row that fits a record gives its code.
    """

    id: str
    label: Label
    department: str
    when: Condition | None
    place: Place


@dataclass(frozen=True, slots=True)
class YearRule:
    """Whose day gives the year (归属年度) of the records `when` holds for: `field` of the record
    that the reference field `via` names, or of the record itself.
    """

    when: Condition
    via: str
    field: str
    place: Place


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The type whose records are lines of the catalogue: they bear the code of what they describe.

    `describes` is the field that names the records described, `disposal_class` the one with the
    class of the thing; `levels` maps a level of the code to the field that repeats it.
    """

    type: str
    describes: str
    disposal_class: str
    levels: tuple[tuple[str, str], ...]
    place: Place


@dataclass(frozen=True, slots=True)
class ReferenceCodes:
    """The make-up of reference codes. `id` is the folder of their registers.

    `counter` names the levels within which `n` counts, `width` pads it. Codes of records dated
    before `enforced_from` are kept verbatim; codes of years from `registered_from` on stand in a
    register. `answers` are reference fields that name what a record answers: it is filed just
    before that (批复在前, 请示在后).
    """

    id: str
    label: Label
    pattern: str
    fonds: str
    counter: tuple[str, ...]
    width: int
    gapless: bool
    enforced_from: date | None
    registered_from: int | None
    year_field: str
    years: tuple[YearRule, ...]
    categories: tuple[CategoryCode, ...]
    periods: tuple[PeriodCode, ...]
    units: tuple[UnitCode, ...]
    answers: tuple[str, ...]
    catalogue: Catalogue | None
    place: Place
