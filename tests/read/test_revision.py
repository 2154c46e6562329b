"""The room at a revision is what git has, whatever attributes and check-outs would make of it."""

from __future__ import annotations

import pytest

from recordroom.read.files import SurroundingsError
from recordroom.read.git import Git
from recordroom.read.revision import export, room_of
from tests.check.test_change import PLAN, plan
from tests.conftest import Repo, base_files


def test_attributes_keep_nothing_back_and_change_nothing(repo: Repo) -> None:
    attributes = "records/** export-ignore\n*.md text eol=crlf export-subst\n"
    repo.commit({**base_files(), PLAN: plan(body="$Format:%H$"), ".gitattributes": attributes})
    with room_of(Git(repo.root), "HEAD") as room:
        assert [d.source.path.as_posix() for d in room.documents] == [PLAN]
        assert "$Format:%H$" in room.documents[0].body
        assert room.documents[0].problems == ()
        assert (room.root / PLAN).read_bytes() == plan(body="$Format:%H$").encode()
    assert not room.root.exists()


def test_links_stay_links(repo: Repo) -> None:
    (repo.root / "records").mkdir()
    (repo.root / "records" / "away").symlink_to("/etc")
    repo.commit(base_files())
    with room_of(Git(repo.root), "HEAD") as room:
        assert (room.root / "records" / "away").is_symlink()
        assert [p.kind for p in room.problems] == ["link"]


def test_an_earlier_revision_is_as_it_was(repo: Repo) -> None:
    repo.commit({**base_files(), PLAN: plan("draft")})
    repo.commit({PLAN: plan()})
    with room_of(Git(repo.root), "HEAD~1") as room:
        assert "status: draft" in room.documents[0].source.text


def test_a_room_below_the_top(repo: Repo) -> None:
    files = {f"room/{name}": text for name, text in {**base_files(), PLAN: plan()}.items()}
    repo.commit({**files, "records/plans/2025/not-ours.md": plan()})
    with room_of(Git(repo.root / "room"), "HEAD") as room:
        assert [d.source.path.as_posix() for d in room.documents] == [PLAN]


def test_an_object_that_is_not_there_is_told(repo: Repo) -> None:
    commit = repo.commit({**base_files(), PLAN: plan()})
    name = repo.git("rev-parse", f"HEAD:{PLAN}").strip()
    (repo.root / ".git" / "objects" / name[:2] / name[2:]).unlink()
    with pytest.raises(SurroundingsError) as caught:
        export(Git(repo.root), commit, repo.root.parent / "out")
    assert PLAN in caught.value.hans
