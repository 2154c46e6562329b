"""checks.yml: severities, approved exceptions, and the word lists of the text rules."""

from __future__ import annotations

from datetime import date

from recordroom.capture.shape import Shape
from recordroom.model.check import SEVERITIES
from recordroom.model.policies import CheckPolicy, Waiver
from recordroom.model.text import Place


def checks(file: Shape) -> CheckPolicy:
    """What the organisation has decided about checking itself."""
    part = file.part("severities")
    severities: dict[str, str] = {}
    places: dict[str, Place] = {}
    if part is not None:
        for rule in part.tree:
            severities[rule] = part.text(rule, among=(*SEVERITIES, "off"))
            places[rule] = Place(part.source, (*part.path, rule), key=True)
    value = CheckPolicy(
        severities=severities,
        waivers=tuple(_waiver(row) for row in file.rows("waivers")),
        vague_words=file.texts("vague-words"),
        placeholders=file.texts("placeholders"),
        severity_places=places,
    )
    file.done()
    return value


def _waiver(row: Shape) -> Waiver:
    until = row.day("until")
    if until is None:
        row.fault("missing-key", name="until")
    waiver = Waiver(
        row.text("rule"), row.texts("records"), row.text("reason"), row.text("by"),
        until or date.min, row.place,
    )  # fmt: skip
    row.done()
    return waiver
