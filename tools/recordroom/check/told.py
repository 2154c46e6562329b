"""What other rules already tell, so that one fault is told once."""

from __future__ import annotations

from recordroom.check.rule import Context
from recordroom.model.policies import Policies


def left_empty(context: Context) -> frozenset[tuple[str, str]]:
    """Record and top-level field of every field that is written without a value."""
    return frozenset(
        (p.record, str(p.place.field[0]))
        for p in context.holdings.problems
        if p.kind == "empty-field" and p.record is not None and len(p.place.field) == 1
    )


def unread(context: Context) -> frozenset[str]:
    """The ids of files that gave no record, as their faults are told elsewhere."""
    return frozenset(
        p.record
        for p in context.holdings.problems
        if p.record is not None and p.record not in context.holdings.by_id
    )


def is_sound(policies: Policies, *homes: str) -> bool:
    """Whether the policy files whose names begin so (`retention.yml`, `record-types/`) have no
    fault of their own: what follows from a half-read file is not worth telling.
    """
    paths = (str(problem.place.path.relative_to("policies")) for problem in policies.problems)
    return not any(path.startswith(homes) for path in paths)
