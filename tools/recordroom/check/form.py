"""What the form rules share: the problems of reading by kind, faulted places, headings, texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from recordroom.check.rule import Context
from recordroom.model.check import Edit, Finding, Fix
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import FieldSpec, RecordType
from recordroom.model.text import FieldPath, Label, Place, Position, Problem, Source

_BARE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.:T-]*")
_STATED = ("approvals", "amendments", "number", "access", "compartments", "reference-code")


def problems(holdings: Holdings, *kinds: str) -> Iterator[Problem]:
    """The problems of reading and capture of some kinds, in the order they were met."""
    return (p for p in holdings.problems if p.kind in kinds)


def as_read(holdings: Holdings, *kinds: str) -> Iterator[Finding]:
    """Problems that are told just as they were met."""
    for problem in problems(holdings, *kinds):
        yield Finding(problem.place, problem.values, problem.record)


def mend(place: Place, text: str, *, safe: bool) -> Fix | None:
    """Write another word where one stands; none without one, or with one that would need quotes.

    Statements that somebody has made or signed are never changed without asking.
    """
    if not _BARE.fullmatch(text) or not place.field:
        return None
    stated = place.field[0] in _STATED
    label = Label(f"改为「{text}」", f"Write {text}")
    return Fix(label, (Edit(place, text),), safe=safe and not stated)


def saved_as_read(holdings: Holdings, kind: str, label: Label) -> Iterator[Finding]:
    """Problems of how a file was saved, with the mend that changes no word of it.

    A register has none: other branches add lines to it, and all of them would conflict.
    """
    for problem in problems(holdings, kind):
        path = problem.place.path
        is_register = path.parts[:2] == ("records", "numbers")
        fix = None if is_register else Fix(label, (), safe=True, as_read=(path,))
        yield Finding(problem.place, problem.values, problem.record, fix=fix)


def faulted(context: Context) -> frozenset[tuple[PurePosixPath, FieldPath]]:
    """The fields that are there but could not be taken: told once, and not as missing."""
    return frozenset((p.place.path, p.place.field) for p in context.holdings.problems)


def by_path(context: Context) -> Mapping[PurePosixPath, Record]:
    """The records by path; unlike an id, a path is always one record's alone."""
    return {r.path: r for r in context.holdings.records}


def in_force(record: Record, context: Context) -> bool:
    """Whether the record counts: past its draft, and not ended."""
    return context.policies.phase(record) in ("issued", "closed")


def spec_at(type_: RecordType, path: FieldPath) -> FieldSpec | None:
    """The spec that declares the field at a path; None when the path is not declared."""
    spec: FieldSpec | None = None
    for step in path:
        if isinstance(step, int):
            spec = spec.of if spec is not None else None
        elif spec is None:
            spec = type_.fields.get(step) if step == path[0] else None
        else:
            spec = next((f for f in spec.fields if f.name == step), None)
    return spec


def file_start(path: PurePosixPath) -> Place:
    """The place of a file as a whole."""
    return Place(Source(path, "", "", "", 1), position=Position(1, 1))


def short(text: str, length: int = 40) -> str:
    """A text on one line, cut where a message would grow too long."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"


def perhaps(near: str) -> Label:
    """A closing question after a misspelt name; empty when nothing is near."""
    if not near:
        return Label("", "")
    return Label(f"您是不是想写「{near}」？", f" Did you mean “{near}”?")
