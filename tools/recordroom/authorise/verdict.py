"""What comes of judging a record's approvals: fulfilled steps, faults, and what is missing."""

from __future__ import annotations

from dataclasses import dataclass

from recordroom.authorise.demand import Demand
from recordroom.model.policies import Matter
from recordroom.model.text import Values

FAULTS = (
    "not-holder",
    "no-delegation",
    "delegation-expired",
    "delegation-scope",
    "over-cap",
    "own-request",
    "stale",
    "unbound",
    "out-of-order",
    "no-decision",
    "other-body",
    "not-adopted",
    "decided-later",
    "too-low",
    "weak-evidence",
    "amended",
    "ended-round",
    "returned",
    "refused",
    "not-asked",
    "already-given",
)
"""Why an approval does not count, or may not be given. `amended`, `ended-round`, `returned` and
`refused` are no mistakes; `not-asked` and `already-given` come only from `may_approve`."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why the approval at `index` does not count; `values` fill a message about it.

    `at` is the field of the approval that is wrong. `index` is -1 for one that is not yet given.
    """

    kind: str
    index: int
    values: Values
    at: str = "by"


@dataclass(frozen=True, slots=True)
class Judged:
    """A demand with, for each of its steps, the index of the approval that fulfils it."""

    demand: Demand
    given: tuple[int | None, ...]

    @property
    def sufficient(self) -> bool:
        return None not in self.given


@dataclass(frozen=True, slots=True)
class Missing:
    """A step that nothing fulfils: `posts` whose authority it takes, `people` who hold them.

    `step` is its place in the band. `because` are the indexes of approvals that would have
    fulfilled it but for a fault.
    """

    matter: Matter
    step_words: tuple[str, ...]
    posts: tuple[str, ...]
    people: tuple[str, ...]
    step: int = 0
    because: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement of one record. `missing` is in the order in which it is to be given."""

    demands: tuple[Judged, ...]
    faults: tuple[Fault, ...]
    missing: tuple[Missing, ...]
    unreadable: tuple[int, ...] = ()
    """Approvals that could not be judged: a person, post or day of them is missing or unknown."""

    @property
    def sufficient(self) -> bool:
        """Whether every step of every demand is fulfilled; true where nothing is demanded."""
        return not self.missing

    def fulfils(self, index: int) -> tuple[tuple[Demand, int], ...]:
        """The steps that the approval at an index fulfils, each with its demand."""
        return tuple(
            (judged.demand, step)
            for judged in self.demands
            for step, given in enumerate(judged.given)
            if given == index
        )


@dataclass(frozen=True, slots=True)
class Permission:
    """That a person may approve now: by which post, and for which post when acting for another.

    `step` is the word to write (`review`, `sign`, `approve` or `adopt`), `fulfils` the steps.
    """

    post: str
    for_post: str
    step: str
    fulfils: tuple[tuple[Demand, int], ...]
