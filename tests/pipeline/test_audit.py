"""The audit: each change of the past once, in a few processes, with commit, day and author."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from recordroom.check.audit import Audited
from recordroom.pipeline import audit_room
from recordroom.read.files import SurroundingsError
from tests.check.test_change import PLAN, approved, plan
from tests.conftest import Repo, base_files, lay

DAY = date(2026, 1, 1)


def audited(root: Path, since: str = "") -> Audited:
    return audit_room(root, as_of=DAY, since=since)


def codes(root: Path, since: str = "") -> list[str]:
    return [d.code for d in audited(root, since).diagnostics]


@pytest.fixture
def mended(repo: Repo) -> Repo:
    """An issued plan that was edited and, later, put back: today's room shows nothing of it."""
    repo.commit({**base_files(), PLAN: plan()}, day="2025-03-01")
    repo.commit({PLAN: plan(body="全天清理河岸。")}, day="2025-04-01", who="Bai Hua")
    repo.commit({PLAN: plan()}, day="2025-05-01")
    return repo


def test_a_finding_names_commit_day_and_author(mended: Repo) -> None:
    commit = mended.git("rev-parse", "HEAD~1").strip()[:10]
    first, second = audited(mended.root).diagnostics
    assert (first.code, second.code) == ("HIS001", "HIS001")
    assert (str(first.path), first.start.line) == (PLAN, 8)
    for text in (first.message.hans, first.message.en):
        assert all(part in text for part in (commit, "2025-04-01", "Bai Hua"))
    assert first.fingerprint != second.fingerprint


def test_since_a_day_or_a_revision(mended: Repo) -> None:
    assert codes(mended.root, "2025-04-02") == ["HIS001"]
    assert codes(mended.root, "2025-06-01") == []
    assert codes(mended.root, "HEAD~1") == ["HIS001"]
    assert codes(mended.root, "HEAD") == []
    with pytest.raises(SurroundingsError):
        audited(mended.root, "2025-13-01")


def test_the_organisation_says_since_when(mended: Repo) -> None:
    settings = base_files()["policies/organisation.yml"]
    since = settings.replace("  founded:", "  audit-since: 2025-04-15\n  founded:")
    mended.commit({"policies/organisation.yml": since}, day="2025-06-01")
    assert codes(mended.root) == ["HIS001"]


def test_a_dirty_tree_is_no_matter(mended: Repo) -> None:
    before = audited(mended.root)
    lay(mended.root, {PLAN: plan("draft"), "policies/authority.yml": "roles: ["})
    assert audited(mended.root) == before


def test_a_merge_is_one_change(repo: Repo) -> None:
    repo.commit({**base_files(), PLAN: plan()}, day="2025-03-01")
    repo.git("checkout", "-q", "-b", "work")
    repo.commit({PLAN: plan(body="全天清理河岸。")}, day="2025-04-01")
    repo.commit({PLAN: plan()}, day="2025-04-02")
    other = "records/plans/2025/own.md"
    repo.commit({other: plan("draft").replace("河岸", "公园")}, day="2025-04-03")
    repo.commit(
        {other: plan(extra=approved("2025-04-04")).replace("河岸", "公园")}, day="2025-04-04"
    )
    repo.git("checkout", "-q", "main")
    repo.git("merge", "-q", "--no-ff", "--no-edit", "work", day="2025-09-01")
    # What the branch undid again was never the organisation's; and its approval came in when the
    # branch's own commit did, not months later with the merge.
    assert audited(repo.root).changes == 1
    assert codes(repo.root) == []


def test_a_squash_is_judged_as_the_merge_is(repo: Repo) -> None:
    repo.commit({**base_files(), PLAN: plan()}, day="2025-03-01")
    repo.git("checkout", "-q", "-b", "work")
    repo.commit({PLAN: plan("draft")}, day="2025-04-01")
    repo.git("checkout", "-q", "-b", "merged", "main")
    repo.git("merge", "-q", "--no-ff", "--no-edit", "work")
    merged = codes(repo.root)
    repo.git("checkout", "-q", "main")
    repo.git("merge", "-q", "--squash", "work")
    repo.commit({})
    assert merged == codes(repo.root) == ["HIS002"]


def test_a_shallow_clone_says_what_it_did_not_see(mended: Repo, tmp_path: Path) -> None:
    mended.git("clone", "-q", "--depth", "2", f"file://{mended.root}", str(tmp_path / "cut"))
    cut = audited(tmp_path / "cut")
    assert [d.code for d in cut.diagnostics] == ["HIS001"]
    assert "2025-04-01" in cut.notes[0].hans and "shallow" in cut.notes[0].en


def test_settings_that_could_not_be_read_are_told(mended: Repo) -> None:
    mended.commit({"policies/authority.yml": "roles: [\n"}, day="2025-06-01")
    mended.commit({"policies/authority.yml": base_files()["policies/authority.yml"]})
    told = audited(mended.root)
    assert [d.code for d in told.diagnostics] == ["HIS001", "HIS001"]
    assert any("policies/authority.yml" in note.hans for note in told.notes)


def test_breaking_a_file_for_a_while_hides_nothing(mended: Repo) -> None:
    register = "records/numbers/letter/xy-2025.csv"
    line = "number,event,id,day,reason\n小样〔2025〕1号,void,,2025-03-01,误取\n"
    mended.commit({register: line})
    broken = plan().replace("type: plan", "type: [plan")
    mended.commit({PLAN: broken, register: b"\xff"})
    assert codes(mended.root) == ["HIS001", "HIS001"]
    edited = line.replace("误取", "活动取消")
    mended.commit({PLAN: plan(body="别的内容。"), register: edited})
    assert codes(mended.root)[2:] == ["HIS008", "HIS001"]
    mended.commit({PLAN: broken})
    (mended.root / PLAN).unlink()
    mended.commit({})
    assert codes(mended.root)[4:] == ["HIS003"]


def test_the_past_can_be_waived_only_by_the_present(mended: Repo) -> None:
    waiver = (
        "\nwaivers:\n  - rule: HIS001\n    records: [river-day]\n    reason: 理事会已知悉\n"
        "    by: an\n    until: 2026-12-31\n"
    )
    mended.commit({"policies/checks.yml": base_files()["policies/checks.yml"] + waiver})
    assert codes(mended.root) == []


def test_the_number_of_processes_does_not_grow_with_commits(
    mended: Repo, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[object] = []
    real = subprocess.Popen.__init__

    def counted(self: Any, *arguments: Any, **options: Any) -> None:
        begun.append(arguments)
        real(self, *arguments, **options)

    monkeypatch.setattr(subprocess.Popen, "__init__", counted)

    def processes() -> int:
        begun.clear()
        audited(mended.root)
        return len(begun)

    few = processes()
    monkeypatch.undo()
    for i in range(12):
        mended.commit({f"records/plans/2025/more-{i}.md": plan("draft", f"第{i}次活动。")})
    monkeypatch.setattr(subprocess.Popen, "__init__", counted)
    assert processes() == few


def test_without_commits_there_is_no_past(repo: Repo) -> None:
    lay(repo.root, base_files())
    with pytest.raises(SurroundingsError):
        audited(repo.root)
