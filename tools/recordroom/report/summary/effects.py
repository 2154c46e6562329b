"""How many records a change of the settings (policies/*.yml) affects, and which.

The same records, those of the head, are looked at twice: under the settings before the change and
under those after it. What differs then comes from the settings alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from recordroom.access.decide import decide_record
from recordroom.authorise.judge import judge
from recordroom.authorise.splitting import Runs, runs
from recordroom.capture.holdings import capture_holdings
from recordroom.check.engine import check
from recordroom.model.change import Change
from recordroom.model.check import Diagnostic
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Policies
from recordroom.model.text import Label
from recordroom.read.room import Room
from recordroom.report.summary.readers import Named, Readers
from recordroom.retain.schedule import Keeping, keeping

SHOWN = 5
"""Records that are named as examples of an effect."""

_LATER = Label("到期日推后", "Due later")
_EARLIER = Label("到期日提前", "Due earlier")
_DUE = Label("期限就此已满（改动前未满）", "Newly due: the period is over at once")
_FOREVER = Label("改为永久保管", "Now kept permanently")
_NOT_FOREVER = Label("不再永久保管", "No longer kept permanently")
_CLASS = Label("保管类别改变", "Another disposal class")
_LOST_CLASS = Label("不再有保管类别", "Left without a disposal class")
_WEAK = Label("原有审批不再足够", "Approvals no longer suffice")
_STRONG = Label("原来不足的审批变为足够", "Approvals suffice that did not")
_ROUTE = Label("待批文件的审批人改变", "Drafts that now go to other approvers")
_GAIN = Label("「{who}」新看得到", "“{who}” can now read")
_LOSE = Label("「{who}」不再看得到", "“{who}” can no longer read")
_BROKEN = Label("新出现检查错误：{rule}", "New errors: {rule}")
_MENDED = Label("不再有检查错误：{rule}", "Errors gone: {rule}")


@dataclass(frozen=True, slots=True)
class Twice:
    """The head's files under the settings before the change and after it.

    `was` and `now` are the holdings captured under each; the diagnostics are those of each check.
    """

    before: Policies
    after: Policies
    was: Holdings
    now: Holdings
    found_before: tuple[Diagnostic, ...]
    found_after: tuple[Diagnostic, ...]
    as_of: date


@dataclass(frozen=True, slots=True)
class Effect:
    """What happens to `count` records: `area` is retention, authority, access or validity.

    `grave` effects open or shorten something, or make records invalid. `records` are examples.
    """

    area: str
    label: Label
    count: int
    records: tuple[Named, ...]
    grave: bool = False


def looked_at_twice(
    change: Change,
    room: Room,
    holdings: Holdings,
    found: tuple[Diagnostic, ...],
    as_of: date,
) -> Twice | None:
    """The head's `room` under both sets of settings; None where no settings changed or those of
    one side cannot be used. `holdings` and `found` are the head's by its own settings.
    """
    before, after = change.base.policies, change.head.policies
    if not change.policy_files or before.problems or after.problems or not before.types:
        return None
    # What git and signatures tell does not depend on settings that can be changed here.
    was = replace(
        capture_holdings(room, before, history=holdings.history, landed=holdings.landed),
        proofs=holdings.proofs,
    )
    earlier = check(before, was, as_of=as_of)
    return Twice(before, after, was, holdings, earlier, found, as_of)


def effects(twice: Twice, readers: Readers) -> tuple[Effect, ...]:
    """The effects on records that the readers may know of, in order of area."""
    pairs = [
        (old, new)
        for new in twice.now.records
        if (old := twice.was.by_id.get(new.id)) is not None
        and old.path == new.path
        and readers.may_read(old, new)
    ]
    tally = _Tally(readers, twice.after)
    joined = runs(twice.before, twice.was), runs(twice.after, twice.now)
    for old, new in pairs:
        _retention(tally, old, new, twice)
        _authority(tally, old, new, twice, joined)
        _access(tally, old, new, twice)
    _validity(tally, [new for _, new in pairs], twice)
    return tally.told()


class _Tally:
    """Counts effects by their label, in the order in which they are declared."""

    def __init__(self, readers: Readers, policies: Policies) -> None:
        self._readers = readers
        self._policies = policies
        self._found: dict[tuple[str, Label, bool], list[Record]] = {}

    def note(self, area: str, label: Label, record: Record, *, grave: bool = False) -> None:
        self._found.setdefault((area, label, grave), []).append(record)

    def told(self) -> tuple[Effect, ...]:
        areas = ("retention", "access", "authority", "validity")
        rows = [
            Effect(area, label, len(records), self._named(records), grave)
            for (area, label, grave), records in self._found.items()
        ]
        return tuple(sorted(rows, key=lambda e: (areas.index(e.area), not e.grave, e.label.hans)))

    def _named(self, records: Iterable[Record]) -> tuple[Named, ...]:
        first = sorted(records, key=lambda r: str(r.path))[:SHOWN]
        return tuple(self._readers.name(r, self._policies) for r in first)


def _retention(tally: _Tally, old: Record, new: Record, twice: Twice) -> None:
    was, now = keeping(old, twice.was, twice.before), keeping(new, twice.now, twice.after)

    def note(label: Label, *, grave: bool = False) -> None:
        tally.note("retention", label, new, grave=grave)

    if _class(was) and not _class(now):
        note(_LOST_CLASS, grave=True)
        return
    if _class(was) != _class(now):
        note(_CLASS)
    if now.permanent and not was.permanent:
        note(_FOREVER)
    elif was.permanent and not now.permanent:
        note(_NOT_FOREVER, grave=True)
    elif was.until is not None and now.until is not None and was.until != now.until:
        note(_LATER if now.until > was.until else _EARLIER, grave=now.until < was.until)
    if _is_over(now, twice.as_of) and not _is_over(was, twice.as_of):
        note(_DUE, grave=True)


def _class(kept: Keeping) -> str:
    return kept.assignment.disposal_class.id if kept.assignment.disposal_class else ""


def _is_over(kept: Keeping, day: date) -> bool:
    return not kept.permanent and kept.until is not None and kept.until < day


def _authority(
    tally: _Tally, old: Record, new: Record, twice: Twice, joined: tuple[Runs, Runs]
) -> None:
    """`joined` are the runs of records that count as one, under each set of settings."""
    was = judge(old, twice.before, twice.was, together=joined[0])
    now = judge(new, twice.after, twice.now, together=joined[1])
    if twice.after.phase(new) == "draft":
        if {m.posts for m in was.missing} != {m.posts for m in now.missing}:
            tally.note("authority", _ROUTE, new)
    elif was.sufficient != now.sufficient:
        tally.note("authority", _STRONG if now.sufficient else _WEAK, new, grave=True)


def _access(tally: _Tally, old: Record, new: Record, twice: Twice) -> None:
    before, after = twice.before.access, twice.after.access
    for id_, audience in after.audiences.items():
        known = before.audiences.get(id_)
        could = known is not None and decide_record(old, known, before).shown
        can = decide_record(new, audience, after).shown
        if could != can:
            tally.note("access", _filled(_GAIN if can else _LOSE, audience.label), new, grave=can)
    for id_, gone in before.audiences.items():
        if id_ not in after.audiences and decide_record(old, gone, before).shown:
            tally.note("access", _filled(_LOSE, gone.label), new)


def _filled(label: Label, who: Label) -> Label:
    return Label(label.hans.format(who=who.hans), label.en.format(who=who.en or who.hans))


def _validity(tally: _Tally, records: Sequence[Record], twice: Twice) -> None:
    """Errors of records that are there under one set of settings only, by rule."""
    known = {r.id: r for r in records}
    was, now = _errors(twice.found_before, known), _errors(twice.found_after, known)
    for form, more, less in ((_BROKEN, now, was), (_MENDED, was, now)):
        for (code, id_), diagnostic in more.items():
            if (code, id_) not in less:
                label = Label(
                    form.hans.format(rule=f"{code} {diagnostic.help.hans}"),
                    form.en.format(rule=f"{code} {diagnostic.help.en}"),
                )
                tally.note("validity", label, known[id_], grave=form is _BROKEN)


def _errors(
    found: Iterable[Diagnostic], known: dict[str, Record]
) -> dict[tuple[str, str], Diagnostic]:
    return {
        (d.code, d.record): d
        for d in found
        if d.severity == "error" and d.record is not None and d.record in known
    }
