"""`approve --sign`, `--paper` and `--review`, and `recordroom evidence`, as people use them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.authorise.evidence_room import FOLDER, RECORD, Desk, Keys, policies, proof, record
from tests.cli.conftest import Run
from tests.conftest import Repo, lay

SIGNERS = "policies/allowed_signers"
WAITING = record(status="in-review")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A room with a record that waits for the signature of An."""
    made = Desk(Repo(tmp_path / "room"), Keys(tmp_path / "keys"), tmp_path / "scratch")
    made.repo.git("config", "user.name", "An Ning")
    made.repo.git("config", "user.email", "an.ning@sample.example")
    made.commit({SIGNERS: made.keys.line("an"), RECORD: WAITING}, day="2025-01-02")
    return made


def approve(desk: Desk, told: Run, *more: object) -> tuple[int, str]:
    said = told("approve", "venue", "--yes", "--root", desk.repo.root, *more)
    return said.status, said.out + said.err


def tree(desk: Desk) -> dict[str, bytes]:
    """What lies in the room, to see that nothing was left behind."""
    root = desk.repo.root
    files = (p for folder in ("records", "policies") for p in (root / folder).rglob("*"))
    return {str(p.relative_to(root)): p.read_bytes() for p in files if p.is_file()}


def test_signing_writes_approval_and_signature_that_hold(desk: Desk, told: Run) -> None:
    status, said = approve(desk, told, "--sign", "--key", desk.keys.folder / "an", "--commit")
    assert status == 0, said
    assert (desk.repo.root / FOLDER / ".evidence" / "1-an.sig").is_file()
    assert "status: signed" in (desk.repo.root / RECORD).read_text(encoding="utf-8")
    assert proof(desk.look()).deserved == "signature"
    said_ = told("evidence", "venue", "--root", desk.repo.root)
    assert said_.status == 0
    assert "数字签名" in said_.out


def test_signing_with_the_key_that_git_signs_with(desk: Desk, told: Run) -> None:
    desk.repo.git("config", "gpg.format", "ssh")
    desk.repo.git("config", "user.signingkey", str(desk.keys.folder / "an"))
    status, said = approve(desk, told, "--sign")
    assert status == 0, said
    assert proof(desk.look()).deserved == "signature"


@pytest.mark.parametrize("key", ["stranger", "bai"])
def test_a_signature_that_would_not_count_is_not_written(desk: Desk, told: Run, key: str) -> None:
    desk.keys.public(key)
    before = tree(desk)
    status, said = approve(desk, told, "--sign", "--key", desk.keys.folder / key)
    assert status == 1
    assert "FLO037" in said
    assert tree(desk) == before


def test_signing_for_another_is_refused(desk: Desk, told: Run) -> None:
    desk.keys.public("bai")
    before = tree(desk)
    status, said = approve(desk, told, "--sign", "--key", desk.keys.folder / "bai", "--by", "an")
    assert status == 1 and "FLO037" in said
    assert tree(desk) == before


def test_signing_without_a_key_says_what_to_do(desk: Desk, told: Run) -> None:
    before = tree(desk)
    status, said = approve(desk, told, "--sign")
    assert status == 2
    assert "--key" in said
    assert tree(desk) == before


def test_paper_is_put_beside_the_record_and_entered(desk: Desk, told: Run, tmp_path: Path) -> None:
    scan = tmp_path / "签批单.pdf"
    scan.write_bytes(b"%PDF-1.4")
    desk.repo.git("config", "user.email", "bai.hua@sample.example")
    status, said = approve(desk, told, "--by", "an", "--on", "2025-03-01", "--paper", scan)
    assert status == 0, said
    assert (desk.repo.root / FOLDER / "签批单.pdf").read_bytes() == b"%PDF-1.4"
    text = (desk.repo.root / RECORD).read_text(encoding="utf-8")
    assert "entered-by: bai" in text and "role: approval-scan" in text
    assert proof(desk.look()).deserved == "paper"


def test_paper_that_is_not_there(desk: Desk, told: Run) -> None:
    before = tree(desk)
    status, said = approve(desk, told, "--paper", "none.pdf")
    assert status == 2 and "none.pdf" in said
    assert tree(desk) == before


def review(commit: str, login: str = "an-ning") -> str:
    return json.dumps(
        {
            "user": {"login": login},
            "state": "APPROVED",
            "submitted_at": "2025-03-01T08:00:00Z",
            "commit_id": commit,
        }
    )


def test_review_is_archived(desk: Desk, told: Run, tmp_path: Path) -> None:
    head = desk.repo.git("rev-parse", "HEAD").strip()
    lay(tmp_path, {"review.json": review(head)})
    status, said = approve(
        desk, told, "--on", "2025-03-01", "--review", tmp_path / "review.json", "--commit"
    )
    assert status == 0, said
    assert (desk.repo.root / FOLDER / ".evidence" / "1-github.json").is_file()
    assert proof(desk.look()).deserved == "forge"


@pytest.mark.parametrize(
    ("text", "status"),
    [("{}", 2), ("nothing", 2), (review("a" * 40, login="baihua"), 1)],
)
def test_review_that_proves_nothing_is_not_archived(
    desk: Desk, told: Run, tmp_path: Path, text: str, status: int
) -> None:
    lay(tmp_path, {"review.json": text})
    before = tree(desk)
    given, said = approve(desk, told, "--on", "2025-03-01", "--review", tmp_path / "review.json")
    assert (given, said.startswith("✗") or "FLO033" in said) == (status, True)
    assert tree(desk) == before


def test_evidence_tells_what_is_not_proven(desk: Desk, told: Run) -> None:
    bound = desk.bound()
    desk.commit({**policies(), RECORD: record(bound)})
    said = told("evidence", "venue", "--root", desk.repo.root)
    assert said.status == 1
    assert "未证实" in said.out and "FLO035" in said.out
    english = told("--lang", "en", "evidence", "venue", "--root", desk.repo.root)
    assert "not proven" in english.out
    assert "未证实" not in english.out


def test_evidence_of_a_record_without_approvals(desk: Desk, told: Run) -> None:
    said = told("evidence", "venue", "--root", desk.repo.root)
    assert (said.status, said.err) == (0, "")
    assert "没有审批记录" in said.out
