"""What people mean by the words they type: labels for keys, names for ids, days as they are said.

Files hold exact text and nothing in them is guessed. A command line is typed by hand and answered
at once with what will be written, so a word that can mean but one thing is taken for it; a word
that could mean two is left as it is, and refused by whoever knows what there is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from recordroom.capture.typed import to_day
from recordroom.check.forms_of_values import meant
from recordroom.flow.setting import names_of
from recordroom.model.holdings import Holdings
from recordroom.model.policies import FieldSpec, Organisation, Policies, RecordType
from recordroom.model.text import Label

_DAYS = {"今天": 0, "today": 0, "昨天": 1, "yesterday": 1, "前天": 2}
_CIRCLES = ("person", "post", "department", "body")


def day_meant(text: str) -> date | None:
    """A day as people write it: `2025-03-01`, `2025年3月1日`, `2025/3/1`, `昨天`; else None."""
    text = text.strip()
    if text in _DAYS:
        return date.today() - timedelta(days=_DAYS[text])
    return to_day(text) or to_day(meant("date", text))


def given_meant(
    given: Mapping[str, str], type_: RecordType, policies: Policies, holdings: Holdings
) -> dict[str, str]:
    """The `--set` values by key, whether the key or the label was typed, in the field's form."""
    out: dict[str, str] = {}
    for word, text in given.items():
        name, spec = _field(word, type_)
        out[name] = value_meant(spec, text, policies, holdings) if spec is not None else text
    return out


def value_meant(
    spec: FieldSpec, text: str, policies: Policies, holdings: Holdings | None = None
) -> str:
    """A value in the form its field has: the id for a label or a name, the day as it is kept."""
    part = spec.of if spec.kind == "list" and spec.of is not None else spec
    if part.fields:
        return text
    if part.kind == "record" and holdings is not None:
        found = _record(text.strip(), holdings)
        return found if spec.kind != "list" or found != text.strip() else text
    known = names_of(part, policies)
    if not known:
        return meant(part.kind, text) or text if spec.kind != "list" else text
    if spec.kind != "list":
        return called(text.strip(), known)
    words = text.replace("，", ",").replace("、", ",").replace("\n", ",").split(",")
    return ",".join(called(word.strip(), known) for word in words if word.strip())


def person_meant(word: str, organisation: Organisation) -> str:
    """A person's id, for the id or the name."""
    return called(word, {p.id: p.name for p in organisation.people.values()})


def post_meant(word: str, organisation: Organisation) -> str:
    """A post's id, for the id or the label."""
    return called(word, {p.id: p.label for p in organisation.posts.values()})


def state_meant(word: str, type_: RecordType) -> str:
    """A state's id, for the id or the label, or for the label of the step that leads there."""
    known = {s.id: s.label for s in type_.states.values()}
    ends = {t.end for t in type_.transitions if word in t.label.every()}
    found = called(word, known)
    return next(iter(ends)) if found not in known and len(ends) == 1 else found


def circle_meant(word: str, organisation: Organisation) -> str:
    """Whom a word of circulation means, as `person:ID`, `post:ID`, `department:ID` or `body:ID`,
    for that, for an id alone or for a name. What two of them are called is left as it is.
    """
    known: dict[str, Mapping[str, Label]] = {
        "person": {p.id: p.name for p in organisation.people.values()},
        "post": {p.id: p.label for p in organisation.posts.values()},
        "department": {d.id: d.label for d in organisation.departments.values()},
        "body": {b.id: b.label for b in organisation.bodies.values()},
    }
    kind, colon, name = word.replace("：", ":").partition(":")
    kind, name = kind.strip(), name.strip()
    if colon:
        return f"{kind}:{called(name, known[kind])}" if kind in known else word
    found = [
        f"{k}:{called(word, known[k])}" for k in _CIRCLES if called(word, known[k]) in known[k]
    ]
    return found[0] if len(found) == 1 else word


def called(word: str, known: Mapping[str, Label]) -> str:
    """The id of what is called so, by its id or by a label that no other bears; else the word."""
    if word in known:
        return word
    plain = _plain(word)
    found = [
        id_ for id_, label in known.items() if plain in {_plain(text) for text in label.every()}
    ]
    return found[0] if len(found) == 1 else word


def number_meant(word: str, holdings: Holdings) -> str:
    """A number that was given, where another kind of bracket was typed; else the word."""
    given = {line.number for register in holdings.registers for line in register.lines}
    given |= set(holdings.by_number)
    right = word.strip().translate(_BRACKETS)
    return right if word not in given and right in given else word


_BRACKETS = str.maketrans("[]【】［］()（）", "〔〕〔〕〔〕〔〕〔〕")


def split_pair(pair: str) -> tuple[str, str]:
    """`FIELD=VALUE` at its first equals sign, which may be a full-width one; both may be empty."""
    at = min((i for i in (pair.find("="), pair.find("＝")) if i >= 0), default=-1)
    return (pair[:at].strip(), pair[at + 1 :]) if at >= 0 else ("", "")


def _record(text: str, holdings: Holdings) -> str:
    """A record's id, for its id, its number or a title that no other bears."""
    if text in holdings.by_id:
        return text
    found = list(holdings.by_number.get(text, ()))
    found = found or [r for r in holdings.records if r.title == text]
    return found[0].id if len(found) == 1 else text


def _field(word: str, type_: RecordType) -> tuple[str, FieldSpec | None]:
    """The key and the field that a word means, the fields inside lists coming last."""
    for specs in (type_.fields, dict(_inner(type_))):
        name = called(word, {key: spec.label for key, spec in specs.items()})
        if name in specs:
            return name, specs[name]
    return word, None


def _inner(type_: RecordType) -> Iterator[tuple[str, FieldSpec]]:
    """The fields of the items of lists, as a step that adds an item is given them."""
    for spec in type_.fields.values():
        if spec.of is not None:
            yield from ((inner.name, inner) for inner in spec.of.fields)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()
