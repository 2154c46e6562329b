"""The lines of a list of signing keys, each with the records that the comments above it name."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recordroom.model.policies import Organisation
from recordroom.model.text import Source

_KEY = re.compile(r"\b(?:ssh|ecdsa|sk-ssh|sk-ecdsa)-[A-Za-z0-9@.-]+ [A-Za-z0-9+/=]+")
_RECORD = re.compile(r"#\s*([a-z0-9][a-z0-9-]*)\s*$")


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A line that is no comment: its number, its text without spare blanks, the key in it, and the
    ids that the comment lines right above name.
    """

    number: int
    text: str
    key: str
    records: tuple[str, ...]

    @property
    def principals(self) -> tuple[str, ...]:
        """The names the line begins with."""
        return tuple(n.casefold() for n in self.text.split(" ")[0].strip('"').split(",") if n)


def key_lines(source: Source | None) -> tuple[KeyLine, ...]:
    """The lines of the file in their order."""
    out: list[KeyLine] = []
    above: list[str] = []
    for number, line in enumerate(source.text.split("\n") if source is not None else (), 1):
        text = " ".join(line.split())
        if text.startswith("#"):
            named = _RECORD.match(text)
            above += [named[1]] if named else []
            continue
        if text:
            key = _KEY.search(text)
            out.append(KeyLine(number, text, key[0] if key else text, tuple(above)))
        above = []
    return tuple(out)


def named_records(source: Source | None) -> frozenset[str]:
    """Every id that a comment of the file names."""
    lines = source.text.split("\n") if source is not None else []
    return frozenset(m[1] for line in lines if (m := _RECORD.match(" ".join(line.split()))))


def person_of(name: str, organisation: Organisation) -> str:
    """The person that a principal is (an id or an address), empty when nobody is."""
    for person in organisation.people.values():
        if name in (person.id.casefold(), *person.emails):
            return person.id
    return ""
