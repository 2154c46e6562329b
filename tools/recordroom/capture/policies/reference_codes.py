"""numbering.yml, part `reference-codes`: the make-up of reference codes (档号)."""

from __future__ import annotations

import re

from recordroom.capture.shape import Shape, keyed
from recordroom.model.policies.reference_codes import (
    LEVELS,
    Catalogue,
    CategoryCode,
    PeriodCode,
    ReferenceCodes,
    UnitCode,
    YearRule,
)
from recordroom.model.text import Label
from recordroom.model.value import Condition

_HOLES = re.compile(r"\{([^{}]*)\}")
_ALLOWED = "、".join(f"{{{level}}}" for level in LEVELS[:-1])


def reference_codes(part: Shape | None) -> ReferenceCodes | None:
    """The part as a value, None where an organisation gives no reference codes."""
    if part is None:
        return None
    pattern = part.text("pattern")
    holes = _HOLES.findall(pattern)
    for hole in holes:
        if hole not in LEVELS:
            part.fault("bad-code-pattern", "pattern", allowed=_ALLOWED)
    if pattern and holes.count("n") != 1:
        part.fault("bad-code-pattern", "pattern", allowed=_ALLOWED)
    for level in LEVELS[:-1]:
        if holes.count(level) > 1:
            part.fault("repeated-in-pattern", "pattern", name=level)
    rows = {"category": "categories", "period": "periods", "unit": "units", "fonds": "fonds"}
    for level, key in rows.items():
        if level in holes and not part.has(key):
            part.fault("missing-key", name=key)
    codes = ReferenceCodes(
        id=part.text("id", default="reference-code"),
        label=part.label("label"),
        pattern=pattern,
        fonds=part.text("fonds", default=""),
        counter=_counter(part, holes),
        width=part.whole("width", default=4),
        gapless=part.flag("gapless", default=True),
        enforced_from=part.day("enforced-from"),
        registered_from=part.whole("registered-from", default=0) or None,
        year_field=part.text("year-field", default="date"),
        years=tuple(_year(row) for row in part.rows("years")),
        categories=tuple(keyed(part.rows("categories"), _category).values()),
        periods=tuple(keyed(part.rows("periods"), _period).values()),
        units=tuple(_unit(row) for row in part.rows("units")),
        answers=part.texts("answers"),
        catalogue=_catalogue(part.part("catalogue"), holes),
        place=part.place,
    )
    part.require_name(codes.id)
    part.done()
    return codes


def _counter(part: Shape, holes: list[str]) -> tuple[str, ...]:
    """The levels that restart the count; left out, every level the pattern has."""
    every = tuple(level for level in LEVELS[1:-1] if level in holes)
    counter = part.texts("counter")
    for i, level in enumerate(counter):
        if level not in LEVELS[1:-1]:
            allowed = "、".join(LEVELS[1:-1])
            part.fault("not-in-vocabulary", "counter", i, value=level, allowed=allowed)
        elif level not in holes:
            part.fault("counter-not-in-pattern", "counter", i, name=level)
    return counter or every


def _category(row: Shape) -> CategoryCode:
    return CategoryCode(_code(row), row.label("label"))


def _period(row: Shape) -> PeriodCode:
    return PeriodCode(_code(row), row.period("period"), row.label("label"))


def _unit(row: Shape) -> UnitCode:
    # A unit may have several rows: a department's, and one for what no department holds.
    unit = UnitCode(
        _code(row), row.label("label"), row.text("department", default=""), row.condition("when"),
        row.place,
    )  # fmt: skip
    row.done()
    return unit


def _code(row: Shape) -> str:
    """A code is letters and digits: dashes and dots part the levels of a reference code."""
    text = row.text("id")
    if text and not text.isalnum():
        wanted = Label("字母和数字，如 D30", "letters and digits, as D30")
        row.fault("wrong-shape", "id", wanted=wanted)
    return text


def _year(row: Shape) -> YearRule:
    when = row.condition("when")
    if when is None:
        row.fault("missing-key", name="when")
    via, field = row.text("via", default=""), row.text("field")
    rule = YearRule(when or Condition("all"), via, field, row.place)
    row.done()
    return rule


def _catalogue(part: Shape | None, holes: list[str]) -> Catalogue | None:
    if part is None:
        return None
    levels = part.part("levels")
    named = tuple((level, levels.text(level)) for level in levels.tree) if levels else ()
    catalogue = Catalogue(
        type=part.text("type"),
        describes=part.text("describes"),
        disposal_class=part.text("disposal-class", default=""),
        levels=named,
        place=part.place,
    )
    for level, _ in named:
        if level not in holes and levels is not None:
            levels.fault("counter-not-in-pattern", level, key=True, name=level)
    part.done()
    return catalogue
