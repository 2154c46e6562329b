"""The table of reference codes: which levels they have, and the codes of each level."""

from __future__ import annotations

from recordroom.assemble.words import Words
from recordroom.model.policies import ReferenceCodes
from recordroom.model.text import Label
from recordroom.number.reference import LEVEL_NAMES, levels_of


def shelf_rows(codes: ReferenceCodes, words: Words) -> list[list[str]]:
    """One row a level, in the order of the pattern: its name, and its codes with their meaning."""
    known: dict[str, list[tuple[str, Label]]] = {
        "category": [(c.id, c.label) for c in codes.categories],
        "period": [(p.id, p.label) for p in codes.periods],
        "unit": list({u.id: (u.id, u.label) for u in codes.units}.values()),
    }
    rows = []
    for level in levels_of(codes):
        said = words.list([f"{id_} {words.label(label)}" for id_, label in known.get(level, ())])
        if level == "fonds":
            said = codes.fonds
        elif level == "n":
            said = "×" * max(codes.width, 1)
        elif level == "year":
            said = "20××"
        rows.append([words.label(LEVEL_NAMES[level]), said])
    return rows
