"""authority.yml: who may approve what, in bands; and posts that exclude each other."""

from __future__ import annotations

from recordroom.capture.shape import Shape, keyed
from recordroom.model.policies import Authority, Band, Incompatible, Matter
from recordroom.model.text import Label


def authority(file: Shape) -> Authority:
    """The table of authority; bands keep their order."""
    roles = file.part("roles")
    labels: dict[str, Label] = {}
    if roles is not None:
        labels = {name: roles.label(name) for name in roles.tree}
    value = Authority(
        roles=labels,
        matters=tuple(keyed(file.rows("matters"), _matter).values()),
        incompatible=tuple(_incompatible(row) for row in file.rows("incompatible-posts")),
    )
    file.done()
    return value


def _matter(row: Shape) -> Matter:
    if not row.has("bands"):
        row.fault("missing-key", name="bands")
    return Matter(
        id=row.text("id"),
        label=row.label("label"),
        type=row.text("type", default=""),
        field=row.text("field", default=""),
        bands=tuple(_band(r) for r in row.rows("bands")),
        basis=row.clause(),
        place=row.place,
    )


def _band(row: Shape) -> Band:
    approve = row.texts("approve")
    if not approve:
        row.fault("missing-key", name="approve")
    for i, who in enumerate(approve):
        if not is_approver(who):
            allowed = "post:…、role:…、body:…"
            row.fault("not-in-vocabulary", "approve", i, value=who, allowed=allowed)
    band = Band(
        above=row.text("above", default="") or None,
        up_to=row.text("up-to", default="") or None,
        choice=row.text("choice", default=""),
        approve=approve,
        validity=row.validity(),
        place=row.place,
    )
    row.done()
    return band


def is_approver(who: str) -> bool:
    """Whether a text has the form of a word of authority: `post:ID`, `role:ID` or `body:ID`."""
    kind, _, name = who.partition(":")
    return kind in ("post", "role", "body") and bool(name)


def _incompatible(row: Shape) -> Incompatible:
    value = Incompatible(row.texts("posts"), row.label("reason"), row.clause(), row.place)
    if len(value.posts) < 2:
        row.fault("wrong-shape", "posts", wanted=Label("至少两个岗位", "at least two posts"))
    row.done()
    return value
