"""Whether a change that needs an approval of its own (放宽阅览级别 …) has one, and from whom."""

from __future__ import annotations

from collections.abc import Iterable

from recordroom.authorise.credentials import credentials
from recordroom.authorise.demand import Demand, demand_of
from recordroom.authorise.entries import Entry
from recordroom.authorise.who import designated
from recordroom.authorise.wording import step
from recordroom.check.changed import new_entries
from recordroom.model.change import Change, Pair
from recordroom.model.policies import Matter, Policies
from recordroom.model.text import Label

NOBODY = Label(
    "授权表（authority.yml）还没有规定由谁批准，请先规定",
    "the table of authority (authority.yml) names nobody who may approve it; settle that first",
)


def lacking(change: Change, what: str, pairs: Iterable[Pair]) -> Label | None:
    """Whose approval is still lacking for a change of the kind `what` (one of CHANGES); None when
    it is there.

    The approval is an entry that the change adds to one of the records, with the id of the matter.
    Who may give it follows from the settings before the change, as nobody gives himself a right;
    where these do not know such a matter yet, from those after it.
    """
    policies = change.base.policies
    if not _matters(policies, what):
        policies = change.head.policies
    matters = _matters(policies, what)
    asked: tuple[Demand, ...] = ()
    for pair in pairs:
        if pair.after is None or pair.after.type not in policies.types:
            continue
        found = (demand_of(m, pair.after, policies, on=change.day) for m in matters)
        due = tuple(demand for demand in found if demand is not None)
        if due and all(_given(pair, demand, policies) for demand in due):
            return None
        asked = asked or due
    if asked:
        return _words(((d.matter, d.steps) for d in asked), policies)
    if matters:
        return _words(((m, b.steps) for m in matters for b in m.bands[:1]), policies)
    return NOBODY


def _matters(policies: Policies, what: str) -> tuple[Matter, ...]:
    return tuple(matter for matter in policies.authority.matters if matter.change == what)


def speaks(
    entry: Entry, word: str, *, department: str, policies: Policies, demand: Demand | None = None
) -> bool:
    """Whether an approval is one that a word of authority names, on its own day: by the holder of
    the post, one who stands in for them, or one they delegated it to.
    """
    if entry.decision != "approved" or entry.on is None:
        return False
    org, authority = policies.organisation, policies.authority
    posts = designated(word, department=department, org=org, roles=authority.roles)
    return bool(set(posts) & set(credentials(entry, demand, org, authority).posts))


def _given(pair: Pair, demand: Demand, policies: Policies) -> bool:
    """Whether the new entries for a matter fulfil the steps of its band in their order."""
    assert pair.after is not None
    home = pair.after.text("department")
    left = list(demand.steps)
    for entry in new_entries(pair):
        if not left or entry.matter != demand.matter.id:
            continue
        if any(
            speaks(entry, w, department=home, policies=policies, demand=demand) for w in left[0]
        ):
            left.pop(0)
    return not left


def _words(due: Iterable[tuple[Matter, tuple[tuple[str, ...], ...]]], policies: Policies) -> Label:
    parts = []
    for matter, steps in due:
        names = [step(words, policies) for words in steps]
        hans = f"须由{'、'.join(n.hans for n in names)}批准，审批记录的 matter 写 {matter.id}"
        english = ", then ".join(n.en for n in names)
        parts.append(Label(hans, f"needed is the approval of {english}, with matter {matter.id}"))
    return Label("；".join(p.hans for p in parts), "; ".join(p.en for p in parts))
