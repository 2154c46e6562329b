"""The catalogue of rules, found by looking into the folder of rules: nothing to register."""

from __future__ import annotations

import importlib
import pkgutil
from functools import lru_cache

from recordroom.check import rules
from recordroom.check.rule import Rule


@lru_cache(maxsize=1)
def catalogue() -> tuple[Rule, ...]:
    """Every rule by code. Raises ValueError when two rules share a code or a name."""
    found: dict[str, Rule] = {}
    for module in pkgutil.walk_packages(rules.__path__, rules.__name__ + "."):
        if module.ispkg:
            continue
        for value in vars(importlib.import_module(module.name)).values():
            if isinstance(value, Rule):
                if value.code in found and found[value.code] is not value:
                    raise ValueError(f"two rules with the code {value.code}")
                found[value.code] = value
    names = [r.name for r in found.values()]
    if len(set(names)) != len(names):
        raise ValueError("two rules with one name")
    return tuple(found[code] for code in sorted(found))


def find_rule(word: str) -> Rule | None:
    """A rule by its code (`NUM004`, in any case) or its name (`duplicate-number`)."""
    return next((r for r in catalogue() if word.upper() == r.code or word == r.name), None)
