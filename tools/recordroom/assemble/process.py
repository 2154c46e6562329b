"""What was done to a record and what may be searched of it: approvals, history, words."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from recordroom.assemble.body import plain_text
from recordroom.assemble.display import Display, is_table
from recordroom.assemble.view import View
from recordroom.assemble.words import Words
from recordroom.model.edition import Plain
from recordroom.model.holdings import Record
from recordroom.model.policies import FieldSpec


def approvals(record: Record, display: Display) -> list[Plain]:
    """The approvals stated in the front matter, each with what its evidence is worth."""
    field = record.fields.get("approvals")
    spec = display.view.policies.types[record.type].fields.get("approvals")
    if field is None or spec is None or spec.of is None or not isinstance(field.value, tuple):
        return []
    inner = {f.name: f for f in spec.of.fields}
    out: list[Plain] = []
    for row in field.value:
        if not isinstance(row, Mapping):
            continue
        texts = {k: display.text(v, inner[k]) for k, v in row.items()}
        known = f"evidence_{row.get('evidence', '')}"
        out.append(
            {
                **{k: texts.get(k, "") for k in ("step", "by", "post", "on", "decision")},
                "evidence": texts.get("evidence", ""),
                "evidence_help": display.words(known) if known in display.words else "",
            }
        )
    return out


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
        if name in (*but, "language", "attachments"):
            continue
        if is_table(specs[name]):
            _, rows = display.rows(field.value, specs[name])
            texts += [str(c["text"]) for row in rows for cells in row for c in cells]
        else:
            texts += [str(c["text"]) for c in display.cells(field.value, specs[name])]
    # Of the attachments those that the page offers, not the list, which may name absent files.
    texts += [text for file in record.attachments for text in (file.title, file.name)]
    return [*texts, plain_text(record, display.view)]
