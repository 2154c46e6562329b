"""What a record's life takes from the records around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from recordroom.capture.typed import to_day
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Policies, RecordType
from recordroom.write.days import later, pick, workday
from recordroom.write.stages import Surroundings, approvals_of


def surroundings(holdings: Holdings, policies: Policies, *, as_of: date) -> Surroundings:
    """Days of numbers, of successors, of companions and of filing, by record id."""
    types = policies.types
    return Surroundings(
        numbered=_numbered(holdings, policies),
        replaced=_replaced(holdings),
        answered=_answered(holdings, types, as_of),
        filed=_filed(holdings, types, as_of) | _coded(holdings, policies),
        voided=_voided(holdings),
        founded=policies.organisation.founded,
        as_of=as_of,
    )


def _numbered(holdings: Holdings, policies: Policies) -> dict[str, date]:
    out: dict[str, date] = {}
    for register in holdings.registers:
        for line in register.lines:
            record, day = holdings.by_id.get(line.id), to_day(line.day)
            series = policies.types[record.type].series if record is not None else ""
            if line.event == "mint" and day is not None and series == register.series:
                out[line.id] = day
    return out


def _coded(holdings: Holdings, policies: Policies) -> dict[str, date]:
    """The day on which a record got its reference code, where a register says so."""
    codes = policies.reference_codes
    lines = (li for r in holdings.registers for li in r.lines if codes and r.series == codes.id)
    days = ((line.id, to_day(line.day)) for line in lines if line.event == "mint")
    return {id_: day for id_, day in days if day is not None and id_ in holdings.by_id}


def _voided(holdings: Holdings) -> dict[str, date]:
    """The day on which the number that a record still bears was voided."""
    out: dict[str, date] = {}
    for register in holdings.registers:
        for line in register.lines:
            record, day = holdings.by_id.get(line.id), to_day(line.day)
            if line.event == "void" and day and record and record.number == line.number:
                out[line.id] = day
    return out


def _replaced(holdings: Holdings) -> dict[str, date]:
    """The day a successor takes effect; without one, its own day."""
    out: dict[str, date] = {}
    for reference in holdings.references:
        newer = holdings.by_id.get(reference.origin)
        if reference.field[0] == "supersedes" and newer is not None:
            day = newer.day("effective-from") or newer.day()
            if day is not None:
                out[reference.target] = day
    return out


def _answered(holdings: Holdings, types: Mapping[str, RecordType], as_of: date) -> dict[str, date]:
    """When all that a record must come with was there: the working day after the last of it."""
    out: dict[str, date] = {}
    for record in holdings.records:
        for companion in types[record.type].companions:
            if companion.of:
                continue
            for other in holdings.by_type.get(companion.type, ()):
                if other.text(companion.via) == record.id:
                    day = later(last_act(other, types[other.type], as_of), 1)
                    out[record.id] = max(out.get(record.id, day), day)
    return out


def _filed(holdings: Holdings, types: Mapping[str, RecordType], as_of: date) -> dict[str, date]:
    """A record is filed when its catalogue entry says so; else with its project's papers after
    the project closed; else in the archivist's yearly round, in March of the next year.
    """
    out: dict[str, date] = {}
    for record in holdings.records:
        type_ = types[record.type]
        project = holdings.by_id.get(record.text(type_.dossier_field or "project"))
        closed = project.day("closed-on") if project is not None else None
        last = last_act(record, type_, as_of)
        if project is not None and closed is not None and closed >= last:
            day = later(closed, 15 + pick(project.id, 10))
        else:
            year = (record.day() or last).year + 1
            day = workday(date(year, 3, 1) + timedelta(days=pick(f"{type_.id}/{year}", 24)))
        out[record.id] = day if last <= day <= as_of else min(later(last, 8), as_of)
    for entry in holdings.records:
        described, filed = entry.value("describes"), entry.day("filed-on")
        if isinstance(described, tuple) and filed is not None:
            out.update({str(id_): filed for id_ in described})
    return out


def last_act(record: Record, type_: RecordType, as_of: date) -> date:
    """The last day on which the record says that something was done to it."""
    days: Iterable[date | None] = (
        record.day(name)
        for name, spec in type_.fields.items()
        if spec.kind == "date" and (name == "date" or name.endswith("-on"))
    )
    past = [d for d in days if d is not None and d <= as_of]
    past += [a.on for a in approvals_of(record, type_) if a.on <= as_of]
    return max(past, default=as_of)
