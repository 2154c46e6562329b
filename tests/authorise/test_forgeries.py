"""Forged and stale approvals: none is accepted at a grade that it does not deserve."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from recordroom.authorise.judge import judge
from recordroom.authorise.statement import statement
from tests.authorise.evidence_room import (
    FOLDER,
    RECORD,
    Desk,
    Keys,
    codes,
    policies,
    proof,
    record,
    row,
)
from tests.conftest import Repo, lay

SIG = f"{FOLDER}/.evidence/1-an.sig"
REVIEW = f"{FOLDER}/.evidence/1-github.json"
SIGNERS = "policies/allowed_signers"


def test_this_machine_has_ssh_keygen() -> None:
    assert shutil.which("ssh-keygen"), "these tests need OpenSSH; install openssh-client"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(Repo(tmp_path / "room"), Keys(tmp_path / "keys"), tmp_path / "scratch")


def refused(desk: Desk, code: str, fault: str, *, deserved: str = "stated") -> None:
    """The approval has fallen to what it deserves, for this reason, and one rule says so."""
    found = desk.look()
    told = proof(found)
    assert (told.deserved, told.fault) == (deserved, fault)
    assert codes(found) == {code}


# --- what is honest holds ---------------------------------------------------------------------


def test_an_honest_signature_holds(desk: Desk) -> None:
    told = desk.bound()
    desk.commit({SIGNERS: desk.keys.line("an"), RECORD: record(told), SIG: desk.keys.sign(told)})
    found = desk.look()
    assert proof(found).deserved == "signature"
    assert proof(found).bound == "present"
    assert codes(found) == set()


def test_a_signature_holds_on_after_its_key_expired(desk: Desk) -> None:
    told = desk.bound()
    signers = desk.keys.line("an", options='valid-before="20250401"')
    desk.commit({SIGNERS: signers, RECORD: record(told), SIG: desk.keys.sign(told)})
    desk.commit({"records/note.txt": "later"}, day="2025-05-01")
    assert proof(desk.look(date(2026, 1, 1))).deserved == "signature"


def test_a_signature_moved_with_its_record_holds_from_when_it_first_landed(desk: Desk) -> None:
    told = desk.bound()
    signers = desk.keys.line("an", options='valid-before="20250401"')
    desk.commit({SIGNERS: signers, RECORD: record(told), SIG: desk.keys.sign(told)})
    desk.repo.git("mv", "records/orders/2025", "records/orders/2024")
    desk.commit({}, day="2025-05-01")
    assert proof(desk.look()).deserved == "signature"


def test_what_was_verified_is_remembered_below_git_and_damage_is_ignored(desk: Desk) -> None:
    told = desk.bound()
    forged = desk.keys.sign({**told, "decision": "refused"})
    desk.commit({SIGNERS: desk.keys.line("an"), RECORD: record(told), SIG: forged})
    assert proof(desk.look()).fault == "signature-content"
    memory = desk.repo.root / ".git/recordroom/verified"
    entries = list(memory.iterdir())
    assert entries
    for entry in entries:
        entry.write_text('{"good": true, "fault": ""}', encoding="utf-8")
    assert proof(desk.look()).fault == "signature-content"


# --- keys -------------------------------------------------------------------------------------


def test_expired_key(desk: Desk) -> None:
    told = desk.bound()
    signers = desk.keys.line("an", options='valid-before="20250201"')
    desk.commit({SIGNERS: signers, RECORD: record(told), SIG: desk.keys.sign(told)})
    refused(desk, "FLO038", "key-expired")


def test_key_not_valid_yet(desk: Desk) -> None:
    told = desk.bound()
    signers = desk.keys.line("an", options='valid-after="20250302"')
    desk.commit({SIGNERS: signers, RECORD: record(told), SIG: desk.keys.sign(told)})
    refused(desk, "FLO038", "key-expired")


def test_back_dated_signature_with_an_expired_key(desk: Desk) -> None:
    told = desk.bound(on="2025-01-15")
    signers = desk.keys.line("an", options='valid-before="20250201"')
    desk.commit({SIGNERS: signers, RECORD: record(told), SIG: desk.keys.sign(told)})
    refused(desk, "FLO038", "key-late")


def test_back_dated_commit_with_an_expired_key(desk: Desk) -> None:
    """The commit's day is set back too; the commits before it on the main line are later."""
    told = desk.bound(on="2025-01-15")
    signers = desk.keys.line("an", options='valid-before="20250201"')
    desk.commit({SIGNERS: signers}, day="2025-03-01")
    desk.commit({RECORD: record(told), SIG: desk.keys.sign(told)}, day="2025-01-15")
    refused(desk, "FLO038", "key-late")


