"""authority.yml: who approves what, and posts that exclude each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recordroom.model.policies.base import Clause, Validity
from recordroom.model.text import Label, Place


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of a measure: above `above` up to and including `up_to`; None is open."""

    above: str | None
    up_to: str | None
    choice: str
    approve: tuple[str, ...]
    """Who approves, in order, each as `post:ID`, `role:ID` or `body:ID`."""
    validity: Validity
    place: Place


@dataclass(frozen=True, slots=True)
class Matter:
    """A matter that needs approval: of which record type, measured by which field, in bands."""

    id: str
    label: Label
    type: str
    field: str
    bands: tuple[Band, ...]
    basis: Clause | None
    place: Place


@dataclass(frozen=True, slots=True)
class Incompatible:
    """Posts that one person may not hold at once, with the reason."""

    posts: tuple[str, ...]
    reason: Label
    basis: Clause | None
    place: Place


@dataclass(frozen=True, slots=True)
class Authority:
    roles: Mapping[str, Label]
    matters: tuple[Matter, ...]
    incompatible: tuple[Incompatible, ...]
