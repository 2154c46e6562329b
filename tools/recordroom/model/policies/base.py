"""When a row binds, the clause it comes from, and what access it demands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recordroom.model.text import Place


@dataclass(frozen=True, slots=True)
class Validity:
    """Valid time of a row: binds records dated from `start` to `end`, both included; None is open."""

    start: date | None = None
    end: date | None = None

    def binds(self, day: date | None) -> bool:
        """Whether a record of this day is bound; an undated record only by open rows."""
        if day is None:
            return self.start is None and self.end is None
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


ALWAYS = Validity()
"""The validity of a row without days."""


@dataclass(frozen=True, slots=True)
class Clause:
    """The clause of a policy that a row of data comes from: policy id and clause name (第十二条)."""

    policy: str
    clause: str
    place: Place


@dataclass(frozen=True, slots=True)
class Access:
    """A level and compartments, as a demand or as a clearance."""

    level: str
    compartments: frozenset[str] = frozenset()
