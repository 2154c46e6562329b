"""What a record must be approved for: its matters, the band of each, and the steps of that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from recordroom.authorise.splitting import Runs, runs
from recordroom.capture.conditions import compare
from recordroom.capture.typed import to_scalar
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Band, FieldSpec, Matter, Policies
from recordroom.model.value import Value

Steps = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Demand:
    """One matter of a record with the band that applies.

    `steps` are the band's, in order, each a tuple of alternatives. `measure` is what the band was
    found by (None where the matter has no field); with `together`, the ids of earlier records that
    count as one with this one, it is their sum, and `own` the record's own.
    """

    matter: Matter
    band: Band
    steps: Steps
    measure: Value | None
    own: Value | None = None
    together: tuple[str, ...] = ()


def demands(
    record: Record,
    policies: Policies,
    holdings: Holdings,
    *,
    on: date | None = None,
    together: Runs | None = None,
) -> tuple[Demand, ...]:
    """The matters that a record needs approval for as it stands, in the order of authority.yml.

    Bands are those valid on `on` (default: the record's date). Matters of a change are left out:
    see `demand_of`. `together` spares building the runs of splitting again for every record.
    """
    known = runs(policies, holdings) if together is None and _splits(record, policies) else together
    found = (
        demand_of(matter, record, policies, on=on, together=known)
        for matter in policies.authority.matters
        if not matter.change
    )
    return tuple(demand for demand in found if demand is not None)


def demand_of(
    matter: Matter,
    record: Record,
    policies: Policies,
    *,
    on: date | None = None,
    together: Runs | None = None,
) -> Demand | None:
    """The demand of one matter, also of a change; None when no band of it applies."""
    if matter.type not in ("", record.type):
        return None
    spec = policies.types[record.type].fields.get(matter.field)
    own = _measure(record, matter)
    if matter.field and own is None:
        return None
    before = (together or {}).get((matter.id, record.id), ())
    measure = _sum(own, before, matter)
    day = on or record.day()
    for band in matter.bands:
        if band.validity.binds(day) and _within(measure, band, spec):
            ids = tuple(r.id for r in before) if measure != own else ()
            return Demand(matter, band, band.steps, measure, own, ids)
    return None


def alone(demand: Demand, record: Record, policies: Policies) -> Demand | None:
    """The demand as it would be if the record counted by itself."""
    return demand_of(demand.matter, record, policies)


def _splits(record: Record, policies: Policies) -> bool:
    return any(m.splitting and m.type == record.type for m in policies.authority.matters)


def _measure(record: Record, matter: Matter) -> Value | None:
    if matter.field == "access":
        return record.level
    return record.value(matter.field) if matter.field else None


def _sum(own: Value | None, before: tuple[Record, ...], matter: Matter) -> Value | None:
    if not isinstance(own, Decimal):
        return own
    others = (record.value(matter.field) for record in before)
    return own + sum((v for v in others if isinstance(v, Decimal)), Decimal(0))


def _within(measure: Value | None, band: Band, spec: FieldSpec | None) -> bool:
    if band.choice:
        items = measure if isinstance(measure, tuple) else (measure,)
        return any(str(item) == band.choice for item in items if item is not None)
    kind = spec.kind if spec is not None else "number"
    return all(_passes(measure, test, text, kind) for test, text in _limits(band))


def _limits(band: Band) -> Iterator[tuple[str, str]]:
    pairs = (
        (">", band.above),
        (">=", band.at_least),
        ("<", band.below),
        ("<=", band.up_to),
    )
    return ((test, text) for test, text in pairs if text)


def _passes(measure: Value | None, test: str, text: str, kind: str) -> bool:
    order = compare(measure, to_scalar(kind, text))
    if order is None:
        return False
    return {">": order > 0, ">=": order >= 0, "<": order < 0, "<=": order <= 0}[test]


def within_cap(measure: Value | None, cap: str | None, spec: FieldSpec | None) -> bool:
    """Whether a measure is no larger than a cap; no cap covers everything, and a cap on what
    cannot be measured covers nothing.
    """
    if cap is None:
        return True
    return _passes(measure, "<=", cap, spec.kind if spec is not None else "number")