def test_back_dated_branch_with_an_expired_key(desk: Desk) -> None:
    """Committed on an old base and merged later: what counts is when the main line got it."""
    told = desk.bound(on="2025-01-15")
    signers = desk.keys.line("an", options='valid-before="20250201"')
    desk.commit({SIGNERS: signers}, day="2025-01-10")
    desk.repo.git("checkout", "-q", "-b", "side")
    desk.commit({RECORD: record(told), SIG: desk.keys.sign(told)}, day="2025-01-15")
    desk.repo.git("checkout", "-q", "main")
    desk.commit({"records/note.txt": "x"}, day="2025-03-01")
    desk.repo.git("merge", "-q", "--no-ff", "-m", "Merge", "side", day="2025-03-02")
    assert proof(desk.look()).fault == "key-late"
    assert proof(desk.look()).deserved == "stated"


def test_back_dated_signature_that_is_not_committed(desk: Desk) -> None:
    told = desk.bound(on="2025-01-15")
    desk.commit(
        {SIGNERS: desk.keys.line("an", options='valid-before="20250201"')}, day="2025-01-02"
    )
    lay(desk.repo.root, {RECORD: record(told), SIG: desk.keys.sign(told)})
    refused(desk, "FLO038", "key-late")


def test_expired_key_without_history_is_not_good_but_untested(desk: Desk, tmp_path: Path) -> None:
    told = desk.bound(on="2025-01-15")
    signers = desk.keys.line("an", options='valid-before="20250201"')
    files = {SIGNERS: signers, RECORD: record(told), SIG: desk.keys.sign(told)}
    desk.repo.root = lay(tmp_path / "bare", {**policies(), **files})
    refused(desk, "FLO042", "no-history")


def test_key_that_nobody_registered(desk: Desk) -> None:
    told = desk.bound()
    desk.commit(
        {
            SIGNERS: desk.keys.line("an"),
            RECORD: record(told),
            SIG: desk.keys.sign(told, key="stranger"),
        }
    )
    refused(desk, "FLO037", "key-unknown")


def test_no_signers_at_all(desk: Desk) -> None:
    told = desk.bound()
    desk.commit({RECORD: record(told), SIG: desk.keys.sign(told)})
    refused(desk, "FLO037", "key-unknown")


def test_key_of_another_person(desk: Desk) -> None:
    told = desk.bound()
    signers = desk.keys.line("an") + desk.keys.line("bai")
    desk.commit({SIGNERS: signers, RECORD: record(told), SIG: desk.keys.sign(told, key="bai")})
    refused(desk, "FLO037", "key-person")


def test_pattern_that_would_let_any_key_speak(desk: Desk) -> None:
    told = desk.bound()
    signers = desk.keys.line("*", key="bai")
    desk.commit({SIGNERS: signers, RECORD: record(told), SIG: desk.keys.sign(told, key="bai")})
    found = desk.look()
    assert proof(found).deserved == "stated"
    assert codes(found) == {"FLO037", "FLO040"}


def test_key_for_git_only(desk: Desk) -> None:
    told = desk.bound()
    signers = desk.keys.line("an", options='namespaces="git"')
    desk.commit({SIGNERS: signers, RECORD: record(told), SIG: desk.keys.sign(told)})
    refused(desk, "FLO037", "key-namespace")


def test_revoked_key(desk: Desk) -> None:
    told = desk.bound()
    files = {SIGNERS: desk.keys.line("an"), RECORD: record(told), SIG: desk.keys.sign(told)}
    desk.commit({**files, "policies/revoked_keys": desk.keys.public("an") + "\n"})
    refused(desk, "FLO039", "key-revoked")


def test_key_revoked_by_a_krl(desk: Desk, tmp_path: Path) -> None:
    told = desk.bound()
    files = {SIGNERS: desk.keys.line("an"), RECORD: record(told), SIG: desk.keys.sign(told)}
    desk.commit(files)
    assert proof(desk.look()).deserved == "signature"
    krl = tmp_path / "krl"
    public = str(desk.keys.folder / "an.pub")
    subprocess.run(["ssh-keygen", "-q", "-k", "-f", str(krl), public], check=True)
    desk.commit({**files, "policies/revoked_keys": krl.read_bytes()})
    refused(desk, "FLO039", "key-revoked")  # though it was remembered as good before


