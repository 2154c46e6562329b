"""What a finished site must not hold: the ids, numbers and titles of records above its readers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from recordroom.access.decide import decide_record
from recordroom.assemble.view import View
from recordroom.model.edition import Secret
from recordroom.model.holdings import Holdings, Record
from recordroom.model.value import Value
from recordroom.relate.links import mentions

_ESCAPED = re.compile(r"\\([^\w\s])")


def secrets_of(holdings: Holdings, view: View, house: Iterable[str]) -> tuple[Secret, ...]:
    """The secrets of an edition; `house` are texts that it has whatever records there are.

    A number always is one, unless a visible record bears it too. A title is none that the house
    or a visible record says in its own words (a leave request may be called 请假单). An id that
    is an ordinary word (`budget`) or that the house says (the type `project-plan`) is sought as
    the end of an address. The visible records themselves are asked, not the pages made of them,
    which may leak.
    """
    said = _ESCAPED.sub(r"\1", "\n".join(house))
    sources = "\n".join([said, *(text for r in view.records for text in _texts(r))])
    shown = {r.number for r in view.records}
    out = []
    for record in holdings.records:
        if record.path in view.paths:
            continue
        if record.sound and decide_record(record, view.audience, view.policies.access).shown:
            continue  # kept back by a finding, not from these readers: no secret to them
        if record.number and record.number not in shown:
            out.append(Secret(record.id, "number", record.number))
        ordinary = "-" not in record.id or next(mentions(said, record.id), None) is not None
        address = f"{record.path.parent.name}/{record.id}"
        out.append(Secret(record.id, "id", address if ordinary else record.id))
        if record.title and record.title not in sources:
            out.append(Secret(record.id, "title", record.title))
    return tuple(out)


def _texts(record: Record) -> Iterator[str]:
    yield from (record.id, record.title, record.body)
    for field in record.fields.values():
        yield from _words(field.value)


def _words(value: Value) -> Iterator[str]:
    if isinstance(value, tuple):
        for item in value:
            yield from _words(item)
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _words(item)
    else:
        yield str(value)
