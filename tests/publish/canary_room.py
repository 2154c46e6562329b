"""A record room full of canaries: each text in it is unique and says who may see it.

Made by code from the sample's own policies, so that all its audiences, types and fields take
part: a field that is added to a type is filled and watched without touching this file.
"""

from __future__ import annotations

import hashlib
import io
import random
import subprocess
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from tests.conftest import Repo, lay

POLICIES = Path(__file__).parents[2] / "policies"
DAY = "2026-11-01"

LEVELS = ("public", "internal", "restricted", "confidential")
EVERYTHING = frozenset(("membership", "personnel", "finance", "cases", "council"))
GROUPS = (
    "", "membership", "personnel", "finance", "cases", "council", "membership cases",
    "personnel finance", "finance council", " ".join(sorted(EVERYTHING)),
)  # fmt: skip
"""What a record may ask for besides its level: every compartment, some together, and none."""

AUDIENCES: Mapping[str, tuple[str, frozenset[str]]] = {
    "public": ("public", frozenset()),
    "member": ("public", frozenset(("membership",))),
    "staff": ("internal", frozenset(("membership",))),
    "head": ("restricted", frozenset(("membership",))),
    "finance": ("restricted", frozenset(("membership", "finance"))),
    "hr": ("restricted", frozenset(("membership", "personnel"))),
    "project": ("restricted", frozenset(("membership", "cases"))),
    "council": ("confidential", frozenset(("membership", "council", "finance", "personnel"))),
    "archivist": ("confidential", EVERYTHING),
}
"""What the sample's audiences may see, written down a second time: the oracle of these tests."""

NAMELESS = ("public", "member")
"""Audiences that may not see the names of staff."""

TRADITIONAL = "讖龔鑿鬱驥鱷鷺龜灩籲釁纜讞躥鑾顴鸞豔"
"""Characters that are written otherwise in simplified text."""


@dataclass(frozen=True, slots=True)
class Demand:
    """What a canary asks of its readers. `nobody` may see it when `never`; `shown` says that
    those who may must find it.
    """

    level: str = "public"
    groups: frozenset[str] = frozenset()
    name: bool = False
    never: bool = False
    shown: bool = True

    def admits(self, audience: str) -> bool:
        level, groups = AUDIENCES[audience]
        high = LEVELS.index(level) >= LEVELS.index(self.level)
        named = not (self.name and audience in NAMELESS)
        return high and self.groups <= groups and named and not self.never

    def joined(self, access: Mapping[str, Any] | None) -> Demand:
        """This demand and that of a field around the value."""
        if not access:
            return self
        higher = max(self.level, str(access["level"]), key=LEVELS.index)
        groups = self.groups | frozenset(access.get("compartments", ()))
        return Demand(higher, groups, self.name, self.never, self.shown)

    def named(self) -> Demand:
        """The demand of a name of staff."""
        return replace(self, name=True)

    def hidden(self) -> Demand:
        """The same, of a text that no page has a place for."""
        return replace(self, shown=False)


@dataclass(frozen=True, slots=True)
class Planted:
    """A canary: the text as written, where it was put, and who may see it."""

    text: str
    record: str
    place: str
    demand: Demand


@dataclass
class Sheet:
    """A record to be written: its front matter, its body, and the files beside it."""

    id: str
    type: str
    path: str
    demand: Demand
    front: dict[str, Any] = field(default_factory=dict)
    body: str = ""
    comment: str = ""
    files: dict[str, bytes] = field(default_factory=dict)

    def text(self) -> str:
        return f"---\n# {self.comment}\n{dumped(self.front)}---\n\n{self.body}"


class Canaries:
    """Makes canaries and remembers them."""

    def __init__(self) -> None:
        self.planted: dict[str, Planted] = {}

    def put(self, text: str, record: str, place: str, demand: Demand) -> str:
        assert text not in self.planted, text
        self.planted[text] = Planted(text, record, place, demand)
        return text

    def word(self, record: str, place: str, demand: Demand) -> str:
        """A word of Latin letters and digits: one unit of the search."""
        return self.put("qzx" + _digits(f"{record} {place}", 9, 36), record, place, demand)

    def number(self, record: str, place: str, demand: Demand) -> str:
        return self.put("7" + _digits(f"{record} {place}", 8, 10), record, place, demand)

    def hanzi(self, record: str, place: str, demand: Demand) -> str:
        """Traditional characters: percent-encoded in addresses, folded in the search."""
        seed = random.Random(f"{record} {place}")
        text = "鬯" + "".join(seed.choice(TRADITIONAL) for _ in range(5))
        return self.put(text, record, f"{place} in characters", demand)


def _digits(seed: str, count: int, base: int) -> str:
    signs = "0123456789abcdefghijklmnopqrstuvwxyz"[:base]
    value = int.from_bytes(hashlib.sha256(seed.encode()).digest(), "big")
    out = ""
    for _ in range(count):
        value, rest = divmod(value, base)
        out += signs[rest]
    return out