# --- what was signed --------------------------------------------------------------------------


def test_signature_for_another_purpose(desk: Desk) -> None:
    told = desk.bound()
    desk.keys.sign(told)  # makes the key
    done = subprocess.run(
        ["ssh-keygen", "-q", "-Y", "sign", "-n", "git", "-f", str(desk.keys.folder / "an")],
        input=statement("venue", told), capture_output=True, check=True,
    )  # fmt: skip
    desk.commit({SIGNERS: desk.keys.line("an"), RECORD: record(told), SIG: done.stdout})
    refused(desk, "FLO036", "signature-namespace")


def test_signature_over_another_record(desk: Desk) -> None:
    told = desk.bound()
    signed = desk.keys.sign(told, id_="other")
    desk.commit({SIGNERS: desk.keys.line("an"), RECORD: record(told), SIG: signed})
    refused(desk, "FLO036", "signature-content")


def test_signature_over_other_content(desk: Desk) -> None:
    told = desk.bound()
    signed = desk.keys.sign({**told, "content": "v1:sha256:" + "0" * 64})
    desk.commit({SIGNERS: desk.keys.line("an"), RECORD: record(told), SIG: signed})
    refused(desk, "FLO036", "signature-content")


@pytest.mark.parametrize(
    ("name", "value"),
    [("decision", "refused"), ("on", "2025-03-02"), ("post", "deputy"), ("note", "同意，照办")],
)
def test_statement_edited_after_signing(desk: Desk, name: str, value: str) -> None:
    told = desk.bound()
    signed = desk.keys.sign(told)
    desk.commit({SIGNERS: desk.keys.line("an"), RECORD: record({**told, name: value}), SIG: signed})
    found = desk.look()
    assert proof(found).fault == "signature-content"
    assert proof(found).deserved == "stated"
    assert codes(found) == {"FLO036"}


def test_refusal_made_an_approval(desk: Desk) -> None:
    told = desk.bound(decision="refused")
    signed = desk.keys.sign(told)
    forged = record({**told, "decision": "approved"})
    desk.commit({SIGNERS: desk.keys.line("an"), RECORD: forged, SIG: signed})
    refused(desk, "FLO036", "signature-content")


def test_signature_copied_to_another_approval(desk: Desk) -> None:
    told = desk.bound()
    second = {**told, "step": "approve"}
    signed = desk.keys.sign(told)
    desk.commit(
        {
            SIGNERS: desk.keys.line("an"),
            RECORD: record(told, second),
            SIG: signed,
            f"{FOLDER}/.evidence/2-an.sig": signed,
        }
    )
    found = desk.look()
    assert proof(found, 0).deserved == "signature"
    assert (proof(found, 1).deserved, proof(found, 1).fault) == ("stated", "signature-content")


def test_signature_that_names_no_content(desk: Desk) -> None:
    told = row()
    desk.commit({SIGNERS: desk.keys.line("an"), RECORD: record(told), SIG: desk.keys.sign(told)})
    refused(desk, "FLO036", "signature-unbound")


def test_no_signature_at_all(desk: Desk) -> None:
    desk.commit({SIGNERS: desk.keys.line("an"), RECORD: record(desk.bound())})
    refused(desk, "FLO035", "signature-missing")


@pytest.mark.parametrize("text", ["", "good", "-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n"])
def test_file_that_is_no_signature(desk: Desk, text: str) -> None:
    desk.commit({SIGNERS: desk.keys.line("an"), RECORD: record(desk.bound()), SIG: text})
    refused(desk, "FLO036", "signature-unreadable")


def test_content_changed_after_a_signature_is_stale(desk: Desk) -> None:
    told = desk.bound()
    changed = record(told, body="请立即办理。")
    desk.commit({SIGNERS: desk.keys.line("an"), RECORD: changed, SIG: desk.keys.sign(told)})
    found = desk.look()
    assert proof(found).bound == "stale"
    verdict = judge(found.holdings.by_id["venue"], found.policies, found.holdings)
    assert [(f.kind, f.index) for f in verdict.faults] == [("stale", 0)]


# --- commits ----------------------------------------------------------------------------------


