"""`recordroom review`: exit status, places of output, and the comment on a pull request."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recordroom.report.forge import MARKER
from tests.cli.conftest import Run
from tests.conftest import Repo, base_files
from tests.report.forges import Forge, running

NOTE = "records/letters/2025/hello.md"


def note(*more: str) -> str:
    lines = [
        "---",
        "type: letter",
        "title: 一份便函",
        "date: 2025-03-01",
        "status: draft",
        *more,
        "---",
    ]
    return "\n".join(lines) + "\n\n正文。\n"


@pytest.fixture(autouse=True)
def no_forge(monkeypatch: pytest.MonkeyPatch) -> None:
    """The suite itself may run in a forge's CI."""
    for name in ("GITHUB_ACTIONS", "GITEA_ACTIONS", "FORGEJO_ACTIONS", "GITLAB_CI"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)


@pytest.fixture
def changed(repo: Repo) -> Path:
    """A room with one commit on main and a new draft on a branch."""
    repo.commit(base_files())
    repo.git("checkout", "-q", "-b", "work")
    repo.commit({NOTE: note()})
    return repo.root


@pytest.fixture
def wrong(repo: Repo) -> Path:
    repo.commit(base_files())
    repo.git("checkout", "-q", "-b", "work")
    repo.commit({NOTE: note("color: red")})
    return repo.root


def put_in(forge: Forge, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in forge.environment().items():
        monkeypatch.setenv(name, value)


DAY = ("--as-of", "2025-06-01", "--against", "main")


def test_a_change_in_order_exits_0_and_a_faulty_one_1(told: Run, changed: Path) -> None:
    said = told("review", "--root", changed, *DAY)
    assert said.status == 0, said
    assert "一份便函" in said.out and "检查通过" in said.out


def test_a_faulty_change_exits_1_as_check_does(told: Run, wrong: Path) -> None:
    said = told("review", "--root", wrong, *DAY)
    checked = told("check", "--root", wrong, *DAY)
    assert said.status == checked.status == 1
    assert "不能合并" in said.out and "color" in said.out


def test_json_has_the_same_facts(told: Run, changed: Path, tmp_path: Path) -> None:
    target = tmp_path / "review.json"
    said = told("review", "--root", changed, *DAY, "--format", "json", "--output", target)
    assert said.status == 0 and said.out == ""
    report = json.loads(target.read_text(encoding="utf-8"))
    assert report["format"] == 1 and report["ok"] is True
    assert [(r["id"], r["kinds"]) for r in report["records"]] == [("hello", ["new"])]


def test_an_unknown_revision_is_told(told: Run, changed: Path) -> None:
    said = told("review", "--root", changed, "--against", "nowhere")
    assert said.status == 2 and "nowhere" in said.err
    assert told("review", "--root", changed).status == 2


def test_where_nothing_can_be_written_is_told(told: Run, changed: Path, tmp_path: Path) -> None:
    said = told("review", "--root", changed, *DAY, "--output", tmp_path / "no" / "where.md")
    assert said.status == 2 and "写不了" in said.err


def test_a_preview_that_is_no_address_is_refused(told: Run, changed: Path) -> None:
    said = told("review", "--root", changed, *DAY, "--preview-url", "javascript:alert(1)")
    assert said.status == 2


@pytest.mark.parametrize("kind", ["github", "gitea", "gitlab"])
def test_post_comments_once_and_then_in_place(
    kind: str, told: Run, changed: Path, repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running(kind) as forge:
        put_in(forge, monkeypatch)
        first = told("review", "--root", changed, *DAY, "--post")
        assert first.status == 0 and "已在合并请求里评论" in first.out
        assert len(forge.bodies) == 1 and forge.bodies[0].startswith(MARKER)
        assert "一份便函" in forge.bodies[0] and f"{forge.url}/org/room" in forge.bodies[0]
        repo.commit({NOTE: note("color: red")})
        second = told("review", "--root", changed, *DAY, "--post")
        assert second.status == 1
        assert len(forge.bodies) == 1 and "不能合并" in forge.bodies[0]


def test_a_room_below_the_repository_is_linked_in_its_place(
    told: Run, repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit({f"room/{k}": v for k, v in base_files().items()})
    repo.git("checkout", "-q", "-b", "work")
    repo.commit({f"room/{NOTE}": note()})
    with running("github") as forge:
        put_in(forge, monkeypatch)
        assert told("review", "--root", repo.root / "room", *DAY, "--post").status == 0
        assert f"/room/{NOTE}?plain=1#L1" in forge.bodies[0]


def test_a_failed_post_hides_nothing(
    told: Run, wrong: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running("gitea") as forge:
        put_in(forge, monkeypatch)
        forge.refuse["GET"] = 403
        said = told("review", "--root", wrong, *DAY, "--post")
        assert said.status == 1 and "403" in said.err and "不能合并" in said.out
        assert forge.environment()["GITHUB_TOKEN"] not in said.out + said.err


def test_the_summary_of_the_job_has_it_even_without_a_token(
    told: Run, changed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with running("github") as forge:
        put_in(forge, monkeypatch)
        monkeypatch.setenv("GITHUB_TOKEN", "")
        monkeypatch.delenv("GH_TOKEN", raising=False)
        summary = tmp_path / "summary.md"
        summary.write_text("# 先有的\n", encoding="utf-8")
        monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
        said = told("review", "--root", changed, *DAY, "--post")
        assert said.status == 0 and "没有给令牌" in said.err and not forge.asked
        text = summary.read_text(encoding="utf-8")
        assert text.startswith("# 先有的\n") and "一份便函" in text


def test_post_outside_of_a_forge_shows_the_text(told: Run, changed: Path) -> None:
    said = told("--lang", "en", "review", "--root", changed, *DAY, "--post")
    assert said.status == 0 and "no CI run" in said.err and "一份便函" in said.out


def test_settings_that_cannot_be_read_are_told_in_the_pull_request(
    told: Run, changed: Path, repo: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit({"policies/retention.yml": "classes: ["})
    with running("github") as forge:
        put_in(forge, monkeypatch)
        said = told("review", "--root", changed, *DAY, "--post")
        assert said.status == 2
        assert "没有检查成" in forge.bodies[0] and "retention.yml" in forge.bodies[0]


@pytest.mark.parametrize("form", ["gitlab", "sarif", "junit", "github"])
def test_check_gives_every_format(form: str, told: Run, wrong: Path) -> None:
    said = told("check", "--root", wrong, "--as-of", "2025-06-01", "--format", form)
    assert said.status == 1 and NOTE in said.out