@dataclass
class Room:
    """The room's files and its canaries; `sheets` are its sound records."""

    files: dict[str, str | bytes]
    sheets: list[Sheet]
    planted: Mapping[str, Planted]
    years: Mapping[range, Demand]

    def owner(self, year: str) -> Demand:
        """Who may see what follows from a day of the far future: those who may see the day."""
        number = int(year.removeprefix("year "))
        return next(demand for years, demand in self.years.items() if number in years)

    def commit(self, repo: Repo) -> None:
        """Write it into a repository: a commit by an author of its own for every record."""
        beside = {
            f"{s.path.removesuffix('.md')}/{name}": (s, data)
            for s in self.sheets
            for name, data in s.files.items()
        }
        own = {s.path for s in self.sheets} | set(beside)
        by = {(p.record, p.place): p.text for p in self.planted.values()}
        gone = f"---\ntype: official-document\ntitle: {by['gone', 'deleted']}\n---\n"
        stream = Import()
        stream.commit({k: v for k, v in self.files.items() if k not in own})
        stream.commit({"records/official-documents/2024/gone.md": gone})
        stream.commit({"records/official-documents/2024/gone.md": None})
        for n, sheet in enumerate(self.sheets):
            files: dict[str, str | bytes | None] = {sheet.path: self.files[sheet.path]}
            files |= {name: data for name, (of, data) in beside.items() if of is sheet}
            stream.commit(
                files,
                f"{by[sheet.id, 'subject']}\n\n{by[sheet.id, 'message']}\n\n"
                f"Action: {by[sheet.id, 'trailer'] if n % 2 else 'filed'}",
                day=f"2025-{n % 12 + 1:02d}-{n % 28 + 1:02d}",
                who=by[sheet.id, "author"],
                mail=by[sheet.id, "mail"],
            )
        stream.into(repo.root)
        lay(repo.root, self.files)
        # A link to a withheld file, under a name that a visible record lists.
        first = next(s for s in self.sheets if not s.demand.groups and s.demand.level == "public")
        strict = next(s for s in self.sheets if s.demand.level == "confidential")
        target = repo.root / strict.path.removesuffix(".md") / next(iter(strict.files))
        (repo.root / first.path.removesuffix(".md") / "linked.txt").symlink_to(target)
        repo.git("reset", "-q")
        repo.commit({}, "Everything as it lies", day="2026-01-05")


class Import:
    """A stream for `git fast-import`: many commits for the cost of one process."""

    def __init__(self) -> None:
        self.stream = io.BytesIO()

    def commit(
        self,
        files: Mapping[str, str | bytes | None],
        message: str = "Change",
        *,
        day: str = "2023-01-08",
        who: str = "An Ning",
        mail: str = "an",
    ) -> None:
        when = int(datetime.fromisoformat(f"{day}T09:00:00+08:00").timestamp())
        self._line("commit refs/heads/main")
        for role in ("author", "committer"):
            self._line(f"{role} {who} <{mail}@sample.example> {when} +0800")
        self._data(message.encode())
        for name, content in files.items():
            quoted = name.replace("\\", "\\\\").replace('"', '\\"')
            if content is None:
                self._line(f'D "{quoted}"')
                continue
            self._line(f'M 100644 inline "{quoted}"')
            self._data(content if isinstance(content, bytes) else content.encode())

    def into(self, root: Path) -> None:
        command = ["git", "-C", str(root), "fast-import", "--quiet"]
        subprocess.run(command, input=self.stream.getvalue(), check=True, capture_output=True)

    def _line(self, text: str) -> None:
        self.stream.write(text.encode() + b"\n")

    def _data(self, data: bytes) -> None:
        self._line(f"data {len(data)}")
        self.stream.write(data + b"\n")


def make_room() -> Room:
    """The canary room, the same every time."""
    from tests.publish.canary_sheets import Author

    return Author().room()


def policy_files() -> dict[str, str | bytes]:
    """The sample's settings without the texts of its policies."""
    return {
        f"policies/{p.relative_to(POLICIES)}": p.read_text(encoding="utf-8")
        for p in sorted(POLICIES.rglob("*.yml"))
    }


def changed(files: dict[str, str | bytes], name: str, change: Any) -> None:
    """Change a YAML file of settings: `change` gets its tree, whose scalars are all texts."""
    text = files[f"policies/{name}"]
    assert isinstance(text, str)
    tree = loaded(text)
    change(tree)
    files[f"policies/{name}"] = dumped(tree)


def loaded(text: str) -> Any:
    """A YAML tree whose scalars are all texts."""
    return yaml.load(text, yaml.CBaseLoader)


def dumped(tree: Any) -> str:
    return yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)


def packed(text: str) -> bytes:
    """A Word file in miniature."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("word/document.xml"), f"<w:t>{text}</w:t>")
    return out.getvalue()


def lay_room(room: Room, root: Path) -> Path:
    """The room as plain files, without git."""
    return lay(root, room.files)