def test_own_commit_holds_through_a_merge(desk: Desk) -> None:
    told = row(evidence="commit")
    desk.commit({RECORD: record()}, who="Bai Hua")
    desk.repo.git("checkout", "-q", "-b", "side")
    desk.commit({RECORD: record(told)}, who="An Ning")
    desk.commit({RECORD: record(told, body="更正。")}, who="Bai Hua")
    desk.repo.git("checkout", "-q", "main")
    desk.repo.git("merge", "-q", "--no-ff", "-m", "Merge", "side", who="Bai Hua")
    assert proof(desk.look()).deserved == "commit"


def test_commit_by_another_author(desk: Desk) -> None:
    desk.commit({RECORD: record(row(evidence="commit"))}, who="Bai Hua")
    refused(desk, "FLO034", "commit-author")


def test_commit_with_a_borrowed_author(desk: Desk) -> None:
    lay(desk.repo.root, {**policies(), RECORD: record(row(evidence="commit"))})
    desk.repo.git("add", "-A")
    author = "--author=An Ning <an.ning@sample.example>"
    desk.repo.git("commit", "-q", author, "-m", "Approve", who="Bai Hua")
    refused(desk, "FLO034", "commit-author")


def test_commit_squashed_by_another(desk: Desk) -> None:
    desk.commit({RECORD: record()}, who="Bai Hua")
    desk.repo.git("checkout", "-q", "-b", "side")
    desk.commit({RECORD: record(row(evidence="commit"))}, who="An Ning")
    assert proof(desk.look()).deserved == "commit"
    desk.repo.git("checkout", "-q", "main")
    desk.repo.git("merge", "-q", "--squash", "side")
    desk.repo.git("commit", "-q", "-m", "Squash", who="Bai Hua")
    refused(desk, "FLO034", "commit-author")


def test_commit_rebased_by_another(desk: Desk) -> None:
    desk.commit({RECORD: record()}, who="Bai Hua")
    desk.repo.git("checkout", "-q", "-b", "side")
    desk.commit({RECORD: record(row(evidence="commit"))}, who="An Ning")
    desk.repo.git("checkout", "-q", "main")
    desk.commit({"records/note.txt": "x"}, who="Bai Hua")
    desk.repo.git("cherry-pick", "side", who="Bai Hua")
    refused(desk, "FLO034", "commit-author")


def test_mailmap_lends_no_address(desk: Desk) -> None:
    mapped = "An Ning <an.ning@sample.example> <bai.hua@sample.example>\n"
    desk.commit({RECORD: record(row(evidence="commit")), ".mailmap": mapped}, who="Bai Hua")
    refused(desk, "FLO034", "commit-author")


def test_approval_edited_by_another_is_a_new_entry(desk: Desk) -> None:
    desk.commit({RECORD: record(row(evidence="commit", decision="refused"))}, who="An Ning")
    desk.commit({RECORD: record(row(evidence="commit"))}, who="Bai Hua")
    refused(desk, "FLO034", "commit-author")


def test_commit_in_a_shallow_clone_is_untested(desk: Desk, tmp_path: Path) -> None:
    desk.commit({RECORD: record(row(evidence="commit"))})
    desk.commit({"records/note.txt": "x"})
    shallow = tmp_path / "shallow"
    url = f"file://{desk.repo.root}"
    subprocess.run(["git", "clone", "-q", "--depth=1", url, str(shallow)], check=True)
    desk.repo.root = shallow
    refused(desk, "FLO042", "no-history")


# --- reviews on a forge -----------------------------------------------------------------------


def review(commit: str, **more: object) -> str:
    told = {
        "id": 7,
        "user": {"login": "An-Ning"},
        "state": "APPROVED",
        "submitted_at": "2025-03-01T08:00:00Z",
        "commit_id": commit,
    }
    return json.dumps(told | more)


def reviewed(desk: Desk, **more: object) -> None:
    """A review of the first commit, archived by the second."""
    first = desk.commit({RECORD: record()}, who="Bai Hua")
    told = row(evidence="forge")
    desk.commit({RECORD: record(told), REVIEW: review(first, **more)}, who="Bai Hua")


def test_honest_review_holds(desk: Desk) -> None:
    reviewed(desk)
    assert proof(desk.look()).deserved == "forge"
    assert codes(desk.look()) == set()


def test_review_of_gitlab_holds(desk: Desk) -> None:
    first = desk.commit({RECORD: record()}, who="Bai Hua")
    answer = {
        "merge_request": {"iid": 3, "sha": first},
        "approvals": {
            "approved_by": [
                {"user": {"username": "an-ning"}, "approved_at": "2025-02-28T20:00:00.000Z"}
            ]
        },
    }
    name = f"{FOLDER}/.evidence/1-gitlab.json"
    desk.commit({RECORD: record(row(evidence="forge")), name: json.dumps(answer)})
    assert proof(desk.look()).deserved == "forge"


