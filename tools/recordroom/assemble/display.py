"""Field values as people read them: names for codes, links for references, days as written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from recordroom.assemble.site import cell, record_cell
from recordroom.assemble.view import View
from recordroom.assemble.words import Words
from recordroom.model.edition import Plain
from recordroom.model.policies import FieldSpec
from recordroom.model.text import Label
from recordroom.model.value import Duration, Value

Cell = dict[str, Plain]
_HASH = re.compile(r"v\d+:sha256:[0-9a-f]{64}$")


class Display:
    """Turns values to cells for one view and language."""

    def __init__(self, view: View, words: Words) -> None:
        self.view = view
        self.words = words
        policies, org = view.policies, view.policies.organisation
        self._names: Mapping[str, Mapping[str, Label]] = {
            "person": {k: p.name for k, p in org.people.items()},
            "post": {k: p.label for k, p in org.posts.items()},
            "department": {k: d.label for k, d in org.departments.items()},
            "body": {k: b.label for k, b in org.bodies.items()},
            "level": {k: v.label for k, v in policies.access.levels.items()},
            "compartment": {k: c.label for k, c in policies.access.compartments.items()},
            "disposal-class": {k: c.label for k, c in policies.classes.items()},
            "language": {
                "zh-Hans": Label("简体中文", "Simplified Chinese"),
                "zh-Hant": Label("繁體中文", "Traditional Chinese"),
                "en": Label("英文", "English"),
            },
        }

    def name(self, kind: str, id_: str) -> str:
        """The name of a person, post, department … by its id; the id where it has none."""
        label = self._names[kind].get(id_)
        return label.get(self.words.lang) if label else id_

    def cells(self, value: Value, spec: FieldSpec) -> list[Cell]:
        """A value as cells: a list as one each, an object inside a table as those of its fields."""
        if isinstance(value, tuple):
            inner = spec.of or spec
            return [c for v in value for c in self.cells(v, inner)]
        if isinstance(value, Mapping):
            parts = [f for f in spec.fields if f.name in value]
            return [c for f in parts for c in self.cells(value[f.name], f)]
        if spec.kind == "record":
            record = self.view.holdings.by_id.get(str(value))
            return [record_cell(record)] if record is not None else []
        if spec.kind == "url":
            return [cell(str(value))]
        return [cell(self.text(value, spec))]

    def text(self, value: Value, spec: FieldSpec) -> str:
        """A single value as text."""
        if spec.kind in self._names:
            return self.name(spec.kind, str(value))
        if spec.kind == "choice":
            found = next((c for c in spec.choices if c.value == value), None)
            return found.label.get(self.words.lang) if found else str(value)
        if isinstance(value, bool):
            return self.words("yes") if value else self.words("no")
        if spec.kind == "money" and isinstance(value, Decimal):
            return self.words("money", amount=f"{value:,.2f}")
        if isinstance(value, datetime):
            return value.strftime("%Y-%m-%d %H:%M")
        if isinstance(value, Duration):
            return self.duration(value)
        return str(value)

    def duration(self, length: Duration | None) -> str:
        """A length in words; None is 永久."""
        if length is None:
            return self.words("permanent")
        parts = [(length.years, "years"), (length.months, "months"), (length.days, "days")]
        return " ".join(self.words(f"n_{unit}", n=n) for n, unit in parts if n)

    def rows(self, value: Value, spec: FieldSpec) -> tuple[list[str], list[list[list[Cell]]]]:
        """A list of objects as columns and rows of cells; columns nobody filled are left out."""
        objects = value if isinstance(value, tuple) else (value,)
        maps = [o for o in objects if isinstance(o, Mapping)]
        inner = spec.of if spec.kind == "list" and spec.of else spec
        used = [f for f in inner.fields if any(_tells(o.get(f.name)) for o in maps)]
        rows = [[self.cells(o[f.name], f) if f.name in o else [] for f in used] for o in maps]
        return [f.label.get(self.words.lang) for f in used], rows


def _tells(value: Value | None) -> bool:
    """Whether a value says something to people: a hash of content is for programs."""
    return value is not None and not (isinstance(value, str) and _HASH.match(value))


def is_table(spec: FieldSpec) -> bool:
    """Whether a field is shown as a table: an object or a list of objects."""
    return spec.kind == "object" or (spec.of is not None and spec.of.kind == "object")
