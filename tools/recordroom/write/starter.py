"""A record room of one's own: policies to start from, and no records yet."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path, PurePosixPath

from recordroom.model.text import Label
from recordroom.read.clone import configure
from recordroom.read.files import SurroundingsError, read_bytes, scan
from recordroom.read.git import Git, NewCommit
from recordroom.write.demo import fresh_folder
from recordroom.write.forges import forge_files
from recordroom.write.founding import ORGANISATION
from recordroom.write.messages import DOMAIN
from recordroom.write.people import ARCHIVIST
from recordroom.write.scaffold import room_files
from recordroom.write.setup import SETTINGS
from recordroom.write.unwind import Front

NEUTRAL = ("Record room", "record-room@localhost.invalid")
"""Who the first commit is by, where git knows nobody; `.invalid` is no one's (RFC 2606)."""

_SAMPLE_CODE = "青协"
_SAMPLE_ID = "qh"
_TEMPLATE = PurePosixPath(".github/pull_request_template.md")
"""What a pull request begins with; it suits any room."""


@dataclass(frozen=True, slots=True)
class Own:
    """What an organisation says of itself at the start.

    `short` is what its numbers begin with (机关代字), `person` the id and name of who keeps the
    records, `language` that of the handbook. `forge` is one of FORGES.
    """

    name: Label
    code: str
    short: str
    language: str
    person: tuple[str, str] | None
    founded: date
    forge: str = "github"


@dataclass(frozen=True, slots=True)
class Started:
    """What was made; `head` is empty where there is no git."""

    root: Path
    files: int
    head: str


def start_room(target: Path, own: Own, *, data: Path, now: datetime) -> Started:
    """Write a starter room into a new folder. `data` holds the sample's policies/ (and .github/).

    Raises SurroundingsError when `target` is taken or cannot be written.
    """
    files = starter_files(own, data=data)
    head = ""
    with fresh_folder(target) as folder:
        for path, content in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        try:
            git = Git.create(folder)
            configure(git, SETTINGS)
            author, email = git.identity() or NEUTRAL
            message = "Open the record room\n\nAction: created\n"
            head = git.add_history([NewCommit(author, email, now, message, files)])
        except SurroundingsError:
            head = ""  # a room works without git; its history is then unknown
    return Started(target, len(files), head)


def starter_files(own: Own, *, data: Path) -> dict[PurePosixPath, bytes]:
    """Every file of the room by path."""
    texts = {
        entry.path: read_bytes(data, entry.path).decode()
        for entry in scan(data, "policies")
        if entry.path.suffix == ".yml" and not entry.fault
    }
    people = "\n".join(Front(texts[ORGANISATION]).block("people"))
    house = "\n".join(Front(texts[ORGANISATION]).block("organisation"))
    files = {
        path: _adapted(path, _renamed(_anonymous(text, people), house, own), own).encode()
        for path, text in texts.items()
    }
    files |= room_files(name=own.name, sample=False)
    files[PurePosixPath("records/.gitkeep")] = b""
    return files | forge_files(own.forge, template=read_bytes(data, _TEMPLATE))


def _adapted(path: PurePosixPath, text: str, own: Own) -> str:
    """A policy file of the sample as another organisation's starting point."""
    if path.name == "organisation.yml":
        return _organisation(text, own)
    front = Front(without_basis(text).replace(_SAMPLE_CODE, own.short))
    if path.name == "numbering.yml":  # the ids of codes name the registers' files
        text = front.text().replace(f"- id: {_SAMPLE_ID}", f"- id: {own.code.lower()}")
        front = Front(re.sub(r"(?m)^(  fonds: ).*$", rf"\g<1>{own.code}", text))
    if path.name == "access.yml":
        front.drop(["office-contacts"])
    if path.name == "authority.yml":
        front.empty("delegations")  # they are of the sample's people
    return _bound(front.text(), own.founded)