@pytest.mark.parametrize(
    ("more", "fault"),
    [
        ({"user": {"login": "baihua"}}, "review-person"),
        ({"state": "DISMISSED"}, "review-state"),
        ({"dismissed": True}, "review-state"),
        ({"state": "CHANGES_REQUESTED"}, "review-state"),
        ({"submitted_at": "2025-03-04T08:00:00Z"}, "review-day"),
        ({"submitted_at": "0001-01-01T00:00:00Z"}, "review-day"),
        ({"submitted_at": None}, "review-day"),
        ({"state": "COMMENTED"}, "review-unreadable"),
    ],
)
def test_review_that_does_not_match(desk: Desk, more: dict[str, object], fault: str) -> None:
    reviewed(desk, **more)
    refused(desk, "FLO033", fault)


def test_approval_withdrawn_by_a_later_review(desk: Desk) -> None:
    first = desk.commit({RECORD: record()})
    later = json.loads(
        review(first, state="CHANGES_REQUESTED", submitted_at="2025-03-01T09:00:00Z")
    )
    both = json.dumps([json.loads(review(first)), later])
    desk.commit({RECORD: record(row(evidence="forge")), REVIEW: both})
    refused(desk, "FLO033", "review-state")


def test_review_of_an_older_commit(desk: Desk) -> None:
    first = desk.commit({RECORD: record(body="旧稿。")}, who="Bai Hua")
    told = row(evidence="forge")
    desk.commit({RECORD: record(told), REVIEW: review(first)}, who="Bai Hua")
    refused(desk, "FLO033", "review-content")


def test_review_of_a_commit_before_the_record(desk: Desk) -> None:
    first = desk.commit({}, who="Bai Hua")
    desk.commit({RECORD: record(row(evidence="forge")), REVIEW: review(first)}, who="Bai Hua")
    refused(desk, "FLO033", "review-content")


def test_review_of_a_commit_that_is_gone(desk: Desk) -> None:
    desk.commit({RECORD: record(row(evidence="forge")), REVIEW: review("a" * 40)})
    refused(desk, "FLO042", "no-commit")


@pytest.mark.parametrize("commit", ["HEAD", "main", "HEAD~0", "--all", ""])
def test_review_that_names_no_commit(desk: Desk, commit: str) -> None:
    desk.commit({RECORD: record(row(evidence="forge")), REVIEW: review(commit)})
    assert proof(desk.look()).deserved == "stated"


def test_review_without_an_archive(desk: Desk) -> None:
    desk.commit({RECORD: record(row(evidence="forge"))})
    refused(desk, "FLO032", "review-missing")


# --- paper ------------------------------------------------------------------------------------

SCAN = {"file": "scan.pdf", "title": "签批单", "role": "approval-scan"}


def paper(**more: str) -> dict[str, str]:
    told = row(evidence="paper", scan="scan.pdf", entered_by="bai", entered_on="2025-03-03")
    return told | {k.replace("_", "-"): v for k, v in more.items()}


def test_honest_paper_holds(desk: Desk) -> None:
    files: dict[str, str | bytes] = {f"{FOLDER}/scan.pdf": b"%PDF-1.4"}
    desk.commit({RECORD: record(paper(), attachments=(SCAN,)), **files})
    assert proof(desk.look()).deserved == "paper"
    assert codes(desk.look()) == set()


def test_paper_without_scan(desk: Desk) -> None:
    desk.commit({RECORD: record(row(evidence="paper"))})
    refused(desk, "FLO030", "scan-missing")


@pytest.mark.parametrize("listed", [(), ({**SCAN, "role": "received"},)])
def test_scan_that_is_not_listed_as_one(desk: Desk, listed: tuple[dict[str, str], ...]) -> None:
    desk.commit({RECORD: record(paper(), attachments=listed), f"{FOLDER}/scan.pdf": b"%PDF"})
    refused(desk, "FLO030", "scan-missing")


def test_scan_that_is_not_there(desk: Desk) -> None:
    desk.commit({RECORD: record(paper(), attachments=(SCAN,))})
    refused(desk, "FLO030", "scan-missing")


