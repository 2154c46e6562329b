"""Whether a change that needs an approval of its own (放宽阅览级别 …) has one, and from whom."""

from __future__ import annotations

from collections.abc import Iterable

from recordroom.authorise.credentials import credentials
from recordroom.authorise.demand import Demand, demand_of
from recordroom.authorise.entries import Entry, entries, round_of
from recordroom.authorise.who import designated
from recordroom.authorise.wording import step
from recordroom.check.changed import is_official, new_entries
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


def approved_anew(pair: Pair, change: Change) -> bool:
    """Whether the change itself brings the approvals that a record asks for; of a record that asks
    for none, whether it brings one at all (a review decides nothing).

    What was approved while it was a draft counts when it is issued by the change. Who may approve
    follows from the settings before the change.
    """
    record = pair.after
    if record is None or record.type not in change.head.policies.types:
        return False
    policies = change.base.policies
    if record.type not in policies.types:
        policies = change.head.policies
    fresh = new_entries(pair)
    if pair.before is not None and not is_official(pair.before, change.base.policies):
        fresh = round_of(entries(record))
    given = [e for e in fresh if e.decision == "approved"]
    found = (demand_of(m, record, policies) for m in policies.authority.matters if not m.change)
    asked = [demand for demand in found if demand is not None]
    if not asked:
        return any(e.step != "review" and not e.matter for e in given)
    home = record.text("department")
    return all(_fulfil(given, demand, home=home, policies=policies) for demand in asked)


def _fulfil(given: list[Entry], demand: Demand, *, home: str, policies: Policies) -> bool:
    """Whether entries fulfil the steps of a demand in their order."""
    left = list(demand.steps)
    for entry in given:
        if left and entry.matter in ("", demand.matter.id):
            said = (
                speaks(entry, w, department=home, policies=policies, demand=demand) for w in left[0]
            )
            if any(said):
                left.pop(0)
    return not left


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
    meant = [entry for entry in new_entries(pair) if entry.matter == demand.matter.id]
    return _fulfil(meant, demand, home=pair.after.text("department"), policies=policies)


def _words(due: Iterable[tuple[Matter, tuple[tuple[str, ...], ...]]], policies: Policies) -> Label:
    parts = []
    for matter, steps in due:
        names = [step(words, policies) for words in steps]
        hans = f"须由{'、'.join(n.hans for n in names)}批准，审批记录的 matter 写 {matter.id}"
        english = ", then ".join(n.en for n in names)
        parts.append(Label(hans, f"needed is the approval of {english}, with matter {matter.id}"))
    return Label("；".join(p.hans for p in parts), "; ".join(p.en for p in parts))
