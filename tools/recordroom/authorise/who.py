"""Who holds which post on a day, who stands above whom, and which posts a word of authority names."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from recordroom.model.policies import Appointment, Organisation, Role


def holders(org: Organisation, post: str, day: date) -> tuple[Appointment, ...]:
    """The appointments to a post on a day, those who stand in (代理) after those who hold it."""
    found = [a for a in org.appointments if a.post == post and a.holds(day)]
    return tuple(sorted(found, key=lambda a: a.acting))


def posts_of(org: Organisation, person: str, day: date) -> tuple[str, ...]:
    """The posts that a person holds or stands in for on a day, each once."""
    held = (a.post for a in org.appointments if a.person == person and a.holds(day))
    return tuple(dict.fromkeys(held))


def superior(org: Organisation, post: str) -> str:
    """The post directly above: `reports_to`, else the department's head, for a head the deputy in
    charge; empty at the top, and where nothing says it.
    """
    own = org.posts.get(post)
    if own is not None and own.reports_to:
        return own.reports_to
    headed = [d for d in org.departments.values() if d.head == post]
    for department in headed:
        if department.deputy not in ("", post):
            return department.deputy
    if own is None or headed:
        return ""
    home = org.departments.get(own.department)
    if home is None:
        return ""
    # A department without a head is led by the deputy in charge.
    return next((p for p in (home.head, home.deputy) if p not in ("", post)), "")


def above(org: Organisation, post: str) -> tuple[str, ...]:
    """The posts above one, the nearest first; a circle in the settings ends the chain."""
    chain: list[str] = []
    at = superior(org, post)
    while at and at != post and at not in chain:
        chain.append(at)
        at = superior(org, at)
    return tuple(chain)


def designated(
    word: str,
    *,
    department: str,
    org: Organisation,
    roles: Mapping[str, Role],
    applicant_posts: tuple[str, ...] = (),
) -> tuple[str, ...]:
    """The posts that a word of authority names for a record of this department.

    `role:` words of a department that is led directly (直管: no deputy in charge) go to the
    superior of its head. A body is spoken for by its chair, or by any of its posts where none is
    named. Empty for what is unknown or cannot be told.
    """
    kind, _, name = word.partition(":")
    if kind == "post":
        return (name,) if name in org.posts else ()
    if kind == "body":
        body = org.bodies.get(name)
        if body is None:
            return ()
        return (body.chair,) if body.chair else body.posts
    role = roles.get(name) if kind == "role" else None
    if role is None:
        return ()
    if role.meaning == "applicant-superior":
        ups = (superior(org, post) for post in applicant_posts)
        return tuple(dict.fromkeys(up for up in ups if up))
    home = org.departments.get(department)
    if home is None:
        return ()
    if role.meaning == "department-head":
        # Without a head the deputy in charge heads the department.
        return tuple(p for p in (home.head or home.deputy,) if p)
    deputy = home.deputy or (superior(org, home.head) if home.head else "")
    return (deputy,) if deputy else ()
