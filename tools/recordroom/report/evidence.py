"""`recordroom evidence`: each approval, what it claims to rest on, and what that proves."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from recordroom.assemble.words import Words
from recordroom.model.check import Diagnostic
from recordroom.model.holdings import Holdings, Proof, Record
from recordroom.model.policies import Policies, RecordType
from recordroom.model.text import Label
from recordroom.model.value import Value


def evidence(
    record: Record,
    policies: Policies,
    holdings: Holdings,
    diagnostics: tuple[Diagnostic, ...],
    *,
    lang: str,
) -> str:
    """The approvals of a record with what their evidence is worth, in words, ended by a newline."""
    say = Words(lang)
    name = record.title or record.id
    lines = [Label(f"《{name}》（{record.id}）", f"{name} ({record.id})").get(lang)]
    field = record.fields.get("approvals")
    rows = field.value if field is not None and isinstance(field.value, tuple) else ()
    for index, row in field.items(rows, field.path) if field is not None else ():
        if isinstance(row, Mapping):
            proof = holdings.proofs.get((record.id, index), Proof("stated", "stated"))
            lines += ["", *_approval(index, row, proof, policies, record, say)]
            at = record.at("approvals", index, "evidence").span()
            lines += [
                f"   {d.code} {d.message.get(lang)}"
                for d in diagnostics
                if (d.path, d.start) == (at.path, at.start)
            ]
    if not rows:
        lines.append(Label("没有审批记录。", "It has no approvals.").get(lang))
    return "\n".join(lines) + "\n"


def _approval(
    index: int,
    row: Mapping[str, Value],
    proof: Proof,
    policies: Policies,
    record: Record,
    say: Words,
) -> Iterator[str]:
    person = policies.organisation.people.get(str(row.get("by", "")))
    post = policies.organisation.posts.get(str(row.get("post", "")))
    type_ = policies.types[record.type]
    parts = [
        _label(type_, "step", str(row.get("step", "")), say.lang),
        say.label(person.name) if person is not None else str(row.get("by", "")),
        say.label(post.label) if post is not None else "",
        str(row.get("on", "")),
        _label(type_, "decision", str(row.get("decision", "")), say.lang),
    ]
    lang = say.lang
    yield f"{index + 1}. " + "　".join(part for part in parts if part)
    claimed = _label(type_, "evidence", proof.claimed, lang)
    deserved = _label(type_, "evidence", proof.deserved, lang)
    yield "   " + Label(f"写明的凭据：{claimed}", f"Claimed: {claimed}").get(lang)
    if proof.unknown:
        yield "   " + say("evidence_untested", claimed=claimed)
    elif proof.claimed != proof.deserved:
        yield "   " + say("evidence_unproven", claimed=claimed)
    yield "   " + Label(f"核实的凭据：{deserved}", f"Proven: {deserved}").get(lang)
    yield "   " + say(f"evidence_{proof.deserved}")
    if f"content_{proof.bound}" in say:
        yield "   " + say(f"content_{proof.bound}")


def _label(type_: RecordType, name: str, value: str, lang: str) -> str:
    spec = type_.fields["approvals"].of
    inner = next((f for f in spec.fields if f.name == name), None) if spec is not None else None
    for choice in inner.choices if inner is not None else ():
        if choice.value == value:
            return choice.label.get(lang)
    return value
