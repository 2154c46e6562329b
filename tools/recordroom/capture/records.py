"""A document to a record: every field typed by its declared kind, every fault placed."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType

from recordroom.capture.body import without_code
from recordroom.capture.typed import to_scalar
from recordroom.model.holdings import Attachment, Record, Reference, Section
from recordroom.model.policies import FieldSpec, Policies, RecordType
from recordroom.model.text import FieldPath, Label, Place, Position, Problem
from recordroom.model.value import Field, Value
from recordroom.read.frontmatter import Document
from recordroom.read.located import Tree
from recordroom.read.room import LooseFile

LONGEST_NAME = 40
GUESSES = 25
"""How often a name is guessed in one front matter; in one of a thousand wrong names it helps nobody."""
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*)")


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
        self.dropped: set[FieldPath] = set()
        self.unsound = False
        self.guesses = GUESSES

    def fields(self, tree: Mapping[str, Tree], type_: RecordType) -> dict[str, Field]:
        out: dict[str, Field] = {}
        for name, raw in tree.items():
            spec = type_.fields.get(name)
            if spec is None:
                self._unknown((name,), name, type_.fields)
                continue
            value = self._value(raw, spec, (name,))
            if value is not None:
                text = raw if isinstance(raw, str) else ""
                out[name] = Field((name,), text, value, frozenset(self.dropped))
            self.dropped.clear()
        return out

    def _unknown(self, path: FieldPath, name: str, known: Mapping[str, FieldSpec]) -> None:
        place = Place(self.source, path, key=True)
        self.guesses -= 1
        values = {"name": name, "near": _near(name, known) if self.guesses >= 0 else ""}
        self.problems.append(Problem("unknown-field", place, values, self.id))
        self.unsound = True

    def _value(self, raw: Tree, spec: FieldSpec, path: FieldPath) -> Value | None:
        if raw == "":
            values = {"name": _name(spec, path)}
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
        out: list[Value] = []
        for i, item in enumerate(raw):
            value = self._value(item, spec.of, (*path, i))
            if value is None:
                self.dropped.add((*path, i))
            else:
                out.append(value)
        return tuple(out)

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

    def _mistyped(self, spec: FieldSpec, path: FieldPath, text: str) -> Value | None:
        values: dict[str, str | Label] = {"name": _name(spec, path), "text": text}
        values["kind"] = spec.kind
        place = Place(self.source, path)
        self.problems.append(Problem("mistyped-field", place, values, self.id))
        self.unsound = True
        return None


def _name(spec: FieldSpec, path: FieldPath) -> Label:
    """The field's label; the items of a list are called by the list's own name in the file."""
    named = next((str(p) for p in reversed(path) if isinstance(p, str)), "")
    return spec.label if spec.label.hans else Label(named, named)


def _near(name: str, known: Mapping[str, FieldSpec]) -> str:
    """The declared field that was probably meant: by its label, or by a likeness of names."""
    for spec in known.values():
        if name.casefold() in (label.casefold() for label in spec.label.every()):
            return spec.name
    # Likeness costs time for long names, and nobody mistypes a field in so many characters.
    near = difflib.get_close_matches(name, sorted(known), 1) if len(name) <= LONGEST_NAME else []
    return near[0] if near else ""


def _text(fields: Mapping[str, Field], name: str) -> str:
    field = fields.get(name)
    return field.text if field is not None else ""


def sections(document: Document) -> tuple[Section, ...]:
    """The headings of a body outside code, each with the text up to the next heading."""
    found: list[tuple[str, int, int, int, int]] = []
    offset = 0
    shown = without_code(document.body).split("\n")
    for at, line in enumerate(document.body.split("\n")):
        after = offset + len(line) + 1
        heading = _HEADING.fullmatch(line) if shown[at].startswith("#") else None
        if heading is not None and (text := _heading_text(heading[2])):
            found.append((text, len(heading[1]), at, offset, after))
        offset = after
    out: list[Section] = []
    ends = [len(document.body)] * 7
    for text, level, at, start, after in reversed(found):
        position = Position(document.source.body_line + at, 1)
        out.append(Section(text, level, position, document.body[after : ends[level]]))
        ends[level:] = [start] * (7 - level)
    return tuple(reversed(out))


def _heading_text(line: str) -> str:
    """A heading without the closing hashes that a space sets off: `议程 ##` but not `C#`."""
    text = line.rstrip(" \t")
    bare = text.rstrip("#")
    return bare.rstrip(" \t") if not bare or bare[-1] in " \t" else text


def _attachments(
    fields: Mapping[str, Field], path: PurePosixPath, beside: tuple[LooseFile, ...]
) -> tuple[Attachment, ...]:
    folder = path.with_suffix("")
    found = {str(f.path.relative_to(folder)): f for f in beside}
    out: list[Attachment] = []
    listed = fields.get("attachments")
    rows = listed.value if listed is not None and isinstance(listed.value, tuple) else ()
    for i, row in listed.items(rows, listed.path) if listed is not None else ():
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
