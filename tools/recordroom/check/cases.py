"""The cases of a rule: Markdown with fenced files under «fails», «passes» and «mended».

A fence names the path its text stands at (` ```md records/letters/2025/a.md `); with ` + ` after
the path the text is added to the end of the base room's file, and with ` before` it is what the
file held when it was last committed. With ` base` it is what the file held where the change began:
it stays so unless a plain fence gives what became of it, or a line `removed: path` takes it away.
`without: policies/access.yml` leaves a file of the base room out. A list line under «fails» names
what must be found: `- NUM004 records/letters/2025/b.md:4:9`. Several files under one heading
make one room; `### …` starts a further room under the same heading. `as-of: 2026-01-01` on a
line of its own sets the day.

What cannot be seen in a text is written in other words than `md`: `escaped` (`\\u200b`, `\\r` and
`\\0` in the path and the text), `gb18030` and `big5` (the encoding the file is saved in), `link`
(the text is where it leads), `sparse` (the text is its size in bytes).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

HEADINGS = ("fails", "passes", "mended")
DAY = date(2026, 1, 1)
"""The day of a case that names none."""

_FENCE = re.compile(r"^(`{3,})(\w+) (\S+)( \+| before| base)?$")
_EXPECTED = re.compile(r"^- ([A-Z]{3}\d{3}) (\S+):(\d+):(\d+)$")


_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|([r0]))")
ODD = ("escaped", "gb18030", "big5", "link", "sparse")


@dataclass(slots=True)
class Case:
    """One room: files laid over the base, and the (code, path, line, column) to be found.

    `odd` maps a path of `files` to the word that says how its text is to be laid.
    """

    heading: str
    title: str = ""
    files: dict[str, str] = field(default_factory=dict)
    added: dict[str, str] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)
    base: dict[str, str] = field(default_factory=dict)
    removed: list[str] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    odd: dict[str, str] = field(default_factory=dict)
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
            if (
                last.files
                or last.added
                or last.before
                or last.base
                or last.without
                or last.expected
            ):
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
            case = cases[-1]
            stores = {
                None: case.files, " +": case.added, " before": case.before, " base": case.base
            }  # fmt: skip
            stores[fence[4]][fence[3]] = "".join(part + "\n" for part in body)
            if fence[2] in ODD:
                cases[-1].odd[fence[3]] = fence[2]
        elif not (cases and _said(line, cases[-1])) and line.startswith(("- ", "```")):
            raise ValueError(f"line {number}: {line!r} fits no form")
    return cases


def _said(line: str, case: Case) -> bool:
    """Whether a line says something of its case by itself, which then is noted."""
    if found := _EXPECTED.match(line):
        case.expected.append((found[1], found[2], int(found[3]), int(found[4])))
    elif line.startswith("as-of: "):
        case.as_of = date.fromisoformat(line[7:].strip())
    elif line.startswith("without: "):
        case.without.append(line[9:].strip())
    elif line.startswith("removed: "):
        case.removed.append(line[9:].strip())
    else:
        return False
    return True


def unescape(text: str) -> str:
    """The text of an `escaped` fence, or of its path, as it is to stand in the file."""
    return _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else {"r": "\r", "0": "\0"}[m[2]], text)
