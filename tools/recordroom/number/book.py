"""The book of numbers: what records bear and what registers say, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from recordroom.capture.conditions import holds
from recordroom.model.holdings import Holdings, Record, Register, RegisterLine
from recordroom.model.policies import NumberSeries, Policies
from recordroom.number.registers import Reading, first_change, read_register, scope_fits
from recordroom.number.series import Number, parse_number, scope_of
from recordroom.number.shelf import is_shelf, read_shelf

Key = tuple[str, str]
"""A series' id with a number's text (or with a record's id, or with a scope)."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """A record past its draft that bears a well-formed number of a series that binds it."""

    record: Record
    series: NumberSeries
    number: Number


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a register that counts."""

    register: Register
    line: RegisterLine
    number: Number


@dataclass(frozen=True, slots=True)
class Book:
    """Records and registers, each by series and number.

    `minted` holds the first mint of a number and `last` its last event; `given` the mints to a
    record that still stand. `written` are all texts that any register mints, also one that
    nobody knows, and `damaged` the scopes whose register cannot be read, or lost lines it had.
    """

    bearers: Mapping[Key, tuple[Bearer, ...]]
    readings: tuple[Reading, ...]
    unknown: tuple[Register, ...]
    minted: Mapping[Key, Entry]
    last: Mapping[Key, Entry]
    given: Mapping[Key, tuple[Entry, ...]]
    written: frozenset[str]
    damaged: frozenset[Key]
    shelves: tuple[Reading, ...] = ()
    """The registers of reference codes (see `shelf`), read in the same way."""

    @property
    def registers(self) -> tuple[Reading, ...]:
        """Every register that could be read, of numbers and of reference codes."""
        return (*self.readings, *self.shelves)

    def keeper(self, key: Key) -> Bearer | None:
        """Of the records that bear a number, the rightful one: the minted, else the first."""
        bearers = self.bearers.get(key, ())
        entry = self.minted.get(key)
        minted = (b for b in bearers if entry is not None and b.record.id == entry.line.id)
        return next(minted, bearers[0] if bearers else None)


def book_of(policies: Policies, holdings: Holdings) -> Book:
    """The book of all holdings."""
    readings: list[Reading] = []
    unknown: list[Register] = []
    shelves: list[Reading] = []
    codes = policies.reference_codes
    for register in holdings.registers:
        series = policies.series.get(register.series)
        if codes is not None and is_shelf(register.source.path, codes):
            shelves.append(read_shelf(register, codes))
        elif series is None or not is_home(register.source.path, series):
            unknown.append(register)
        else:
            readings.append(read_register(register, series))
    minted: dict[Key, Entry] = {}
    last: dict[Key, Entry] = {}
    for reading in readings:
        for item in reading.counted:
            key = (reading.series.id, item.line.number)
            last[key] = Entry(reading.register, item.line, item.number)
            if item.line.event == "mint":
                minted.setdefault(key, last[key])
    given: dict[Key, list[Entry]] = {}
    for key, entry in minted.items():
        if last[key].line.event == "mint":
            given.setdefault((key[0], entry.line.id), []).append(entry)
    lines = (line for register in holdings.registers for line in register.lines)
    return Book(
        bearers=_bearers(policies, holdings),
        readings=tuple(readings),
        unknown=tuple(unknown),
        minted=minted,
        last=last,
        given={key: tuple(entries) for key, entries in given.items()},
        written=frozenset(line.number for line in lines if line.event == "mint"),
        damaged=_damaged(holdings, (*readings, *shelves)),
        shelves=tuple(shelves),
    )


def binding_series(record: Record, policies: Policies) -> NumberSeries | None:
    """The series whose rules the record's number must keep, None where none binds it.

    Paper older than `enforced-from` says what it says and is kept verbatim.
    """
    series = policies.series.get(policies.types[record.type].series)
    if series is None or series.enforced_from is None:
        return series
    day = record.day()
    return series if day is not None and day >= series.enforced_from else None


def is_draft(record: Record, policies: Policies) -> bool:
    """Whether the record is in a state of the draft phase that comes before its number."""
    type_ = policies.types[record.type]
    may = record.status in type_.number_states or record.status in type_.number_may
    return policies.phase(record) == "draft" and not may


def is_joint(record: Record, policies: Policies) -> bool:
    """Whether the record gets no number of ours, as a joint document bears the lead body's."""
    type_ = policies.types[record.type]
    condition = type_.number_not_when
    return condition is not None and holds(condition, record, type_)


def is_home(path: PurePosixPath, series: NumberSeries) -> bool:
    """Whether a register stands where registers of the series do: `<series>/<scope>.csv`."""
    return len(path.parts) == 4 and path.parts[2] == series.id and scope_fits(series, path.stem)


def _bearers(policies: Policies, holdings: Holdings) -> Mapping[Key, tuple[Bearer, ...]]:
    out: dict[Key, tuple[Bearer, ...]] = {}
    for record in holdings.records:
        if not record.number or is_draft(record, policies):
            continue
        series = binding_series(record, policies)
        number = parse_number(series, record.number) if series is not None else None
        if series is not None and isinstance(number, Number):
            key = (series.id, record.number)
            out[key] = (*out.get(key, ()), Bearer(record, series, number))
    return out


def _damaged(holdings: Holdings, readings: Iterable[Reading]) -> frozenset[Key]:
    # Of a register that is not wholly legible, or lost lines, nothing more is said to be missing.
    present = {register.source.path: register for register in holdings.registers}
    paths = {
        path
        for path, texts in holdings.landed.items()
        if path not in present or any(first_change(present[path], text) for text in texts)
    }
    paths |= {
        p.place.path
        for p in holdings.problems
        if p.place.path.parts[1:2] == ("numbers",)
        and p.kind not in ("byte-order-mark", "line-ends")
    }
    paths |= {reading.register.source.path for reading in readings if reading.faults}
    return frozenset((path.parent.name, path.stem) for path in paths)


def scope_key(bearer: Bearer) -> Key:
    """The series and scope of the register that counts a bearer's number."""
    return bearer.series.id, scope_of(bearer.series, bearer.number)
