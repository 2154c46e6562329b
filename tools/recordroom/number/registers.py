"""What the registers say: numbers in use, gaps, the next count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recordroom.model.holdings import Register, RegisterLine
from recordroom.model.policies import NumberSeries
from recordroom.number.series import Number, parse_number


@dataclass(frozen=True, slots=True)
class Counted:
    """A register line whose number could be read."""

    line: RegisterLine
    number: Number


def counted(register: Register, series: NumberSeries) -> tuple[Counted, ...]:
    """The lines with numbers of the series, in the register's order; others are left to rules."""
    out = []
    for line in register.lines:
        number = parse_number(series, line.number)
        if isinstance(number, Number):
            out.append(Counted(line, number))
    return tuple(out)


def next_count(register: Register | None, series: NumberSeries) -> int:
    """The count after the highest that was ever minted or voided; numbers are never reused."""
    if register is None:
        return 1
    return max((c.number.n for c in counted(register, series)), default=0) + 1


def last_events(registers: tuple[Register, ...]) -> Mapping[tuple[str, str], RegisterLine]:
    """For each series and number, the last event its register holds."""
    return {(r.series, line.number): line for r in registers for line in r.lines}
