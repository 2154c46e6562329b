"""What was done to a record and what may be searched of it: approvals, history, words."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from recordroom.assemble.body import plain_text
from recordroom.assemble.display import Display, is_table
from recordroom.assemble.view import View
from recordroom.assemble.words import Words
from recordroom.model.edition import Plain
from recordroom.model.holdings import Proof, Record
from recordroom.model.policies import FieldSpec
from recordroom.model.policies.authority import GRADES
from recordroom.model.value import Value


def approvals(record: Record, display: Display) -> list[Plain]:
    """The approvals stated in the front matter, each with what its evidence is worth."""
    field = record.fields.get("approvals")
    spec = display.view.policies.types[record.type].fields.get("approvals")
    if field is None or spec is None or spec.of is None or not isinstance(field.value, tuple):
        return []
    inner = {f.name: f for f in spec.of.fields}
    out: list[Plain] = []
    for index, row in field.items(field.value, field.path):
        if not isinstance(row, Mapping):
            continue
        texts = {k: display.text(v, inner[k]) for k, v in row.items()}
        told: dict[str, Plain] = {
            k: texts.get(k, "") for k in ("step", "by", "post", "on", "decision")
        }
        proof = display.view.holdings.proofs.get((record.id, index))
        out.append({**told, **_evidence(row, proof, inner.get("evidence"), display)})
    return out


def _evidence(
    row: Mapping[str, Value], proof: Proof | None, spec: FieldSpec | None, display: Display
) -> dict[str, Plain]:
    """What the approval rests on as far as it is proven, and in words what that shows.

    A claim that nobody has looked into is told as such: a page never says more than is known.
    """
    words = display.words
    if spec is None or "evidence" not in row:
        return {"evidence": "", "evidence_help": "", "evidence_mark": "", "evidence_notes": []}
    claimed = str(row["evidence"])
    if claimed not in GRADES:  # a grade of the organisation's own, which nothing here can test
        told = display.text(claimed, spec)
        return {"evidence": told, "evidence_help": "", "evidence_mark": "", "evidence_notes": []}
    if proof is None:
        proof = Proof(claimed, "stated", unknown=claimed != "stated")
    grade, notes, mark = proof.deserved, list[Plain](), ""
    if proof.unknown:
        mark = words("evidence_untested", claimed=display.text(claimed, spec))
        notes.append(words("evidence_untested_note"))
    elif proof.deserved != proof.claimed:
        mark = words("evidence_unproven", claimed=display.text(claimed, spec))
        notes.append(words("evidence_unproven_note"))
    if f"content_{proof.bound}" in words:
        notes.append(words(f"content_{proof.bound}"))
    return {
        "evidence": display.text(grade, spec),
        "evidence_help": words(f"evidence_{grade}"),
        "evidence_mark": mark,
        "evidence_notes": notes,
    }


def history(record: Record, view: View, words: Words) -> list[Plain]:
    """The events of a record; who did it only for audiences that may see names.

    A committer whom the organisation lists is named as it names people in the page's language.
    """
    people = view.policies.organisation.people.values()
    known = {name: words.label(p.name) for p in people for name in p.name.every()}
    return [
        {
            "kind_label": words(f"event_{event.kind}"),
            "by": known.get(event.by, event.by) if view.audience.names else "",
            "on": event.on.isoformat(),
        }
        for event in view.events(record) or ()
    ]


def searched(
    record: Record, specs: Mapping[str, FieldSpec], display: Display, but: Collection[str]
) -> list[str]:
    """The words a search may find: visible fields other than `but`, then the body's own words."""
    texts = []
    for name, field in record.fields.items():
        if name in (*but, "language", "attachments", "circulation"):
            continue
        if is_table(specs[name]):
            _, rows = display.rows(field.value, specs[name])
            texts += [str(c["text"]) for row in rows for cells in row for c in cells]
        else:
            texts += [str(c["text"]) for c in display.cells(field.value, specs[name])]
    # Of the attachments those that the page offers, not the list, which may name absent files.
    texts += [text for file in record.attachments for text in (file.title, file.name)]
    return [*texts, plain_text(record, display.view)]
