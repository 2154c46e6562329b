"""`policies/allowed_signers` to typed lines: whose key signs approvals; every fault with its place.

The form is that of ssh-keygen(1), «ALLOWED SIGNERS», made stricter: a line names people one by
one, by id or address. Patterns and certificate authorities would let a key speak for anybody.
"""

from __future__ import annotations

import base64
import binascii
import re
import struct
from collections.abc import Mapping

from recordroom.model.policies import Organisation
from recordroom.model.signers import Signer, Signers
from recordroom.model.text import Label, Place, Position, Problem, Source
from recordroom.read.evidence import REVOKED, SIGNERS
from recordroom.read.frontmatter import Document, read_text
from recordroom.read.room import Room

_TOKEN = re.compile(r'(?:[^\s"]|"[^"]*")+')
_OPTION = re.compile(r'(namespaces|valid-after|valid-before)="([^"]*)"', re.IGNORECASE)
_TYPE = re.compile(r"(?:ssh|ecdsa|sk-ssh|sk-ecdsa)-[a-z0-9@.-]+")
_DAY = re.compile(r"\d{8}(?:\d{4}(?:\d{2})?)?Z?")
_PATTERN = re.compile(r"[*?!]")


class _BadLineError(Exception):
    def __init__(self, hans: str, en: str) -> None:
        super().__init__(en)
        self.why = Label(hans, en)


def capture_signers(room: Room, organisation: Organisation) -> tuple[Signers, list[Problem]]:
    """The signers of a room, and what is wrong in its file. Faulty lines count for nobody."""
    found = {f.path: f.data for f in room.evidence if f.path in (SIGNERS, REVOKED)}
    revoked = found.get(REVOKED, b"")
    if SIGNERS not in found:
        return Signers(revoked=revoked), []
    read = read_text(SIGNERS, found[SIGNERS])
    if isinstance(read, Document):
        told = [Problem(p.kind, p.place, p.values) for p in read.problems]
        return Signers(source=read.source, revoked=revoked), told
    source = read[0]
    problems: list[Problem] = []
    owners = _owners(organisation)
    lines: list[Signer] = []
    keys: dict[str, str] = {}
    for number, text in enumerate(source.text.split("\n"), 1):
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        try:
            signer = _signer(text, number, owners)
            who = owners[signer.principals[0].casefold()]
            if keys.setdefault(signer.key, who) != who:
                raise _BadLineError(
                    "这把公钥前面已登记给另一个人，一把钥匙只能归一个人",
                    "this key is another person’s above; a key belongs to one person",
                )
            lines.append(signer)
        except _BadLineError as error:
            problems.append(_bad_line(source, number, error.why))
    return Signers(tuple(lines), source, revoked), problems


def _bad_line(source: Source, number: int, why: Label) -> Problem:
    place = Place(source, position=Position(number, 1))
    return Problem("bad-signer-line", place, {"why": why})


def _owners(organisation: Organisation) -> dict[str, str]:
    """The person whom each id and each address means, in small letters."""
    out = {name.casefold(): id_ for id_, p in organisation.people.items() for name in p.emails}
    return out | {id_.casefold(): id_ for id_ in organisation.people}


def _signer(text: str, number: int, owners: Mapping[str, str]) -> Signer:
    tokens = _TOKEN.findall(text)
    if len(tokens) < 3:
        raise _BadLineError(
            "每行写：人员标识（或邮箱） 钥匙类型 公钥",
            "each line has: a person’s id (or address), the key’s type, the key",
        )
    principals = tuple(p for p in tokens[0].strip('"').split(",") if p)
    options = "" if _TYPE.fullmatch(tokens[1]) else tokens[1]
    kind, blob = (*tokens[2 if options else 1 :], "", "")[:2]
    chosen = _options(options)
    _require_people(principals, owners)
    _require_key(kind, blob)
    return Signer(
        principals=principals,
        key=f"{kind} {blob}",
        namespaces=tuple(n for n in chosen.get("namespaces", "").split(",") if n),
        valid_after=chosen.get("valid-after", ""),
        valid_before=chosen.get("valid-before", ""),
        line=text.strip(),
        position=Position(number, 1),
    )


def _require_people(principals: tuple[str, ...], owners: Mapping[str, str]) -> None:
    for name in principals:
        if _PATTERN.search(name):
            raise _BadLineError(
                f"「{name}」含通配符，会让这把钥匙代表许多人；请逐一写明人员",
                f"“{name}” is a pattern and would let the key stand for many; name the person",
            )
        if name.casefold() not in owners:
            raise _BadLineError(
                f"「{name}」不是 organisation.yml 里的人员标识或邮箱",
                f"“{name}” is neither the id nor an address of a person in organisation.yml",
            )
    if len({owners[name.casefold()] for name in principals}) != 1:
        raise _BadLineError(
            "一行只写一个人（可并列他的标识和邮箱）",
            "a line is for one person (whose id and addresses may stand side by side)",
        )


def _options(text: str) -> dict[str, str]:
    out: dict[str, str] = {}
    rest = text
    while rest:
        found = _OPTION.match(rest)
        if found is None:
            raise _BadLineError(
                f"不认识或不支持的选项「{rest}」；可用 namespaces、valid-after、valid-before",
                f"unknown or unsupported option “{rest}”; there are namespaces, valid-after and "
                "valid-before",
            )
        name, value = found[1].lower(), found[2]
        if name != "namespaces" and not _DAY.fullmatch(value):
            raise _BadLineError(
                f"「{name}」的日期「{value}」要写成 20250301",
                f"write the day of {name} as 20250301",
            )
        out[name] = value
        rest = rest[found.end() :].removeprefix(",")
    return out


def _require_key(kind: str, blob: str) -> None:
    try:
        data = base64.b64decode(blob, validate=True)
        (size,) = struct.unpack(">I", data[:4])
        sound = bool(kind) and data[4 : 4 + size] == kind.encode()
    except (binascii.Error, struct.error, ValueError):
        sound = False
    if not sound:
        raise _BadLineError(
            "公钥不完整；请整行照抄 .pub 文件的内容",
            "the key is not whole; copy the .pub file’s line as it is",
        )
