"""Fixtures of the canary tests: the room is made, committed and read once for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from recordroom import pipeline
from recordroom.pipeline import Checked, check_room
from tests.conftest import Repo
from tests.publish.canary_room import DAY, Room, make_room


@dataclass(frozen=True)
class Canary:
    """The canary room in its repository, and as the pipeline read it."""

    room: Room
    repo: Repo
    checked: Checked


@pytest.fixture(scope="session")
def canary(tmp_path_factory: pytest.TempPathFactory) -> Canary:
    """Read without the rules: no finding may stand in for what the publisher must do by itself."""
    room = make_room()
    repo = Repo(tmp_path_factory.mktemp("canary") / "room")
    room.commit(repo)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "check", lambda *_, **__: ())
        checked = check_room(repo.root, as_of=date.fromisoformat(DAY), history=True)
    return Canary(room, repo, checked)
