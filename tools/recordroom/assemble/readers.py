"""Who has read a record that was sent round (传阅), for audiences that may see names."""

from __future__ import annotations

from datetime import date

from recordroom.assemble.display import Display
from recordroom.assemble.view import View
from recordroom.authorise.circulation import FIELD, Reading, states
from recordroom.model.edition import Plain
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Audience, Policies


def readings_for(
    holdings: Holdings, policies: Policies, audience: Audience, *, as_of: date
) -> dict[str, tuple[Reading, ...]]:
    """How it stands with every reader; nothing for an audience that may not see names. Worked out
    from the whole holdings, as a view's redacted record has another content.
    """
    return dict(states(holdings, policies, as_of=as_of)) if audience.names else {}


def readers_box(record: Record, view: View, display: Display, *, as_of: date) -> dict[str, Plain]:
    """How many have read it and who; empty where the field may not be seen."""
    readings = view.readings.get(record.id, ()) if FIELD in record.fields else ()
    if not readings:
        return {}
    words = display.words
    done = sum(not r.is_open for r in readings)
    return {
        "count": words("readers_count", done=done, all=len(readings)),
        "rows": [_row(reading, display, as_of=as_of) for reading in readings],
    }


def _row(reading: Reading, display: Display, *, as_of: date) -> dict[str, Plain]:
    words = display.words
    state = words("reader_again" if reading.again else f"reader_{reading.state}")
    when = reading.on.isoformat() if reading.on is not None else ""
    if reading.is_open and reading.due is not None:
        when = words("reader_due", day=reading.due.isoformat())
    return {
        "name": display.name("person", reading.person),
        "state": state,
        "by": display.name("person", reading.by) if reading.state == "proxy" else "",
        "when": when,
        "tone": "warn" if reading.is_overdue(as_of) else ("" if reading.is_open else "ok"),
    }
