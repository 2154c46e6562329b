"""What was changed since a branch parted, in real repositories: pull requests, merges, odd bases."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from recordroom.authorise.content import content_hash
from recordroom.pipeline import check_room
from recordroom.read.files import SurroundingsError
from tests.conftest import Repo, base_files, lay

PLAN = "records/plans/2025/river-day.md"
DAY = date(2026, 1, 1)


def plan(status: str = "issued", body: str = "上午清理河岸。", extra: str = "") -> str:
    return (
        f"---\ntype: plan\ntitle: 河岸清洁日活动方案\ndate: 2025-03-01\nstatus: {status}\n"
        f"{extra}---\n\n{body}\n"
    )


def approved(on: str) -> str:
    return (
        "approvals:\n  - step: approve\n    by: an\n    post: chief\n"
        f"    on: {on}\n    decision: approved\n"
    )


def found(root: Path, against: str, as_of: date = DAY) -> list[tuple[str, str, int]]:
    diagnostics = check_room(root, as_of=as_of, against=against).diagnostics
    return [(d.code, str(d.path), d.start.line) for d in diagnostics]


def refusal(root: Path, against: str) -> SurroundingsError:
    with pytest.raises(SurroundingsError) as caught:
        check_room(root, as_of=DAY, against=against)
    return caught.value


@pytest.fixture
def issued(repo: Repo) -> Repo:
    repo.commit({**base_files(), PLAN: plan()}, day="2025-03-01")
    return repo


def test_a_clean_pull_request_has_no_finding(repo: Repo) -> None:
    repo.commit(base_files(), day="2025-02-01")
    repo.git("checkout", "-q", "-b", "work")
    repo.commit({PLAN: plan("draft", "还没写完。")}, day="2025-02-20")
    repo.commit({PLAN: plan("draft")}, day="2025-02-24")
    repo.commit({PLAN: plan("draft", extra=approved("2025-02-26"))}, day="2025-02-26")
    repo.commit({PLAN: plan(extra=approved("2025-02-26"))}, day="2025-03-01")
    assert found(repo.root, "main", date(2025, 12, 1)) == []


def test_what_is_not_committed_counts_too(issued: Repo) -> None:
    lay(issued.root, {PLAN: plan(body="全天清理河岸。")})
    assert found(issued.root, "main") == [("HIS001", PLAN, 8)]


def test_two_commits_that_undo_each_other_are_no_change(issued: Repo) -> None:
    issued.git("checkout", "-q", "-b", "work")
    issued.commit({PLAN: plan(body="全天清理河岸。")})
    issued.commit({PLAN: plan()})
    assert found(issued.root, "main") == []


def test_only_what_the_branch_did_is_judged(issued: Repo) -> None:
    issued.git("checkout", "-q", "-b", "work")
    issued.commit({"records/plans/2025/own.md": plan("draft").replace("河岸", "公园")})
    issued.git("checkout", "-q", "main")
    issued.commit({PLAN: plan("draft")})
    issued.git("checkout", "-q", "work")
    assert found(issued.root, "main") == []


def test_the_merge_result_is_judged_against_its_target(issued: Repo) -> None:
    issued.git("checkout", "-q", "-b", "work")
    issued.commit({PLAN: plan(body="全天清理河岸。")})
    issued.git("checkout", "-q", "main")
    issued.commit({"records/plans/2025/own.md": plan("draft").replace("河岸", "公园")})
    target = issued.git("rev-parse", "HEAD").strip()
    issued.git("checkout", "-q", "--detach", "main")
    issued.git("merge", "-q", "--no-ff", "--no-edit", "work")
    assert found(issued.root, target) == [("HIS001", PLAN, 8)]


def test_a_detached_head_is_as_good_as_a_branch(issued: Repo) -> None:
    issued.git("checkout", "-q", "--detach")
    issued.commit({PLAN: plan("draft")})
    assert found(issued.root, "main") == [("HIS002", PLAN, 5)]


def test_a_room_below_the_top_of_its_repository(repo: Repo) -> None:
    repo.commit({f"room/{name}": text for name, text in {**base_files(), PLAN: plan()}.items()})
    lay(repo.root, {f"room/{PLAN}": plan("draft")})
    assert found(repo.root / "room", "main") == [("HIS002", PLAN, 5)]


@pytest.mark.parametrize("name", ["nowhere", "--output=x", "HEAD~9"])
def test_an_unknown_revision_is_refused(issued: Repo, name: str) -> None:
    error = refusal(issued.root, name)
    assert name in error.hans and name in error.en


def test_an_unrelated_base_is_refused(issued: Repo) -> None:
    issued.git("checkout", "-q", "--orphan", "other")
    issued.commit({PLAN: plan()})
    error = refusal(issued.root, "main")
    assert "没有共同的历史" in error.hans and "shares no history" in error.en


def test_a_shallow_clone_says_what_to_fetch(issued: Repo, tmp_path: Path) -> None:
    issued.git("checkout", "-q", "-b", "work")
    issued.commit({PLAN: plan("draft")})
    issued.git("checkout", "-q", "main")
    issued.commit({"records/plans/2025/own.md": plan("draft").replace("河岸", "公园")})
    issued.git(
        "clone", "-q", "--depth", "1", "--no-single-branch", f"file://{issued.root}",
        str(tmp_path / "cut"),
    )  # fmt: skip
    assert "fetch --unshallow" in refusal(tmp_path / "cut", "origin/work").hans


def test_without_git_there_is_nothing_to_compare(tmp_path: Path) -> None:
    assert "git" in refusal(lay(tmp_path / "bare", base_files()), "main").hans


def test_the_day_of_an_approval_is_that_of_its_first_commit(repo: Repo) -> None:
    repo.commit({**base_files(), PLAN: plan("draft")}, day="2025-02-01")
    repo.git("checkout", "-q", "-b", "work")
    repo.commit({PLAN: plan("draft", extra=approved("2025-02-26"))}, day="2025-02-27")
    # Two months of waiting before it is issued: the approval itself came in at once.
    repo.commit({PLAN: plan(extra=approved("2025-02-26"))}, day="2025-05-01")
    assert found(repo.root, "main") == []
    late = {PLAN: plan(extra=approved("2025-02-27"))}
    repo.commit(late, day="2025-05-02")
    assert found(repo.root, "main") == [("HIS020", PLAN, 10)]


def test_what_cannot_be_read_is_not_called_removed(issued: Repo) -> None:
    lay(issued.root, {PLAN: plan().replace("type: plan", "type: [plan")})
    codes = [code for code, *_ in found(issued.root, "main")]
    assert codes and not any(code.startswith("HIS") for code in codes)


def test_waivers_apply_and_are_not_called_unused(issued: Repo) -> None:
    waiver = (
        "\nwaivers:\n  - rule: HIS002\n    records: [river-day]\n    reason: 理事会同意重办\n"
        "    by: an\n    until: 2026-12-31\n"
    )
    checks = base_files()["policies/checks.yml"] + waiver
    issued.commit({"policies/checks.yml": checks})
    assert "POL018" not in [code for code, *_ in found(issued.root, "main")]
    lay(issued.root, {PLAN: plan("draft")})
    assert "HIS002" not in [code for code, *_ in found(issued.root, "main")]


def test_no_change_makes_light_of_its_own_faults(issued: Repo) -> None:
    issued.git("checkout", "-q", "-b", "work")
    issued.commit(
        {
            PLAN: plan(body="全天清理河岸。"),
            "policies/checks.yml": (
                'severities: {HIS001: "off"}\nwaivers:\n'
                "  - {rule: unexplained-change, records: [river-day], reason: 样例, by: an, "
                "until: 2026-12-31}\nvague-words: [适当]\nplaceholders: [TODO]\n"
            ),
        }
    )
    assert ("HIS001", PLAN, 8) in found(issued.root, "main")


def test_a_field_is_not_taken_out_of_the_content_for_oneself(repo: Repo) -> None:
    type_ = "policies/record-types/plan.yml"
    files = base_files()
    paid = plan(extra="amount: 500\n")
    repo.commit({**files, PLAN: paid}, day="2025-03-01")
    marked = files[type_].replace("kind: money,", "kind: money, process: true,")
    assert marked != files[type_]
    repo.commit({type_: marked, PLAN: paid.replace("500", "900")})
    assert ("HIS001", PLAN, 6) in found(repo.root, "HEAD~1")


def test_a_minor_amendment_does_not_change_who_approves(repo: Repo) -> None:
    repo.commit({**base_files(), PLAN: plan(extra="amount: 500\n")}, day="2025-03-01")
    checked = check_room(repo.root, as_of=DAY)
    start = content_hash(checked.holdings.by_id["river-day"], checked.policies)
    rows = (
        "amendments:\n  - {on: 2025-12-30, by: an, kind: minor, summary: 更正, "
        f'from: "{start}"}}\n'
    )
    lay(repo.root, {PLAN: plan(extra=f"amount: 500\n{rows}", body="上午清理南岸。")})
    assert not [code for code, *_ in found(repo.root, "HEAD") if code.startswith("HIS")]
    lay(repo.root, {PLAN: plan(extra=f"amount: 900\n{rows}")})
    assert ("HIS001", PLAN, 6) in found(repo.root, "HEAD")


def test_a_draft_policy_approves_no_settings(repo: Repo) -> None:
    policy = (
        "---\ntype: policy\ntitle: {title}\ndate: 2025-03-01\nstatus: {status}\n"
        'governs: ["retention.yml#classes"]\n{extra}---\n\n## 保管\n\n**第一条** 按表保管。\n'
    )
    files = base_files()
    retention = "policies/retention.yml"
    own = "policies/rules/records-rules.md"
    before = policy.format(title="档案管理办法", status="issued", extra="")
    repo.commit({**files, own: before}, day="2025-03-01")
    longer = files[retention].replace("period: P10Y", "period: P15Y")
    assert longer != files[retention]
    draft = policy.format(title="另一份办法", status="draft", extra=approved("2025-12-30"))
    lay(repo.root, {retention: longer, "policies/rules/other-rules.md": draft})
    assert "HIS017" in [code for code, *_ in found(repo.root, "HEAD")]


def test_a_replaced_past_deceives_nobody(issued: Repo) -> None:
    honest = issued.git("rev-parse", "HEAD").strip()
    issued.commit({PLAN: plan(body="全天清理河岸。")})
    issued.git("replace", honest, "HEAD")
    assert ("HIS001", PLAN, 8) in found(issued.root, honest)


def test_a_users_settings_of_git_change_nothing(issued: Repo) -> None:
    issued.git("checkout", "-q", "-b", "work")
    issued.commit({PLAN: plan(body="全天清理河岸。")})
    for key, value in (("log.showSignature", "true"), ("color.ui", "always")):
        issued.git("config", key, value)
    assert found(issued.root, "main") == [("HIS001", PLAN, 8)]
