"""Whether a condition of the one small grammar holds for a record."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from recordroom.capture.typed import SCALAR_KINDS, to_scalar
from recordroom.model.holdings import Record
from recordroom.model.policies import Need, RecordType
from recordroom.model.value import Condition, Month, Value


def holds(condition: Condition, record: Record, type_: RecordType) -> bool:
    """Judge a condition. Fields are typed by their declared kind; an absent one fails every test
    but `present: false`. A list passes `is` and `in` when one of its items does.
    """
    if condition.test == "all":
        return all(holds(part, record, type_) for part in condition.parts)
    if condition.test == "any":
        return any(holds(part, record, type_) for part in condition.parts)
    value = _value(condition.field, record)
    if condition.test == "present":
        # An empty list is there and says nothing.
        return (value not in (None, (), {})) == (condition.values == ("true",))
    if value is None:
        return False
    bounds = [to_scalar(_kind(condition.field, type_), text) for text in condition.values]
    if condition.test in ("is", "in"):
        items = value if isinstance(value, tuple) else (value,)
        return any(item == bound for item in items for bound in bounds if bound is not None)
    order = compare(value, bounds[0])
    if order is None:
        return False
    return order >= 0 if condition.test == "at-least" else order <= 0


def needed(need: Need, record: Record, type_: RecordType) -> bool:
    """Whether a requirement binds this record in its present state."""
    if not need.validity.binds(record.day()):
        return False
    if need.always or record.status in need.states:
        return True
    return need.when is not None and holds(need.when, record, type_)


def compare(left: Value | None, right: Value | None) -> int | None:
    """-1, 0 or 1 for two values of one ordered kind; None where they have no common order."""
    for kind in (Decimal, datetime, date, Month):
        if isinstance(left, kind) and isinstance(right, kind):
            return (left > right) - (left < right)  # type: ignore[operator]  # same kind above
    return None


def _value(name: str, record: Record) -> Value | None:
    derived: dict[str, Value] = {
        "type": record.type, "access": record.level, "compartments": tuple(record.compartments)
    }  # fmt: skip
    return derived[name] if name in derived else record.value(name)


def _kind(name: str, type_: RecordType) -> str:
    """The kind a condition's values are read as; what is no field of the type is a text."""
    spec = type_.fields.get(name)
    if spec is not None and spec.kind == "list":
        spec = spec.of
    return spec.kind if spec is not None and spec.kind in SCALAR_KINDS else "text"
