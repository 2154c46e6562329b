"""A record as it stood at an earlier stage: the finished text less what came later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from recordroom.authorise.content import process_fields
from recordroom.model.holdings import Record
from recordroom.model.policies import FieldSpec, RecordType
from recordroom.write.papers import papers_at
from recordroom.write.stages import Stage, approvals_of
from recordroom.write.unwind import Front

_OUTCOMES = frozenset(("signatures", "recused", "votes", "outcome", "actual-days", "reported-to"))
"""Optional fields that tell how a matter ended; a draft cannot have them."""


def text_at(
    record: Record, type_: RecordType, stage: Stage, *, born: Mapping[str, date], body: str | None
) -> str:
    """The text of a record at a stage. `born` has the first day of every record, so that a
    reference appears only when what it names is there. `body` is what it was then, None as now.
    """
    front = Front(record.source.text)
    front.drop(_not_yet(record, type_, stage))
    front.keep_items("approvals", lambda i, _: i < stage.approvals)
    front.keep_items("circulation", lambda i, _: i < stage.sent)
    front.keep_items("amendments", lambda i, _: i < stage.amended)
    there = {a.name for a in papers_at(record, stage)}
    papers = [a.name for a in record.attachments]
    front.keep_items("attachments", lambda _, item: _paper(item, papers) in there)
    for key in front.keys:
        spec = type_.fields.get(key)
        if spec is not None and _names_records(spec):
            front.drop_values(key, lambda name: born.get(name, stage.day) > stage.day)
    front.drop_after(stage.day)
    # A draft bears the day it is written on; what is issued bears its own from then on.
    draft = type_.states[stage.state].phase == "draft"
    if draft and (day := record.day()) is not None and day > stage.day:
        front.set("date", stage.day.isoformat())
    front.set("status", stage.state)
    text = front.text()
    return text if body is None else text.removesuffix(record.body) + body


def _not_yet(record: Record, type_: RecordType, stage: Stage) -> list[str]:
    """The keys that later stages bring."""
    draft = type_.states[stage.state].phase == "draft"
    filed = stage.state == record.status
    given = approvals_of(record, type_)[: stage.approvals]
    bound, process = any(a.content for a in given), process_fields(type_)
    out = []
    for key in record.fields:
        spec = type_.fields[key]
        states = spec.need.states
        late = bool(states) and not spec.need.always and not set(states) & set(stage.passed)
        setters = {t.end for t in type_.transitions if t.sets.get(key, "clear") != "clear"}
        late = late or (bool(setters) and not spec.need.always and not setters & set(stage.passed))
        if key == "number" and type_.series:
            late = not stage.numbered and stage.state not in type_.number_states
        elif key == "reference-code":
            late = not filed
        elif key in _OUTCOMES:
            late = draft
        elif spec.kind == "date" and key.endswith("-on") and not key.startswith("next-"):
            day = record.day(key)
            late = late or (day is not None and day > stage.day)
        # What an approval is bound to was there when it was given.
        if late and not (bound and key not in process):
            out.append(key)
    return out


def _paper(item: str, names: Sequence[str]) -> str:
    """Which of the attachments an item of the list is about."""
    return next((name for name in names if f"file: {name}\n" in f"{item}\n"), "")


def _names_records(spec: FieldSpec) -> bool:
    return spec.kind == "record" or (spec.of is not None and spec.of.kind == "record")
