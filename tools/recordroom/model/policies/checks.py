"""checks.yml: severities, approved exceptions, word lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from recordroom.model.text import Place


@dataclass(frozen=True, slots=True)
class Waiver:
    """An approved exception: a rule, the records it spares, why, by whom, until when."""

    rule: str
    records: tuple[str, ...]
    reason: str
    by: str
    until: date
    place: Place


@dataclass(frozen=True, slots=True)
class CheckPolicy:
    severities: Mapping[str, str]
    waivers: tuple[Waiver, ...]
    vague_words: tuple[str, ...]
    placeholders: tuple[str, ...]
    severity_places: Mapping[str, Place]
