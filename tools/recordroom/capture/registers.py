"""A number register's CSV to its lines."""

from __future__ import annotations

import csv

from recordroom.model.holdings import Register, RegisterLine
from recordroom.model.text import Place, Position, Problem, Source

HEADER = ["number", "event", "id", "day", "reason"]
EVENTS = ("mint", "void", "external", "note")


def capture_register(source: Source) -> tuple[Register, tuple[Problem, ...]]:
    """The register at `records/numbers/<series>/<scope>.csv`, and the lines that do not fit."""
    problems: list[Problem] = []

    def fault(line: int, kind: str, **values: str) -> None:
        problems.append(Problem(kind, Place(source, position=Position(line, 1)), values))

    lines: list[RegisterLine] = []
    for at, text in enumerate(source.text.split("\n"), 1):
        row = _row(text)
        if at == 1:
            if row != HEADER:
                fault(1, "bad-register-header", wanted=",".join(HEADER))
        elif text == "":
            continue
        elif row is None or len(row) != len(HEADER):
            fault(at, "bad-register-line", text=text, fields=str(len(HEADER)))
        elif row[1] not in EVENTS:
            fault(at, "bad-register-event", text=row[1], allowed="、".join(EVENTS))
        else:
            lines.append(RegisterLine(row[0], row[1], row[2], row[3], row[4], Position(at, 1)))
    series, scope = source.path.parent.name, source.path.stem
    return Register(series, scope, tuple(lines), source), tuple(problems)


def _row(text: str) -> list[str] | None:
    # Each line by itself: a quote left open must not swallow the lines after it.
    try:
        return next(csv.reader([text], strict=True), [])
    except csv.Error:
        return None
