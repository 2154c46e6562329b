"""What git knows of how approvals came in: who entered them, when their proofs landed, and what
the content was at a reviewed commit.

One walk over the commits and one stream of objects, however many records claim something.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePosixPath

from recordroom.authorise.claims import Claim
from recordroom.authorise.content import content_hash
from recordroom.authorise.reviews import reviews
from recordroom.authorise.statement import statement
from recordroom.capture.records import capture_record
from recordroom.model.policies import Policies
from recordroom.read.evidence import FOLDER, as_text
from recordroom.read.frontmatter import Document, read_document, read_text
from recordroom.read.git import Git
from recordroom.read.located import LocatedError, Tree, parse
from recordroom.read.objects import Node, Objects
from recordroom.read.room import LooseFile

_GONE = "000000"
_LINK = "120000"


@dataclass(frozen=True, slots=True)
class Entered:
    """The commit that first brought an approval, and the addresses of its author and committer."""

    commit: str
    author: str
    committer: str


@dataclass(frozen=True, slots=True)
class Past:
    """What was found out. `now` is when the last commit on the main line was made, or later.

    `landed` maps the text of an evidence file to when it first was on the main line; `entered` an
    approval's statement to the commit that brought it; `reviewed` a commit and a record's id to
    the content hash there: empty where the record was not there, absent for commits that this
    repository does not have.
    """

    now: datetime
    landed: Mapping[str, datetime]
    entered: Mapping[bytes, Entered]
    reviewed: Mapping[tuple[str, str], str]


def look_back(
    git: Git, claimed: Iterable[Claim], policies: Policies, *, revision: str = ""
) -> Past | None:
    """Look into the past of a revision (HEAD) for what these approvals claim; None where it is cut
    off (shallow).

    Raises CalledProcessError when git refuses, OSError where there is no git.
    """
    if git.is_shallow():
        return None
    claimed = tuple(claimed)
    nodes = tuple(git.graph(revision or "HEAD"))
    places = _places(nodes, {c.record.path.name for c in claimed})
    with git.objects() as objects:
        now, landed = _landed(nodes, {c.record.id for c in claimed}, objects)
        by_commit = [c for c in claimed if c.grade == "commit"]
        by_review = [c for c in claimed if c.grade not in ("stated", "paper")]
        return Past(
            now,
            landed,
            _entered(nodes, by_commit, objects),
            _reviewed(by_review, places, objects, policies),
        )


def _places(nodes: Iterable[Node], names: set[str]) -> Mapping[str, tuple[PurePosixPath, ...]]:
    """Every path that a record's file has ever had, by its name."""
    out: dict[str, dict[PurePosixPath, None]] = {}
    for node in nodes:
        for file in node.files:
            if file.path.name in names:
                out.setdefault(file.path.name, {})[file.path] = None
    return {name: tuple(paths) for name, paths in out.items()}


def _landed(
    nodes: tuple[Node, ...], ids: set[str], objects: Objects
) -> tuple[datetime, dict[str, datetime]]:
    """When each evidence file's text first was on the main line.

    A committer's date is a claim. It is held against the main line: what comes after a commit
    there cannot have come before it in time.
    """
    by_id = {node.id: node for node in nodes}
    line: list[Node] = []
    at: Node | None = nodes[-1]
    while at is not None:
        line.append(at)
        at = by_id.get(at.parents[0]) if at.parents else None
    now = line[-1].when
    landed: dict[str, datetime] = {}
    for node in reversed(line):
        now = max(now, node.when)
        for file in node.files:
            inside = file.path.parent.name == FOLDER and file.path.parent.parent.name in ids
            if inside and file.mode not in (_GONE, _LINK):
                landed.setdefault(as_text(objects.read(file.object) or b""), now)
    return now, landed


def _entered(
    nodes: Iterable[Node], claimed: Iterable[Claim], objects: Objects
) -> dict[bytes, Entered]:
    """The first commit, parents before children, whose version of a record has the approval."""
    wanted = {c.record.path.name: c.record.id for c in claimed}
    out: dict[bytes, Entered] = {}
    for node in nodes:
        for file in node.files:
            id_ = wanted.get(file.path.name)
            if id_ is None or file.mode in (_GONE, _LINK):
                continue
            document = read_document(file.path, objects.read(file.object) or b"")
            for row in _rows(document.tree):
                out.setdefault(statement(id_, row), Entered(node.id, *node.emails))
    return out


def _rows(tree: Mapping[str, Tree] | None) -> list[dict[str, str]]:
    """The approvals of a version as texts: what a statement is made of is written as it is read."""
    rows = (tree or {}).get("approvals")
    maps = (row for row in (rows if isinstance(rows, list) else ()) if isinstance(row, dict))
    return [{k: v for k, v in row.items() if isinstance(v, str) and v} for row in maps]


def _reviewed(
    claimed: Iterable[Claim],
    places: Mapping[str, tuple[PurePosixPath, ...]],
    objects: Objects,
    policies: Policies,
) -> dict[tuple[str, str], str]:
    out: dict[tuple[str, str], str] = {}
    for claim in claimed:
        for file in claim.reviews():
            for commit in {r.commit for r in reviews(file.text) if r.commit}:
                key = (commit, claim.record.id)
                if key not in out:
                    paths = places.get(claim.record.path.name, (claim.record.path,))
                    told = _content_at(commit, paths, objects, policies)
                    out.update({key: told} if told is not None else {})
    return out


def _content_at(
    commit: str, paths: Iterable[PurePosixPath], objects: Objects, policies: Policies
) -> str | None:
    """The content hash of a record at a commit; empty without the record, None without the commit."""
    for path in paths:
        data = objects.read(f"{commit}:./{path}")
        if data is not None:
            document = read_document(path, data)
            return _hash_of(document, commit, objects, policies) if document.tree else ""
    # A record room has this file at every commit since it is one.
    known = objects.read(f"{commit}:./policies/organisation.yml") is not None
    return "" if known else None


def _hash_of(document: Document, commit: str, objects: Objects, policies: Policies) -> str:
    path, tree = document.source.path, document.tree or {}
    folder = path.with_suffix("")
    listed = tree.get("attachments")
    beside: list[LooseFile] = []
    for row in listed if isinstance(listed, list) else ():
        name = row.get("file", "") if isinstance(row, dict) else ""
        if isinstance(name, str) and name:
            data = objects.read(f"{commit}:./{folder / name}")
            if data is not None:
                digest = hashlib.sha256(data).hexdigest()
                beside.append(LooseFile(folder / name, len(data), digest))
    captured = capture_record(document, policies=policies, beside=tuple(beside))
    if captured.record is None:
        return ""
    return content_hash(captured.record, _as_then(tree, commit, objects, policies))


def _as_then(
    tree: Mapping[str, Tree], commit: str, objects: Objects, policies: Policies
) -> Policies:
    """The policies with the files that a policy's text governs as they were at the commit."""
    governs = tree.get("governs")
    trees = dict(policies.trees)
    for node in governs if isinstance(governs, list) else ():
        name = str(node).partition("#")[0]
        data = objects.read(f"{commit}:./policies/{name}")
        read = read_text(PurePosixPath("policies", name), data or b"")
        try:
            trees[name] = "" if isinstance(read, Document) else parse(read[0].text)
        except LocatedError:
            trees[name] = ""
    return replace(policies, trees=trees)