@pytest.mark.parametrize("name", ["entered-by", "entered-on"])
def test_scan_without_who_entered_it_and_when(desk: Desk, name: str) -> None:
    told = {k: v for k, v in paper().items() if k != name}
    desk.commit({RECORD: record(told, attachments=(SCAN,)), f"{FOLDER}/scan.pdf": b"%PDF"})
    refused(desk, "FLO031", "scan-entry")


def test_scan_entered_before_it_was_signed(desk: Desk) -> None:
    told = paper(entered_on="2025-02-28")
    desk.commit({RECORD: record(told, attachments=(SCAN,)), f"{FOLDER}/scan.pdf": b"%PDF"})
    refused(desk, "FLO031", "scan-entry")


def test_failed_signature_falls_to_the_paper_that_is_there(desk: Desk) -> None:
    told = paper(evidence="signature")
    desk.commit({RECORD: record(told, attachments=(SCAN,)), f"{FOLDER}/scan.pdf": b"%PDF"})
    refused(desk, "FLO035", "signature-missing", deserved="paper")


# --- where a band asks for evidence -----------------------------------------------------------


def asking(grade: str) -> dict[str, str | bytes]:
    """The policies with a matter whose approvals must rest on no less than a grade."""
    text = policies()["policies/authority.yml"]
    matter = (
        "  - {id: orders, label: {zh-Hans: 发文, en: Orders}, type: order, final: sign, bands: "
        f'[{{approve: ["post:chief"], evidence: {grade}}}]}}\n'
    )
    head, mark, rest = text.partition("matters:\n")
    return {"policies/authority.yml": head + mark + matter + rest}


def judged(desk: Desk) -> tuple[bool, list[str]]:
    found = desk.look()
    verdict = judge(found.holdings.by_id["venue"], found.policies, found.holdings)
    return verdict.sufficient, [fault.kind for fault in verdict.faults]


def test_what_is_proven_counts_for_a_band(desk: Desk) -> None:
    told = desk.bound()
    files = {SIGNERS: desk.keys.line("an"), RECORD: record(told), SIG: desk.keys.sign(told)}
    desk.commit({**asking("commit"), **files})
    assert judged(desk) == (True, [])


def test_a_claim_that_is_not_proven_does_not_count_for_a_band(desk: Desk) -> None:
    told = desk.bound()
    forged = desk.keys.sign(told, key="stranger")
    files = {SIGNERS: desk.keys.line("an"), RECORD: record(told), SIG: forged}
    desk.commit({**asking("commit"), **files})
    assert judged(desk) == (False, ["weak-evidence"])


def test_what_could_not_be_tested_does_not_count_for_a_band(desk: Desk) -> None:
    desk.commit(
        {**asking("forge"), RECORD: record(row(evidence="forge")), REVIEW: review("a" * 40)}
    )
    assert judged(desk) == (False, ["weak-evidence"])


# --- what is left over ------------------------------------------------------------------------


def test_evidence_of_an_approval_that_was_taken_away(desk: Desk) -> None:
    told = desk.bound()
    desk.commit({SIGNERS: desk.keys.line("an"), RECORD: record(), SIG: desk.keys.sign(told)})
    assert codes(desk.look()) == {"FLO041"}


def test_one_review_serves_no_two_people(desk: Desk) -> None:
    first = desk.commit({RECORD: record()})
    told = row(evidence="forge")
    other = {**told, "by": "bai", "post": "office-head"}
    desk.commit({RECORD: record(told, other), REVIEW: review(first)})
    found = desk.look()
    assert proof(found, 0).deserved == "forge"
    assert (proof(found, 1).deserved, proof(found, 1).fault) == ("stated", "review-person")


def test_number_of_processes_does_not_grow(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten records that claim their approver's commit cost git no more processes than one."""
    desk.commit({})
    started: list[object] = []
    real = subprocess.Popen.__init__

    def noting(self: object, *args: object, **kwargs: object) -> None:
        started.append(args)
        real(self, *args, **kwargs)  # type: ignore[arg-type, call-overload]

    counts = []
    for n in (1, 10):
        for i in range(n):
            desk.commit({f"records/orders/2025/r{i}.md": record(row(evidence="commit"))})
        with monkeypatch.context() as patched:
            patched.setattr(subprocess.Popen, "__init__", noting)
            started.clear()
            found = desk.look()
        counts.append(len(started))
        assert {p.deserved for p in found.holdings.proofs.values()} == {"commit"}
    assert counts[0] == counts[1] > 0
