"""numbering.yml and retention.yml: number series, and the schedule of disposal classes."""

from __future__ import annotations

import re

from recordroom.capture.policies.reference_codes import reference_codes
from recordroom.capture.shape import Shape, keyed
from recordroom.capture.typed import to_day
from recordroom.model.policies import (
    ClassRule,
    DisposalClass,
    Floor,
    NumberSeries,
    ReferenceCodes,
    SeriesCode,
)
from recordroom.model.text import Label
from recordroom.model.value import Condition

OFFSETS = ("none", "next-day", "next-1-january", "after-fiscal-year")
ACTIONS = ("keep", "review", "destroy", "transfer")
EVENTS = (
    "dated", "closed", "fiscal-year-end", "contract-end", "person-left", "superseded",
    "last-activity", "returned", "event-record",
)  # fmt: skip
STATUSES = ("V-law", "V2", "V1", "U")
_HOLES = re.compile(r"\{([^{}]*)\}")


def numbering(file: Shape) -> tuple[dict[str, NumberSeries], ReferenceCodes | None]:
    """Every number series by id, and the make-up of reference codes where there is one."""
    series = keyed(file.rows("series"), _series)
    codes = reference_codes(file.part("reference-codes"))
    if codes is not None and codes.id in series:
        file.fault("duplicate-id", "reference-codes", "id", name=codes.id)
    file.done()
    return series, codes


def _series(row: Shape) -> NumberSeries:
    pattern = row.text("pattern")
    holes = _HOLES.findall(pattern)
    for hole in holes:
        if hole not in ("code", "year", "n"):
            row.fault("bad-pattern", "pattern", name=hole)
    if pattern and holes.count("n") != 1:
        row.fault("bad-pattern", "pattern", name="n")
    for hole in ("code", "year"):
        if holes.count(hole) > 1:
            row.fault("repeated-in-pattern", "pattern", name=hole)
    counter = row.texts("counter")
    for i, name in enumerate(counter):
        if name not in ("code", "year"):
            row.fault("not-in-vocabulary", "counter", i, value=name, allowed="code、year")
        elif name not in holes:
            row.fault("counter-not-in-pattern", "counter", i, name=name)
    codes = tuple(keyed(row.rows("codes"), _code).values())
    if "code" in holes and not row.has("codes"):
        row.fault("missing-key", name="codes")
    return NumberSeries(
        id=row.text("id"),
        label=row.label("label"),
        pattern=pattern,
        counter=counter,
        codes=codes,
        width=row.whole("width", default=0),
        gapless=row.flag("gapless"),
        enforced_from=row.day("enforced-from"),
        year_field=row.text("year-field", default="date"),
        closes=_closes(row),
        closed_until=row.whole("closed-until", default=0) or None,
        place=row.place,
    )


def _closes(row: Shape) -> tuple[int, int]:
    """Month and day of the next year after which a year gets no more numbers; its end by default,
    as a register line may be entered in the number's year or the next.
    """
    text = row.text("closes", default="12-31")
    day = to_day(f"2024-{text}")
    if day is None:
        wanted = Label("月和日，如 06-30", "month and day, as 06-30")
        row.fault("wrong-shape", "closes", wanted=wanted)
        return 12, 31
    return day.month, day.day


def _code(row: Shape) -> SeriesCode:
    return SeriesCode(row.text("id"), row.text("text"), row.label("label"), row.condition("when"))


def retention(file: Shape) -> tuple[dict[str, DisposalClass], tuple[ClassRule, ...]]:
    """The disposal classes by id, and the ordered rules that assign them."""
    classes = keyed(file.rows("classes"), _class)
    rules = tuple(_rule(row) for row in file.rows("assign"))
    file.done()
    return classes, rules


def _class(row: Shape) -> DisposalClass:
    trigger = row.part("trigger") or Shape(row.source, {}, row.path, [])
    if not row.has("trigger"):
        row.fault("missing-key", name="trigger")
    floor = row.part("floor")
    value = DisposalClass(
        id=row.text("id"),
        label=row.label("label"),
        period=row.period("period"),
        event=trigger.text("event", among=EVENTS),
        field=trigger.text("field", default="date"),
        via=trigger.text("via", default=""),
        offset=row.text("offset", default="none", among=OFFSETS),
        action=row.text("action", among=ACTIONS),
        floor=_floor(floor) if floor is not None else None,
        basis=row.clause(),
        validity=row.validity(),
        place=row.place,
    )
    trigger.done()
    return value


def _floor(row: Shape) -> Floor:
    floor = Floor(
        row.period("period"), row.label("citation"), row.text("status", among=STATUSES), row.place
    )
    row.done()
    return floor


def _rule(row: Shape) -> ClassRule:
    when = row.condition("when")
    if when is None:
        row.fault("missing-key", name="when")
    rule = ClassRule(row.text("class"), when or Condition("all"), row.validity(), row.place)
    row.done()
    return rule
