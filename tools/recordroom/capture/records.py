"""A document to a record: every field typed by its declared kind, every fault placed."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType

from recordroom.capture.typed import to_scalar
from recordroom.model.holdings import Attachment, Record, Reference, Section
from recordroom.model.policies import FieldSpec, Policies, RecordType
from recordroom.model.text import FieldPath, Label, Place, Problem
from recordroom.model.value import Field, Value
from recordroom.read.frontmatter import Document
from recordroom.read.located import Tree
from recordroom.read.room import LooseFile

_HEADING = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t]*#*$")
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})")


@dataclass(frozen=True, slots=True)
class Captured:
    """What one document gave: a record unless its type is unknown, references, problems."""

    record: Record | None
    references: tuple[Reference, ...]
    problems: tuple[Problem, ...]


def capture_record(
    document: Document, *, policies: Policies, beside: tuple[LooseFile, ...]
) -> Captured:
    """Type one document. Without a known type there is no record, only the problem.

    `beside` are the files in the folder named after the record.
    """
    tree, source = document.tree, document.source
    assert tree is not None
    id_ = source.path.stem
    name = tree.get("type", "")
    type_ = policies.types.get(name) if isinstance(name, str) else None
    if type_ is None:
        known = sorted(policies.types)
        text = name if isinstance(name, str) else ""
        near = difflib.get_close_matches(text, known, 1)
        kind = "unknown-type" if text else "missing-type"
        values = {"name": text, "near": near[0] if near else "", "known": "、".join(known)}
        return Captured(None, (), (Problem(kind, Place(source, ("type",)), values, id_),))
    typing = _Typing(document, id_)
    fields = typing.fields(tree, type_)
    level = _text(fields, "access") or type_.default_level
    listed = fields.get("compartments")
    compartments = type_.default_compartments
    if listed is not None and isinstance(listed.value, tuple):
        compartments = frozenset(str(v) for v in listed.value)
    record = Record(
        id=id_,
        type=type_.id,
        title=_text(fields, "title"),
        number=_text(fields, "number"),
        status=_text(fields, "status"),
        level=level,
        compartments=compartments,
        fields=MappingProxyType(fields),
        body=document.body,
        sections=sections(document),
        attachments=_attachments(fields, source.path, beside),
        source=source,
        sound=not typing.unsound
        and level in policies.access.levels
        and compartments <= set(policies.access.compartments),
    )
    return Captured(record, tuple(typing.references), tuple(typing.problems))


class _Typing:
    """One walk over a front matter, gathering references and problems on the way."""

    def __init__(self, document: Document, id_: str) -> None:
        self.source = document.source
        self.id = id_
        self.problems: list[Problem] = []
        self.references: list[Reference] = []
        self.unsound = False

    def fields(self, tree: Mapping[str, Tree], type_: RecordType) -> dict[str, Field]:
        out: dict[str, Field] = {}
        for name, raw in tree.items():
            spec = type_.fields.get(name)
            if spec is None:
                self._unknown((name,), name, type_.fields)
                continue
            value = self._value(raw, spec, (name,))
            if value is not None:
                out[name] = Field((name,), raw if isinstance(raw, str) else "", value)
        return out

    def _unknown(self, path: FieldPath, name: str, known: Mapping[str, object]) -> None:
        near = difflib.get_close_matches(name, sorted(known), 1)
        place = Place(self.source, path, key=True)
        values = {"name": name, "near": near[0] if near else ""}
        self.problems.append(Problem("unknown-field", place, values, self.id))
        self.unsound = True

    def _value(self, raw: Tree, spec: FieldSpec, path: FieldPath) -> Value | None:
        if raw == "":
            values = {"name": spec.label or Label(spec.name, spec.name)}
            place = Place(self.source, path)
            self.problems.append(Problem("empty-field", place, values, self.id))
            return None
        if spec.kind == "list":
            return self._list(raw, spec, path)
        if spec.kind == "object":
            return self._object(raw, spec, path)
        if not isinstance(raw, str):
            return self._mistyped(spec, path, "…")
        value = to_scalar(spec.kind, raw)
        if value is None:
            return self._mistyped(spec, path, raw)
        if spec.kind == "record":
            self.references.append(Reference(self.id, path, raw))
        return value

    def _list(self, raw: Tree, spec: FieldSpec, path: FieldPath) -> Value | None:
        if not isinstance(raw, list) or spec.of is None:
            return self._mistyped(spec, path, raw if isinstance(raw, str) else "…")
        values = (self._value(v, spec.of, (*path, i)) for i, v in enumerate(raw))
        return tuple(v for v in values if v is not None)

    def _object(self, raw: Tree, spec: FieldSpec, path: FieldPath) -> Value | None:
        if not isinstance(raw, dict):
            return self._mistyped(spec, path, raw if isinstance(raw, str) else "…")
        known = {f.name: f for f in spec.fields}
        out: dict[str, Value] = {}
        for name, item in raw.items():
            if name not in known:
                self._unknown((*path, name), name, known)
                continue
            value = self._value(item, known[name], (*path, name))
            if value is not None:
                out[name] = value
        return MappingProxyType(out)

    def _mistyped(self, spec: FieldSpec, path: FieldPath, text: str) -> None:
        named = spec.label if spec.label.hans else Label(str(path[0]), str(path[0]))
        values = {"name": named, "text": text, "kind": spec.kind}
        place = Place(self.source, path)
        self.problems.append(Problem("mistyped-field", place, values, self.id))
        self.unsound = True


def _text(fields: Mapping[str, Field], name: str) -> str:
    field = fields.get(name)
    return field.text if field is not None else ""


def sections(document: Document) -> tuple[Section, ...]:
    """The headings of a body outside code fences, each with the text up to the next heading."""
    found: list[tuple[str, int, int, int]] = []
    fence = ""
    offset = 0
    for line in document.body.split("\n"):
        mark = _FENCE.match(line)
        if mark is not None:
            if not fence:
                fence = mark[1]
            elif mark[1].startswith(fence):
                fence = ""
        elif not fence and (heading := _HEADING.match(line)):
            found.append((heading[2], len(heading[1]), offset, offset + len(line) + 1))
        offset += len(line) + 1
    out = []
    for i, (text, level, start, after) in enumerate(found):
        later = (s for _, n, s, _ in found[i + 1 :] if n <= level)
        end = next(later, len(document.body))
        position = document.source.at_body(document.body, start)
        out.append(Section(text, level, position, document.body[after:end]))
    return tuple(out)


def _attachments(
    fields: Mapping[str, Field], path: PurePosixPath, beside: tuple[LooseFile, ...]
) -> tuple[Attachment, ...]:
    folder = path.with_suffix("")
    found = {str(f.path.relative_to(folder)): f for f in beside}
    out: list[Attachment] = []
    listed = fields.get("attachments")
    rows = listed.value if listed is not None and isinstance(listed.value, tuple) else ()
    for i, row in enumerate(rows):
        if not isinstance(row, Mapping):
            continue
        name = str(row.get("file", ""))
        file = found.pop(name, None)
        out.append(
            Attachment(
                path=folder / name,
                name=name,
                title=str(row.get("title", "")),
                size=file.size if file else 0,
                digest=file.digest if file else "",
                index=i,
                present=file is not None,
            )
        )
    out.extend(
        Attachment(f.path, name, "", f.size, f.digest, None, True) for name, f in found.items()
    )
    return tuple(out)
