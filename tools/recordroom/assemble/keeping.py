"""The retention box of a record's page: class, until when, and why, with clause and statute."""

from __future__ import annotations

from recordroom.assemble.display import Display
from recordroom.assemble.site import cell, page_url
from recordroom.assemble.view import View
from recordroom.model.edition import Plain
from recordroom.model.holdings import Record
from recordroom.model.policies import Clause, Floor
from recordroom.retain.schedule import Keeping, keeping


def keeping_box(record: Record, view: View, display: Display) -> dict[str, Plain]:
    """Everything the page says about how long the record is kept."""
    kept = keeping(record, view.holdings, view.policies)
    class_ = kept.assignment.disposal_class
    words = display.words
    if class_ is None:
        return {
            "class_label": words("no_class"), "action_label": "", "until": words("unknown"),
            "reason": "", "clause": None, "statute": "", "statute_status": "",
        }  # fmt: skip
    floor = class_.floor
    return {
        "class_label": words.label(class_.label),
        "action_label": words(f"action_{class_.action}"),
        "until": until_text(kept, display),
        "reason": reason(kept, display),
        "clause": clause_cell(class_.basis, view) if class_.basis else None,
        "statute": statute(floor, display) if floor else "",
        "statute_status": words(f"status_{floor.status}") if floor else "",
    }


def until_text(kept: Keeping, display: Display) -> str:
    """Until when: a day, 永久, or that the clock has not started."""
    if kept.permanent:
        return display.words("permanent")
    if kept.until is None:
        return display.words("not_started")
    return kept.until.isoformat()


def reason(kept: Keeping, display: Display) -> str:
    """The computation in words: trigger, offset, period."""
    words = display.words
    class_ = kept.assignment.disposal_class
    if class_ is None:
        return ""
    origin = words(f"class_from_{kept.assignment.origin}")
    if kept.permanent:
        return words("kept_forever", origin=origin)
    period = display.duration(kept.period)
    event = words(f"trigger_{class_.event}")
    if kept.start is None:
        return words("clock_waits", origin=origin, event=event, period=period)
    key = "clock_runs_raised" if kept.raised else "clock_runs"
    return words(
        key, origin=origin, event=event, trigger=kept.trigger, start=kept.start, period=period
    )


def clause_cell(clause: Clause, view: View) -> dict[str, Plain]:
    """The clause with a link to its place in the policy, where the policy is visible."""
    policy = view.holdings.by_id.get(clause.policy)
    if policy is None:
        return cell(clause.clause)
    return cell(f"《{policy.title}》{clause.clause}", f"{page_url(policy.path)}#{clause.clause}")


def statute(floor: Floor, display: Display) -> str:
    """The statutory minimum: its citation and length."""
    citation = display.words.label(floor.citation)
    return display.words("floor", citation=citation, period=display.duration(floor.period))