def _bound(text: str, founded: date) -> str:
    """Rules that bind the sample from some day on bind a new room from its first day."""
    text = re.sub(r"^    starts: .*\n", "", text, flags=re.MULTILINE)
    return re.sub(r"(?m)^(  bound-from: ).*$", rf"\g<1>{founded.isoformat()}", text)


def _anonymous(text: str, people: str) -> str:
    """A policy file whose examples name nobody of the sample; `people` is its block of them."""
    for name in re.findall(r"^ +(?:zh-Hans|zh-Hant|en): (.+)$", people, re.MULTILINE):
        text = text.replace(name, "张三")
    for id_ in re.findall(r"^ +- id: (\S+)$", people, re.MULTILINE):
        text = re.sub(rf"(?<=example: ){re.escape(id_)}$", "zhang-san", text, flags=re.MULTILINE)
    return text.replace(DOMAIN, "organisation.example")


def _renamed(text: str, house: str, own: Own) -> str:
    """A policy file in whose templates the organisation's own name stands; `house` is the sample's
    block of names. Elsewhere a name could break the line it stands in, and is written in quotes.
    """
    head, template, body = text.partition("\ntemplate:")
    for lang, name in re.findall(r"^ {4}(zh-Hans|zh-Hant|en): (.+)$", house, re.MULTILINE):
        mine = own.name.get(lang)
        head = re.sub(
            rf"(?m)^( *(?:- )?[\w-]+: ){re.escape(name)}$",
            lambda m, mine=mine: m[1] + _quoted(mine),  # type: ignore[misc]
            head,
        )
        body = body.replace(name, mine)
    return head + template + body


def without_basis(text: str) -> str:
    """A policy file without its `basis:` blocks: the clauses they name are another's."""
    kept: list[str] = []
    margin = -1
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip())
        if margin >= 0 and line.strip() and indent > margin:
            continue
        margin = indent if re.fullmatch(r" +basis:", line) else -1
        if margin < 0:
            kept.append(line)
    return "\n".join(kept)


def _organisation(text: str, own: Own) -> str:
    front = Front(text)
    blocks = "\n\n".join("\n".join(front.block(k)) for k in ("departments", "posts", "bodies"))
    name: Mapping[str, str] = {"zh-Hans": own.name.hans, "en": own.name.en}
    lines = [
        "# 本机构：部门、岗位、人员、机构和任职。以下部门和岗位只是起点，请改成自己的。",
        "# The organisation. The departments and posts below are a start; make them your own.",
        "",
        "organisation:",
        "  name:",
        *(f"    {lang}: {_quoted(value)}" for lang, value in name.items()),
        f"  code: {_quoted(own.code)}",
        f"  founded: {own.founded.isoformat()}",
        "  fiscal-year-start: 01-01",
        f"  language: {own.language}",
        '  site-url: ""',
        '  edit-url: ""',
        "",
        blocks,
        "",
        *_people(own),
        "",
    ]
    return "\n".join(lines)


def _people(own: Own) -> list[str]:
    if own.person is None:
        return [
            "# 人员示例 · a person:",
            "#  - id: zhang-san",
            "#    name: {zh-Hans: 张三, en: Zhang San}",
            "people: []",
            "",
            "# 任职示例 · an appointment:",
            f"#  - {{person: zhang-san, post: {ARCHIVIST}, from: {own.founded.isoformat()}}}",
            "appointments: []",
        ]
    id_, name = own.person
    return [
        "people:",
        f"  - id: {id_}",
        "    name:",
        f"      zh-Hans: {_quoted(name)}",
        f"      en: {_quoted(name)}",
        "",
        "appointments:",
        f"  - person: {id_}",
        f"    post: {ARCHIVIST}",
        f"    from: {own.founded.isoformat()}",
    ]


def _quoted(text: str) -> str:
    # A JSON string is a YAML scalar that nothing can misread.
    return json.dumps(text, ensure_ascii=False)
