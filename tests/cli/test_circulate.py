"""`circulate`, `acknowledge` and `unread` on a room in git."""

from __future__ import annotations

import pytest

from tests.circulated import DUTY, files
from tests.cli.conftest import Run, Said
from tests.conftest import Repo

TO = ("--to", "department:office", "--to", "person:du", "--due", "2025-03-10")


@pytest.fixture
def room(repo: Repo) -> Repo:
    repo.commit(files(), day="2025-03-01")
    repo.git("config", "user.name", "An Ning")
    repo.git("config", "user.email", "an.ning@sample.example")
    return repo


def act(told: Run, room: Repo, *words: str, by: str = "an", on: str = "2025-03-02") -> Said:
    return told(*words, "--by", by, "--on", on, "--yes", "--commit", "--root", room.root)


def test_from_sending_round_to_all_having_read(told: Run, room: Repo) -> None:
    assert act(told, room, "circulate", "duty", *TO).status == 0
    listed = told("unread", "--as-of", "2025-03-12", "--root", room.root).out
    assert "白桦" in listed and "杜若" in listed and "已过期 2 天" in listed
    assert act(told, room, "acknowledge", "duty", by="bai", on="2025-03-04").status == 0
    only = told("unread", "duty", "--for", "白桦", "--as-of", "2025-03-12", "--root", room.root)
    assert only.status == 0 and "没有要阅而未阅" in only.out
    excused = act(
        told, room, "circulate", "duty", "--excuse", "du", "--reason", "休产假", on="2025-03-05"
    )
    assert excused.status == 0, excused.err
    assert "没有要阅而未阅" in told("unread", "--root", room.root).out
    check = told("check", "--as-of", "2025-03-12", "--root", room.root)
    assert check.status == 0, check.out
    trailers = room.git(
        "log", "-3", "--format=%(trailers:key=Record,valueonly)%(trailers:key=By,valueonly)"
    )
    assert trailers.split() == ["duty", "an", "duty", "bai", "duty", "an"]
    changed = room.git("diff", "--stat", "HEAD~3", "HEAD", "--name-only").split()
    assert changed == ["records/acknowledgements/duty/bai.yml", DUTY]


def test_what_may_be_shown_first_is_not_written(told: Run, room: Repo) -> None:
    before = (room.root / DUTY).read_bytes()
    said = told(
        "circulate",
        "duty",
        *TO,
        "--by",
        "an",
        "--on",
        "2025-03-02",
        "--dry-run",
        "--root",
        room.root,
    )
    assert said.status == 0 and "department:office" in said.out
    assert (room.root / DUTY).read_bytes() == before


@pytest.mark.parametrize(
    ("words", "by", "status", "told_"),
    [
        (["circulate", "duty"], "an", 2, "--to"),
        (["circulate", "duty", "--to", "person:du", "--excuse", "du"], "an", 2, "二选一"),
        (["circulate", "duty", "--to", "dux"], "an", 1, "不知道「dux」指谁"),
        (["acknowledge", "duty"], "cheng", 1, "没有送给程远"),
        (["acknowledge", "duty"], "nobody", 1, "没有「nobody」这个人"),
        (["acknowledge", "dutty"], "bai", 2, "是不是"),
    ],
)
def test_refused_with_nothing_written(
    told: Run, room: Repo, words: list[str], by: str, status: int, told_: str
) -> None:
    act(told, room, "circulate", "duty", *TO)
    head = room.git("rev-parse", "HEAD")
    said = act(told, room, *words, by=by, on="2025-03-04")
    assert (said.status, told_ in said.err) == (status, True), said.err
    assert room.git("rev-parse", "HEAD") == head
    assert room.git("status", "--porcelain") == ""


def test_two_may_acknowledge_on_branches_of_their_own(told: Run, room: Repo) -> None:
    act(told, room, "circulate", "duty", *TO)
    room.git("switch", "-q", "-c", "one")
    assert act(told, room, "acknowledge", "duty", by="bai", on="2025-03-04").status == 0
    room.git("switch", "-q", "main")
    assert act(told, room, "acknowledge", "duty", by="du", on="2025-03-04").status == 0
    room.git("merge", "-q", "-m", "Merge", "one")
    assert "没有要阅而未阅" in told("unread", "--root", room.root).out
