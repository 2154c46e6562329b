"""The cases of a rule: Markdown with fenced files under «fails», «passes» and «mended».

A fence names the path its text stands at (` ```md records/letters/2025/a.md `); with ` + ` after
the path the text is added to the end of the base room's file. A list line under «fails» names
what must be found: `- NUM004 records/letters/2025/b.md:4:9`. Several files under one heading
make one room; `### …` starts a further room under the same heading. `as-of: 2026-01-01` on a
line of its own sets the day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

HEADINGS = ("fails", "passes", "mended")
DAY = date(2026, 1, 1)
"""The day of a case that names none."""

_FENCE = re.compile(r"^(`{3,})(\w+) (\S+)( \+)?$")
_EXPECTED = re.compile(r"^- ([A-Z]{3}\d{3}) (\S+):(\d+):(\d+)$")


@dataclass(slots=True)
class Case:
    """One room: files laid over the base, and the (code, path, line, column) to be found."""

    heading: str
    title: str = ""
    files: dict[str, str] = field(default_factory=dict)
    added: dict[str, str] = field(default_factory=dict)
    expected: list[tuple[str, str, int, int]] = field(default_factory=list)
    as_of: date = DAY


def parse_cases(text: str) -> list[Case]:
    """The cases in their order. Raises ValueError with the line that fits no form."""
    cases: list[Case] = []
    lines = iter(enumerate(text.split("\n"), 1))
    for number, line in lines:
        if line.startswith("## "):
            heading = line[3:].strip()
            if heading not in HEADINGS:
                raise ValueError(f"line {number}: unknown heading {heading}")
            cases.append(Case(heading))
        elif line.startswith("### ") and cases:
            last = cases[-1]
            title = line[4:].strip()
            if last.files or last.added or last.expected:
                cases.append(Case(last.heading, title))
            else:
                last.title = title
        elif (fence := _FENCE.match(line)) and cases:
            body = []
            for _, inner in lines:
                if inner == fence[1]:
                    break
                body.append(inner)
            else:
                raise ValueError(f"line {number}: a fence without an end")
            store = cases[-1].added if fence[4] else cases[-1].files
            store[fence[3]] = "".join(part + "\n" for part in body)
        elif (found := _EXPECTED.match(line)) and cases:
            cases[-1].expected.append((found[1], found[2], int(found[3]), int(found[4])))
        elif line.startswith("as-of: ") and cases:
            cases[-1].as_of = date.fromisoformat(line[7:].strip())
        elif line.startswith("- ") or line.startswith("```"):
            raise ValueError(f"line {number}: {line!r} fits no form")
    return cases
