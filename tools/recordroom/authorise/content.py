"""The content of a record that an approval is bound to, as one hash.

`v1:sha256:…` over the content fields' texts (NFC, sorted by path), the body with LF line ends, and
the digests of the attachments. What is written while a record is handled (approvals, status,
number, access …, whatever a transition sets) stays outside: it changes after the approval, and the
rules over changes guard it instead.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping

from recordroom.capture.headings import heading_key
from recordroom.capture.policies.nodes import node_of
from recordroom.model.holdings import Record
from recordroom.model.policies import FieldSpec, Policies, RecordType
from recordroom.model.text import FieldPath
from recordroom.model.value import Value

VERSION = "v1"

ALWAYS_PROCESS = frozenset(
    {
        "access",
        "amendments",
        "approvals",
        "attachments",
        "circulation",
        "compartments",
        "disposal-class",
        "number",
        "reference-code",
        "retention-period",
        "status",
    }
)
"""Common fields that are no content, whatever the type says. Attachments count by their files."""


def process_fields(type_: RecordType) -> frozenset[str]:
    """The fields of a type that are written while the record is handled."""
    marked = {name for name, spec in type_.fields.items() if spec.process}
    set_ = {name for step in type_.transitions for name in step.sets}
    return ALWAYS_PROCESS | marked | set_


def content_hash(record: Record, policies: Policies) -> str:
    """The hash of a record's content as it stands, `v1:sha256:` and 64 hexadecimal digits."""
    canonical = json.dumps(
        {
            "type": record.type,
            "fields": sorted(_fields(record, policies.types[record.type])),
            "body": _body(record, policies.types[record.type]),
            "attachments": sorted(_attachments(record)),
            "governs": sorted(_governed(record, policies)),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return f"{VERSION}:sha256:{hashlib.sha256(canonical.encode()).hexdigest()}"


def _fields(record: Record, type_: RecordType) -> Iterator[tuple[str, str]]:
    outside = process_fields(type_)
    for name, field in record.fields.items():
        if name not in outside:
            yield from _leaves(field.value, (name,), type_.fields.get(name), field.text)


def _leaves(
    value: Value, path: FieldPath, spec: FieldSpec | None, text: str = ""
) -> Iterator[tuple[str, str]]:
    """The texts inside a value; what an item's own field marks as process (办结日期) is left out."""
    if isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _leaves(item, (*path, i), spec.of if spec is not None else None)
    elif isinstance(value, Mapping):
        known = {f.name: f for f in spec.fields} if spec is not None else {}
        for name, item in value.items():
            inner = known.get(name)
            if inner is None or not inner.process:
                yield from _leaves(item, (*path, name), inner)
    else:
        shown = text or str(value)
        yield "/".join(map(str, path)), unicodedata.normalize("NFC", shown)


def _body(record: Record, type_: RecordType) -> str:
    """The body in NFC with LF, without the sections that are written while it is handled."""
    later = {heading_key(w) for s in type_.sections if s.process for w in s.heading.every()}
    text = record.body.replace("\r\n", "\n")
    if later:
        lines = text.split("\n")
        for section in record.sections:
            if section.level == 2 and heading_key(section.heading) in later:
                start = section.position.line - record.source.body_line
                end = start + 1 + section.text.count("\n") + (not section.text.endswith("\n"))
                lines[start:end] = [""] * (end - start)  # later sections keep their lines
        text = re.sub("\n{2,}", "\n\n", "\n".join(lines))
    return unicodedata.normalize("NFC", text).strip("\n")


def _attachments(record: Record) -> Iterator[tuple[str, str, str]]:
    """Listed files without a role; a stamped original or a scan comes after the approval."""
    rows = record.value("attachments")
    roles = {
        str(row.get("file", "")): str(row.get("role", ""))
        for row in (rows if isinstance(rows, tuple) else ())
        if isinstance(row, Mapping)
    }
    for file in record.attachments:
        if file.index is not None and not roles.get(file.name):
            yield unicodedata.normalize("NFC", file.name), file.title, file.digest


def _governed(record: Record, policies: Policies) -> Iterator[tuple[str, str]]:
    """The machine rules that a policy's text governs: what runs is approved with the text."""
    governs = record.value("governs")
    for name in governs if isinstance(governs, tuple) else ():
        part = node_of(str(name), policies.trees)
        yield str(name), json.dumps(part, ensure_ascii=False, sort_keys=True)
