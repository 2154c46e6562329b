"""Places inside a policy file's rows, and uses of several names at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from recordroom.check.condition_names import Use
from recordroom.model.policies import Policies
from recordroom.model.text import Place


def at(place: Place, *path: str | int) -> Place:
    """A place further inside the row of a policy file."""
    return Place(place.source, (*place.field, *path))


def each(what: str, names: Iterable[str], place: Place, known: Collection[str]) -> Iterator[Use]:
    """The names of a list, each at its place in it."""
    for i, name in enumerate(names):
        yield Use(what, name, at(place, i), known)


def approvers(names: Iterable[str], place: Place, policies: Policies) -> Iterator[Use]:
    """The posts, roles and bodies that a list of words of authority names."""
    org = policies.organisation
    known = {"post": org.posts, "body": org.bodies, "role": policies.authority.roles}
    for i, word in enumerate(names):
        kind, _, name = word.partition(":")
        if kind in known and name:
            yield Use(kind, name, at(place, i), known[kind])
