"""What befalls a record once it is issued: it is sent round, and amended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from recordroom.authorise.entries import amendments
from recordroom.model.holdings import Record
from recordroom.model.policies import RecordType
from recordroom.model.text import Label
from recordroom.write.stages import Approval, Stage

SEND = Label("送阅", "Circulate", "送閱")
EXCUSE = Label("免阅代阅", "Excuse a reader", "免閱代閱")
MAJOR = Label("重大修订", "Amend", "重大修訂")
MINOR = Label("文字更正", "Correct", "文字更正")


def first_round(record: Record, approvals: Sequence[Approval]) -> list[Approval]:
    """The approvals before the first major amendment; later ones are of what was amended."""
    days = [a.on for a in amendments(record) if a.major and a.on is not None]
    return [a for a in approvals if not days or a.on < days[0]]


def with_afterwards(
    record: Record, type_: RecordType, stages: Sequence[Stage], approvals: Sequence[Approval]
) -> list[Stage]:
    """The stages with circulation and amendments put in by their days; counts never fall.

    A major amendment is one act with the approvals of what it changed: no state of the main line
    holds a changed text that nobody approved.
    """
    official = (i for i, s in enumerate(stages) if type_.states[s.state].phase != "draft")
    least = next(official, len(stages) - 1)
    events = sorted(
        [*_sendings(record), *_amendings(record, approvals)],
        key=lambda s: (s.day, s.action != "amended"),
    )
    out = list(stages[: least + 1])
    rest = list(stages[least + 1 :])
    for event in events:
        while rest and rest[0].day < event.day:
            out.append(rest.pop(0))
        base = out[-1]
        out.append(replace(event, day=max(event.day, base.day), state=base.state,
                           passed=base.passed, numbered=base.numbered))  # fmt: skip
    return list(_growing([*out, *rest]))


def _growing(stages: Sequence[Stage]) -> Sequence[Stage]:
    out: list[Stage] = []
    given = sent = amended = 0
    for stage in stages:
        given, sent = max(given, stage.approvals), max(sent, stage.sent)
        amended = max(amended, stage.amended)
        out.append(replace(stage, approvals=given, sent=sent, amended=amended))
    return out


def _sendings(record: Record) -> list[Stage]:
    """One act for the rows of a day that send to readers, and one for each that excuses."""
    rows = list(enumerate(_rows(record, "circulation")))

    def act(row: tuple[int, Mapping[str, object]]) -> tuple[object, str, object]:
        at, fields = row
        excused = at if fields.get("excuse") else -1
        return fields.get("on"), str(fields.get("by", "")), excused

    out = []
    for (day, by, excused), same in groupby(rows, act):
        last, fields = list(same)[-1]
        if isinstance(day, date):
            note = str(fields.get("reason", "")) if excused != -1 else ""
            label = SEND if excused == -1 else EXCUSE
            out.append(Stage(day, by, "circulated", label, "", (), 0, False, note, sent=last + 1))
    return out


def _amendings(record: Record, approvals: Sequence[Approval]) -> list[Stage]:
    told = amendments(record)
    out = []
    for i, (amendment, row) in enumerate(zip(told, _rows(record, "amendments"), strict=True)):
        if amendment.on is None:
            continue
        by, note = str(row.get("by", "")), str(row.get("summary", ""))
        stage = Stage(amendment.on, by, "amended", MINOR, "", (), 0, False, note, amended=i + 1)
        if amendment.major:
            days = [a.on for a in told[i + 1 :] if a.major and a.on is not None]
            upto = [a for a in approvals if not days or a.on < days[0]]
            day = max([amendment.on, *(a.written for a in upto)])
            by = upto[-1].writer if upto and upto[-1].written >= amendment.on else by
            stage = replace(stage, day=day, by=by, label=MAJOR, approvals=len(upto))
        out.append(stage)
    return out


def _rows(record: Record, name: str) -> list[Mapping[str, object]]:
    value = record.value(name)
    return [row for row in value if isinstance(row, Mapping)] if isinstance(value, tuple) else []
