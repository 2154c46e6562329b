"""The text of registers: a line, and a register with lines added at its end."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import PurePosixPath

from recordroom.capture.registers import HEADER
from recordroom.model.holdings import Register
from recordroom.model.policies import NumberSeries
from recordroom.model.text import Source
from recordroom.number.series import Number, scope_of


def register_path(series: NumberSeries, number: Number) -> PurePosixPath:
    """Where the register stands that counts a number."""
    return PurePosixPath("records", "numbers", series.id, f"{scope_of(series, number)}.csv")


def with_lines(register: Register | Source | None, lines: Sequence[str]) -> str:
    """The whole text of a register with lines at its end; a new one begins with the header."""
    if register is None:
        text = csv_line(HEADER)
    else:
        source = register.source if isinstance(register, Register) else register
        text = source.text.rstrip("\n") + "\n"
    return text + "".join(lines)


def csv_line(cells: Sequence[str]) -> str:
    """One line of a register, with its line end; quotes only where a cell needs them."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(" ".join(cell.split("\n")) for cell in cells)
    return out.getvalue()
