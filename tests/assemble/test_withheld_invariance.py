"""Changing what an audience may not see changes nothing in its edition, and no byte of its site."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recordroom import pipeline
from recordroom.assemble.edition import assemble
from recordroom.capture.holdings import capture_holdings
from recordroom.model.edition import Edition
from recordroom.model.holdings import Event, Holdings
from recordroom.pipeline import check_room
from recordroom.read.frontmatter import Document, read_document
from tests.conftest import Repo, lay
from tests.publish.canary_room import AUDIENCES, DAY, Demand, Sheet
from tests.publish.conftest import Canary
from tests.publish.test_canary import build

LIMITED = tuple(a for a in AUDIENCES if a != "archivist")
"""The archivist sees everything, so nothing can be changed behind that back."""


def withheld(canary: Canary, audience: str) -> list[Sheet]:
    return [s for s in canary.room.sheets if not s.demand.admits(audience)]


def altered(sheet: Sheet, canary: Canary) -> Sheet:
    """The same file at the same access, and everything else in it different."""
    others = [s for s in canary.room.sheets if s.type == sheet.type and s is not sheet]
    kept = {k: sheet.front[k] for k in ("type", "access", "compartments")}
    states = ("draft", "issued", "closed", "superseded", "open")
    front: dict[str, Any] = {
        **kept,
        "title": "换了一个标题",
        "number": "青协〔2024〕99号",
        "date": "2019-02-28",
        "department": "publicity",
        "status": next(s for s in states if s != sheet.front["status"]),
        "supersedes": [s.id for s in others],
        "related": [s.id for s in canary.room.sheets[:9]],
        "tags": ["另"],
    }
    for name in ("project", "meeting"):
        if name in sheet.front:
            front[name] = canary.room.sheets[3].id
    for name in ("closed-on", "effective-from", "review-due"):
        if name in sheet.front:
            front[name] = "2031-12-31"
    return replace(sheet, front=front, body="## 新\n\n全新的正文。\n")


def document(sheet: Sheet) -> Document:
    return read_document(PurePosixPath(sheet.path), sheet.text().encode())


class Mirror:
    """The room as captured, with some sheets altered, taken away or added."""

    def __init__(self, canary: Canary) -> None:
        self.canary = canary
        self.documents = {d.source.path: d for d in canary.checked.room.documents}

    def holdings(
        self,
        *,
        changed: Iterable[Sheet] = (),
        gone: Iterable[Sheet] = (),
        new: Iterable[Sheet] = (),
    ) -> Holdings:
        checked, documents = self.canary.checked, dict(self.documents)
        history = dict(checked.holdings.history or {})
        for sheet in changed:
            path = PurePosixPath(sheet.path)
            documents[path] = document(altered(sheet, self.canary))
            event = Event("changed", "Someone New", date(2026, 10, 31), "f" * 40)
            history[path] = (*history.get(path, ()), event)
        for sheet in gone:
            del documents[PurePosixPath(sheet.path)]
            del history[PurePosixPath(sheet.path)]
        for sheet in new:
            documents[PurePosixPath(sheet.path)] = document(sheet)
        ordered = tuple(documents[p] for p in sorted(documents, key=str))
        room = replace(checked.room, documents=ordered)
        return capture_holdings(room, checked.policies, history=history, revision="other")

    def edition(self, audience: str, holdings: Holdings) -> Edition:
        """What is published of the holdings: all but the log, the secrets and the stamp."""
        policies = self.canary.checked.policies
        made = assemble(
            holdings,
            policies,
            policies.access.audiences[audience],
            as_of=date.fromisoformat(DAY),
            lang="zh-Hans",
            unsafe=(),
            manual=(),
        )
        return replace(made, withheld=(), secrets=(), revision="")


@pytest.fixture(scope="module")
def mirror(canary: Canary) -> Mirror:
    return Mirror(canary)


@lru_cache(maxsize=16)
def before(mirror: Mirror, audience: str) -> Edition:
    return mirror.edition(audience, mirror.holdings())


def same(mirror: Mirror, audience: str, holdings: Holdings) -> None:
    old, new = before(mirror, audience), mirror.edition(audience, holdings)
    paths = {p.path: p for p in old.pages}
    assert [p.path for p in new.pages] == [p.path for p in old.pages]
    assert [str(p.path) for p in new.pages if p != paths[p.path]] == []
    assert new == old


def strict(canary: Canary, audience: str) -> Demand:
    """A demand that the audience does not meet."""
    return next(s.demand for s in withheld(canary, audience))


@pytest.mark.parametrize("audience", LIMITED)
def test_all_at_once(canary: Canary, mirror: Mirror, audience: str) -> None:
    hidden = withheld(canary, audience)
    assert hidden
    same(mirror, audience, mirror.holdings(changed=hidden))
    same(mirror, audience, mirror.holdings(gone=hidden))


@pytest.mark.parametrize("audience", LIMITED)
def test_one_that_is_added(canary: Canary, mirror: Mirror, audience: str) -> None:
    demand = strict(canary, audience)
    new = []
    for n, type_ in enumerate(sorted(canary.checked.policies.types)):
        like = next(s for s in canary.room.sheets if s.type == type_)
        path = str(PurePosixPath(like.path).parent / f"added-{n}.md")
        front = {**like.front, "access": demand.level, "compartments": sorted(demand.groups)}
        front["attachments"] = []
        new.append(replace(like, id=f"added-{n}", path=path, demand=demand, front=front, files={}))
    same(mirror, audience, mirror.holdings(new=new))


@pytest.mark.parametrize("audience", ["public", "staff"])
def test_each_one_by_itself(canary: Canary, mirror: Mirror, audience: str) -> None:
    for n, sheet in enumerate(withheld(canary, audience)):
        how = {"changed": [sheet]} if n % 2 else {"gone": [sheet]}
        same(mirror, audience, mirror.holdings(**how))


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_any_of_them(canary: Canary, mirror: Mirror, data: st.DataObject) -> None:
    audience = data.draw(st.sampled_from(LIMITED))
    hidden = withheld(canary, audience)
    what: Mapping[int, str] = dict(
        enumerate(
            data.draw(st.lists(st.sampled_from("-cg"), min_size=len(hidden), max_size=len(hidden)))
        )
    )
    changed = [s for i, s in enumerate(hidden) if what[i] == "c"]
    gone = [s for i, s in enumerate(hidden) if what[i] == "g"]
    same(mirror, audience, mirror.holdings(changed=changed, gone=gone))


def test_a_stricter_field_of_a_visible_record(canary: Canary, mirror: Mirror) -> None:
    """What a field points at says nothing to those who may not see the field."""
    probe = next(s for s in canary.room.sheets if s.type == "probe" and s.demand.admits("public"))
    rows = [{**row, "ref": canary.room.sheets[0].id, "secret": "另"} for row in probe.front["rows"]]
    front = {**probe.front, "rows": rows, "hidden-ref": canary.room.sheets[1].id}
    front["hidden-refs"] = [canary.room.sheets[2].id]
    front["attachments"] = [
        {**row, "title": "换了"} if n < 3 else row for n, row in enumerate(front["attachments"])
    ]
    documents = dict(mirror.documents)
    documents[PurePosixPath(probe.path)] = document(replace(probe, front=front))
    room = replace(canary.checked.room, documents=tuple(documents[p] for p in mirror.documents))
    history = canary.checked.holdings.history
    holdings = capture_holdings(room, canary.checked.policies, history=history)
    for audience in ("public", "member"):
        same(mirror, audience, holdings)


@pytest.mark.parametrize("audience", ["public", "staff"])
def test_no_byte_of_the_site(
    canary: Canary, audience: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = build(canary, audience, tmp_path / "old").site
    repo = Repo(tmp_path / "room")
    canary.room.commit(repo)
    hidden = withheld(canary, audience)
    for sheet in hidden[::2]:
        folder = sheet.path.removesuffix(".md")
        files = {f"{folder}/{name}": b"other" for name in sheet.files}
        lay(repo.root, {sheet.path: altered(sheet, canary).text(), **files})
    for sheet in hidden[1::2]:
        (repo.root / sheet.path).unlink()
    repo.commit({}, "Change and remove many", day="2026-10-31", who="Another Still")
    monkeypatch.setattr(pipeline, "check", lambda *_, **__: ())
    checked = check_room(repo.root, as_of=date.fromisoformat(DAY), history=True)
    new = build(replace(canary, checked=checked), audience, tmp_path / "new").site
    assert old is not None and new is not None
    assert contents(new) == contents(old)
    assert (old / "stamp.json").read_bytes() != (new / "stamp.json").read_bytes()


def contents(site: Path) -> dict[str, bytes]:
    """Every file of a site but its stamp."""
    return {
        p.relative_to(site).as_posix(): p.read_bytes()
        for p in sorted(site.rglob("*"))
        if p.is_file() and p.name != "stamp.json"
    }
