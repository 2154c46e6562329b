"""numbering.yml and retention.yml: number series and the schedule of disposal classes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recordroom.model.policies.base import Clause, Validity
from recordroom.model.text import Label, Place
from recordroom.model.value import Condition, Duration


@dataclass(frozen=True, slots=True)
class SeriesCode:
    """A code a series may use (机关代字): its file-name form and its text.

    A record gets the first code whose `when` holds for it, else the one that has none.
    """

    id: str
    text: str
    label: Label
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class NumberSeries:
    """A number series. `pattern` holds `{code}`, `{year}`, `{n}` and literal text.

    `counter` names what the counter restarts with (of `code`, `year`); `width` pads `{n}` with
    zeros (0: no padding, as GB/T 9704 asks of 发文字号). A year is closed to further numbers after
    `closes` (month and day) of the next year, and up to `closed_until` at once.
    """

    id: str
    label: Label
    pattern: str
    counter: tuple[str, ...]
    codes: tuple[SeriesCode, ...]
    width: int
    gapless: bool
    enforced_from: date | None
    year_field: str
    place: Place
    closes: tuple[int, int] = (12, 31)
    closed_until: int | None = None


@dataclass(frozen=True, slots=True)
class Floor:
    """A statutory minimum with its citation and how far it has been verified (V-law … U)."""

    period: Duration | None
    citation: Label
    status: str
    place: Place


@dataclass(frozen=True, slots=True)
class DisposalClass:
    """A class of the schedule (保管期限表): trigger, offset, period, action. Period None is 永久.

    `event` names the trigger; `field` the day it reads, of the record that the reference field
    `via` names when given, else of the record itself. `offset`: none, next-day, next-1-january,
    after-fiscal-year.
    """

    id: str
    label: Label
    period: Duration | None
    event: str
    field: str
    via: str
    offset: str
    action: str
    floor: Floor | None
    basis: Clause | None
    validity: Validity
    place: Place


@dataclass(frozen=True, slots=True)
class ClassRule:
    """An ordered rule that assigns a class to the records its condition holds for."""

    disposal_class: str
    when: Condition
    validity: Validity
    place: Place
