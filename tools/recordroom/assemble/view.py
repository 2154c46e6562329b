"""What one audience may see of the holdings: records left out whole, fields left out of records.

Everything on a page is computed from a view and nothing else, so that a page cannot tell what
the audience may not see: not by a count, a gap, a back-link or a missing companion.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as held
from pathlib import PurePosixPath
from types import MappingProxyType

from recordroom.access.decide import covers, decide_field, decide_record
from recordroom.authorise.circulation import Reading
from recordroom.model.edition import Withheld
from recordroom.model.holdings import Attachment, Event, Holdings, Proof, Record
from recordroom.model.policies import Audience, FieldSpec, Policies, RecordType
from recordroom.model.text import FieldPath
from recordroom.model.value import Field, Value

MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


@dataclass(frozen=True, slots=True)
class View:
    """The visible holdings of an audience; `withheld` names what was left out, for the log only."""

    audience: Audience
    policies: Policies
    holdings: Holdings
    withheld: tuple[Withheld, ...]
    paths: Collection[PurePosixPath]
    readings: Mapping[str, tuple[Reading, ...]] = held(default_factory=dict)
    """Who has read what was sent round, by record; empty where names may not be seen."""

    @property
    def records(self) -> tuple[Record, ...]:
        return self.holdings.records

    def events(self, record: Record) -> tuple[Event, ...] | None:
        """The record's history; None where git cannot tell (未知)."""
        if self.holdings.history is None:
            return None
        return self.holdings.history.get(record.path, ())


def view_for(
    holdings: Holdings, policies: Policies, audience: Audience, *, unsafe: Collection[str]
) -> View:
    """The view of an audience. `unsafe` are the records that a finding keeps back from everyone.

    Fails closed: a record that is not sound, or whose id another record bears too, is in no view.
    """
    twice = {r.id for r in holdings.records if holdings.by_id[r.id] is not r}
    visible: list[Record] = []
    withheld: list[Withheld] = []
    for record in holdings.records:
        decision = decide_record(record, audience, policies.access)
        if not record.sound or record.id in unsafe or record.id in twice:
            withheld.append(Withheld(record.id, "finding"))
        elif not decision.shown:
            withheld.append(Withheld(record.id, decision.reason))
        else:
            visible.append(record)
    seen = {r.id for r in visible}
    records = tuple(_redacted(r, policies, audience, seen) for r in visible)
    by_type: dict[str, list[Record]] = {}
    by_number: dict[str, list[Record]] = {}
    for record in records:
        by_type.setdefault(record.type, []).append(record)
        if record.number:
            by_number.setdefault(record.number, []).append(record)
    shown = {r.id: r for r in records}
    return View(
        audience=audience,
        policies=policies,
        holdings=Holdings(
            records=records,
            by_id=MappingProxyType(shown),
            by_type=MappingProxyType({k: tuple(v) for k, v in by_type.items()}),
            by_number=MappingProxyType({k: tuple(v) for k, v in by_number.items()}),
            registers=(),
            references=tuple(
                ref
                for ref in holdings.references
                if ref.origin in shown
                and ref.target in shown
                and _reaches(ref.field, policies.types[shown[ref.origin].type], policies, audience)
            ),
            problems=(),
            revision=holdings.revision,
            history=_history(holdings.history, {r.path for r in records}),
            proofs=_proofs(holdings, shown),
        ),
        withheld=tuple(withheld),
        paths=frozenset(r.path for r in records),
    )


def _history(
    history: Mapping[PurePosixPath, tuple[Event, ...]] | None, paths: set[PurePosixPath]
) -> Mapping[PurePosixPath, tuple[Event, ...]] | None:
    if history is None:
        return None
    return {path: events for path, events in history.items() if path in paths}


def _proofs(holdings: Holdings, shown: Mapping[str, Record]) -> dict[tuple[str, int], Proof]:
    """What the approvals that may be seen rest on, without the details, which name people.

    Of a record whose list was shortened none: its entries no longer stand where they were.
    """
    return {
        (id_, index): replace(proof, detail="")
        for (id_, index), proof in holdings.proofs.items()
        if id_ in shown and _entries(shown[id_]) == _entries(holdings.by_id[id_])
    }


def _entries(record: Record) -> int:
    value = record.value("approvals")
    return len(value) if isinstance(value, tuple) else 0


def _redacted(
    record: Record, policies: Policies, audience: Audience, seen: Collection[str]
) -> Record:
    specs = policies.types[record.type].fields
    fields: dict[str, Field] = {}
    for name, field in record.fields.items():
        spec = specs[name]
        if not decide_field(spec, record, audience, policies.access).shown:
            continue
        value = _visible(field.value, spec, policies, audience, seen)
        if value is not None:
            fields[name] = replace(field, value=value)
    return replace(
        record,
        fields=MappingProxyType(fields),
        number=record.number if "number" in fields else "",
        title=record.title if "title" in fields else record.id,
        status=record.status if "status" in fields else "",
        attachments=tuple(_attachments(record, fields.get("attachments"), specs, audience)),
    )


def _attachments(
    record: Record, shown: Field | None, specs: Mapping[str, FieldSpec], audience: Audience
) -> Iterator[Attachment]:
    """The listed files that may be seen, with their titles if these may.

    Not Markdown files: the site builder would make pages of them. Nor, for who may see no names,
    the scan of a signed page: the names are in the picture.
    """
    listed = specs.get("attachments")
    if shown is None or listed is None or not isinstance(shown.value, tuple):
        return
    rows = (row for row in shown.value if isinstance(row, Mapping))
    names = {str(row["file"]): row for row in rows if "file" in row}
    for file in record.attachments:
        row = names.get(file.name)
        if file.index is None or not file.present or row is None:
            continue
        if not audience.names and row.get("role") == "approval-scan":
            continue
        if file.path.suffix.lower() not in MARKDOWN:
            yield replace(file, title=str(row.get("title", "")))


def _reaches(path: FieldPath, type_: RecordType, policies: Policies, audience: Audience) -> bool:
    """Whether an audience may see every field around the value at `path`."""
    spec = type_.fields[str(path[0])]
    around = [spec]
    for step in path[1:]:
        named = (f for f in spec.fields if f.name == step)
        inner = spec.of if isinstance(step, int) else next(named, None)
        if inner is None:
            return False
        spec = inner
        around.append(spec)
    demands = (s.access for s in around if s.access is not None)
    return all(covers(audience.clearance, d, policies.access).shown for d in demands)


def _visible(
    value: Value, spec: FieldSpec, policies: Policies, audience: Audience, seen: Collection[str]
) -> Value | None:
    """The part of a value that may be seen; None when nothing of it may."""
    access = policies.access
    if spec.access is not None and not covers(audience.clearance, spec.access, access).shown:
        return None
    if isinstance(value, tuple) and spec.of is not None:
        items = (_visible(v, spec.of, policies, audience, seen) for v in value)
        kept = tuple(v for v in items if v is not None)
        return kept or None
    if isinstance(value, Mapping):
        inner = {f.name: f for f in spec.fields}
        out = {}
        for name, item in value.items():
            part = _visible(item, inner[name], policies, audience, seen)
            if part is not None:
                out[name] = part
        return MappingProxyType(out) if out else None
    if spec.kind == "record" and value not in seen:
        return None
    if spec.kind == "person" and not audience.names:
        return None
    return value
