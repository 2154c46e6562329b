"""authority.yml: who may approve what, in bands; delegations, separated duties, evidence."""

from __future__ import annotations

from recordroom.capture.shape import Shape, keyed
from recordroom.model.policies import (
    Authority,
    Band,
    Delegation,
    EvidencePolicy,
    Incompatible,
    Matter,
    Role,
    Separation,
    Splitting,
)
from recordroom.model.policies.authority import CHANGES, GRADES, ROLES
from recordroom.model.text import Label
from recordroom.model.value import Duration
from recordroom.read.located import Tree

_WORDS = "post:…、role:…、body:…"


def authority(file: Shape) -> Authority:
    """The table of authority; bands keep their order."""
    roles = file.part("roles")
    value = Authority(
        roles={name: _role(roles, name) for name in roles.tree} if roles is not None else {},
        matters=tuple(keyed(file.rows("matters"), _matter).values()),
        incompatible=tuple(_incompatible(row) for row in file.rows("incompatible-posts")),
        delegations=tuple(_delegation(row) for row in file.rows("delegations")),
        separations=tuple(_separation(row) for row in file.rows("incompatible-duties")),
        evidence=_evidence(file),
    )
    file.done()
    return value


def _role(roles: Shape, name: str) -> Role:
    """A role: its label, and with `is` what it means where its own name does not say so."""
    row = roles.part(name) or Shape(roles.source, {}, (*roles.path, name), roles.problems)
    meaning = row.text("is", default=name if name in ROLES else "")
    if meaning not in ROLES:
        row.fault("not-in-vocabulary", "is", value=meaning or name, allowed="、".join(ROLES))
    label = Label(row.text("zh-Hans"), row.text("en"), row.text("zh-Hant", default=""))
    row.done()
    return Role(name, label, meaning)


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
        change=row.text("change", default="", among=("", *CHANGES)),
        applicant=row.text("applicant", default=""),
        higher=row.flag("higher"),
        final=row.text("final", default="approve", among=("approve", "sign", "adopt")),
        splitting=_splitting(row),
        begins=row.text("begins", default=""),
    )


def _band(row: Shape) -> Band:
    band = Band(
        above=row.text("above", default="") or None,
        up_to=row.text("up-to", default="") or None,
        choice=row.text("choice", default=""),
        steps=_steps(row),
        validity=row.validity(),
        place=row.place,
        at_least=row.text("at-least", default="") or None,
        below=row.text("below", default="") or None,
        majority=row.fraction("majority"),
        evidence=row.text("evidence", default="", among=("", *GRADES)),
    )
    for one, other in (("above", "at-least"), ("below", "up-to")):
        if row.has(one) and row.has(other):
            wanted = Label(f"{one} 和 {other} 只写一个", f"either {one} or {other}")
            row.fault("wrong-shape", one, wanted=wanted)
    row.done()
    return band


def _steps(row: Shape) -> tuple[tuple[str, ...], ...]:
    """`approve`: each item a word of authority, or `any:` with several of which one will do."""
    items = row.raw("approve")
    if not isinstance(items, list) or not items:
        row.fault("missing-key", name="approve")
        return ()
    return tuple(_alternatives(row, item, i) for i, item in enumerate(items))


def _alternatives(row: Shape, item: Tree, index: int) -> tuple[str, ...]:
    if isinstance(item, str):
        _require_approver(row, item, "approve", index)
        return (item,)
    step = Shape(row.source, item, (*row.path, "approve", index), row.problems)
    words = step.texts("any")
    if not words:
        step.fault("missing-key", name="any")
    for i, word in enumerate(words):
        _require_approver(step, word, "any", i)
    step.done()
    return words


def _require_approver(row: Shape, who: str, *at: str | int) -> None:
    if not is_approver(who):
        row.fault("not-in-vocabulary", *at, value=who, allowed=_WORDS)


def is_approver(who: str) -> bool:
    """Whether a text has the form of a word of authority: `post:ID`, `role:ID` or `body:ID`."""
    kind, _, name = who.partition(":")
    return kind in ("post", "role", "body") and bool(name)


def _splitting(row: Shape) -> Splitting | None:
    part = row.part("splitting")
    if part is None:
        return None
    start = part.text("start", default="date")
    value = Splitting(
        over=part.texts("over"),
        start=start,
        end=part.text("end", default=start),
        gap=part.period("gap") or Duration(),
        place=part.place,
    )
    if not value.over:
        part.fault("missing-key", name="over")
    part.done()
    return value


def _delegation(row: Shape) -> Delegation:
    taker = row.text("to")
    if taker and taker.partition(":")[0] not in ("post", "person"):
        row.fault("not-in-vocabulary", "to", value=taker, allowed="post:…、person:…")
    value = Delegation(
        giver=row.text("from"),
        taker=taker,
        matters=row.texts("matters"),
        up_to=row.text("up-to", default="") or None,
        validity=row.span("starts", "ends"),
        by=row.text("by", default=""),
        place=row.place,
    )
    row.done()
    return value


def _incompatible(row: Shape) -> Incompatible:
    value = Incompatible(row.texts("posts"), row.label("reason"), row.clause(), row.place)
    if len(value.posts) < 2:
        row.fault("wrong-shape", "posts", wanted=Label("至少两个岗位", "at least two posts"))
    row.done()
    return value


def _separation(row: Shape) -> Separation:
    value = Separation(
        type=row.text("type"),
        fields=row.texts("fields"),
        reason=row.label("reason"),
        basis=row.clause(),
        validity=row.validity(),
        place=row.place,
    )
    if len(value.fields) < 2:
        row.fault("wrong-shape", "fields", wanted=Label("至少两个字段", "at least two fields"))
    row.done()
    return value


def _evidence(file: Shape) -> EvidencePolicy:
    part = file.part("evidence")
    if part is None:
        return EvidencePolicy()
    keys = part.texts("signing-keys")
    for i, word in enumerate(keys):
        _require_approver(part, word, "signing-keys", i)
    value = EvidencePolicy(
        bound_from=part.day("bound-from"),
        late_after=(part.period("late-after") if part.has("late-after") else None)
        or EvidencePolicy().late_after,
        signing_keys=keys,
        place=part.place,
        minor_change=part.whole("minor-change", default=EvidencePolicy().minor_change),
    )
    part.done()
    return value
