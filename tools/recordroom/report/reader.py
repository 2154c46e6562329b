"""The eyes of whoever holds the files themselves: a display that leaves nothing out."""

from __future__ import annotations

from recordroom.assemble.display import Display
from recordroom.assemble.view import view_for
from recordroom.assemble.words import Words
from recordroom.model.holdings import Holdings
from recordroom.model.policies import Access, Audience, Policies
from recordroom.model.text import Label


def whole_display(holdings: Holdings, policies: Policies, *, lang: str) -> Display:
    """Names and words for all records: the command line's reader could open every file anyway."""
    access = policies.access
    top = Access(
        max(access.levels.values(), key=lambda level: level.rank).id, frozenset(access.compartments)
    )
    everyone = Audience(
        "", Label("", ""), Label("", ""), top, edit_link=True, names=True, place=access.place
    )
    return Display(view_for(holdings, policies, everyone, unsafe=()), Words(lang))


def person(id_: str, policies: Policies, *, lang: str) -> str:
    """A person's name by the id, or by the name a commit bears; what nobody lists stays as it is."""
    known = policies.organisation.people.get(id_)
    if known is None:
        known = next(
            (p for p in policies.organisation.people.values() if id_ in p.name.every()), None
        )
    return known.name.get(lang) if known is not None else id_


def named_word(word: str, policies: Policies, *, lang: str) -> str:
    """A word of authority or of circulation in words: post:…, role:…, body:…, department:…, person:…"""
    kind, _, name = word.partition(":")
    organisation = policies.organisation
    tables = {
        "post": {k: v.label for k, v in organisation.posts.items()},
        "role": {k: v.label for k, v in policies.authority.roles.items()},
        "body": {k: v.label for k, v in organisation.bodies.items()},
        "department": {k: v.label for k, v in organisation.departments.items()},
        "person": {k: v.name for k, v in organisation.people.items()},
    }
    label = tables.get(kind, {}).get(name)
    return label.get(lang) if label is not None else word
