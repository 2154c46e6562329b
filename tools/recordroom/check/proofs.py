"""The approvals whose evidence does not bear out what they claim, as places for the rules."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from recordroom.check.rule import Context
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings, Proof, Record
from recordroom.model.policies import Person
from recordroom.model.text import Label, Place

_ON_FILE = Label("登记的签名公钥", "the signing key on file")


def unproven(holdings: Holdings, faults: Container[str]) -> Iterator[tuple[Record, int, Proof]]:
    """Record, place in the list and proof of every approval with one of these faults."""
    for (id_, index), proof in holdings.proofs.items():
        if proof.fault in faults:
            yield holdings.by_id[id_], index, proof


def finding(record: Record, index: int, context: Context, **values: str | Label) -> Finding:
    """A finding at the claim of an approval, with the approver's name as `person` and the
    approval's number as `n`; related are the approver's keys among the signers.
    """
    by = _by(record, index)
    person = context.policies.organisation.people.get(by)
    name = person.name if person is not None else Label(by, by)
    return Finding(
        record.at("approvals", index, "evidence"),
        {"person": name, "n": str(index + 1), **values},
        record.id,
        related=_keys(person, context),
    )


def _by(record: Record, index: int) -> str:
    field = record.fields["approvals"]
    rows = field.value if isinstance(field.value, tuple) else ()
    row = dict(field.items(rows, field.path)).get(index)
    return str(row.get("by", "")) if isinstance(row, Mapping) else ""


def _keys(person: Person | None, context: Context) -> tuple[tuple[Place, Label], ...]:
    signers = context.holdings.signers
    if signers.source is None or person is None:
        return ()
    source, own = signers.source, {person.id, *person.emails}
    return tuple(
        (Place(source, position=line.position), _ON_FILE)
        for line in signers.lines
        if own & {name.casefold() for name in line.principals}
    )
