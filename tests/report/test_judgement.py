"""`explain` says which approval fulfils which step and why, and who may give what is missing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from recordroom.authorise.verdict import FAULTS
from recordroom.report.judgement import WHY_NOT, judgement
from tests.authorise.hall import AUTHORITY, ORGANISATION, leave, open_hall, plan, vote

LENT = """delegations:
  - {from: chief, to: "post:deputy", up-to: "5", starts: 2025-03-05, ends: 2025-03-06, by: two}
"""


def told(
    root: Path,
    file: str,
    *,
    lang: str = "zh-Hans",
    added: dict[str, str] | None = None,
    **more: str,
) -> str:
    files = {"records/leaves/2025/one.md": file}
    files.update({f"records/resolutions/2025/{name}.md": text for name, text in more.items()})
    hall = open_hall(root, files, added=added or {})
    day = date(2026, 1, 1)
    lines = judgement(hall.record("one"), hall.policies, hall.holdings, as_of=day, lang=lang)
    return "\n".join(lines)


def test_a_step_that_is_given(tmp_path: Path) -> None:
    said = told(tmp_path, leave("approve bai office-head 2025-03-06"))
    assert "请假：天数 1，按「不超过 1」一档" in said
    assert "✓ 第1步 部门负责人：2025-03-06 白桦，那天担任综合部主任" in said


def test_a_step_that_is_missing_names_people(tmp_path: Path) -> None:
    said = told(tmp_path, leave("approve bai office-head 2025-03-06", days="3"))
    assert "✗ 第1步 分管副秘书长：还缺；现在可以批的：程远（副秘书长）" in said
    assert "不算的审批\n    2025-03-06 白桦：没有批准这件事的权限" in said
    english = told(tmp_path / "en", leave(days="3"), lang="en")
    assert "still missing; who may give it now: Cheng Yuan (Deputy)" in english


def test_the_next_one_up(tmp_path: Path) -> None:
    said = told(tmp_path, leave("approve cheng deputy 2025-03-06", applicant="bai"))
    assert "程远，申请人自己担任综合部主任，由上一级副秘书长批准" in said


def test_by_delegation_and_standing_in(tmp_path: Path) -> None:
    lent = leave("approve cheng deputy 2025-03-06 for=chief", days="5")
    said = told(tmp_path / "lent", lent, added={AUTHORITY: LENT})
    assert "程远，受秘书长授权（two）" in said
    acting = "  - {person: cheng, post: chief, from: 2025-03-01, to: 2025-03-31, acting: true}\n"
    stands_in = leave("approve cheng chief 2025-03-06", days="5")
    said = told(tmp_path / "acting", stands_in, added={ORGANISATION: acting})
    assert "程远，那天代理秘书长" in said


def test_a_post_that_nobody_holds(tmp_path: Path) -> None:
    vacant = "  - {id: empty, label: {zh-Hans: 空部, en: Empty}, head: cashier, deputy: deputy}\n"
    hall = open_hall(tmp_path, {"records/leaves/2025/one.md": leave()}, added={})
    text = (tmp_path / ORGANISATION).read_text(encoding="utf-8")
    grown = text.replace("departments:\n", "departments:\n" + vacant)
    away = leave().replace("department: office", "department: empty")
    files = {ORGANISATION: grown, "records/leaves/2025/one.md": away}
    hall = open_hall(tmp_path / "vacant", files, added={})
    day = date(2026, 1, 1)
    lines = judgement(hall.record("one"), hall.policies, hall.holdings, as_of=day, lang="zh-Hans")
    assert "这个岗位现在没有人，请先任命或授权" in lines[1]


def test_requests_that_count_as_one(tmp_path: Path) -> None:
    later = leave("approve bai office-head 2025-03-06", from_="2025-03-11", to="2025-03-11")
    first = leave("approve bai office-head 2025-03-06")
    files = {"records/leaves/2025/one.md": later, "records/leaves/2025/zero.md": first}
    hall = open_hall(tmp_path, files, added={})
    day = date(2026, 1, 1)
    lines = judgement(hall.record("one"), hall.policies, hall.holdings, as_of=day, lang="zh-Hans")
    assert "2（本件 1，与 zero 连在一起算）" in lines[0]


def test_what_a_body_decided(tmp_path: Path) -> None:
    spoken = "adopt an chief 2025-04-10"
    itself = told(tmp_path / "itself", vote(spoken))
    assert "本件就是理事会的决定，表决通过" in itself
    review = "review bai office-head 2025-04-02"
    by = told(tmp_path / "by", plan(review, spoken + " in=two"), two=vote(spoken))
    assert "依据理事会的决定 two" in by
    assert "由主持人写明理事会通过" in told(tmp_path / "chair", plan(review, spoken))


def test_nothing_is_asked(tmp_path: Path) -> None:
    assert told(tmp_path, leave(days='""')) == "  授权表没有规定本件要由谁批准。"


def test_every_fault_has_words() -> None:
    assert set(FAULTS) - set(WHY_NOT) == {"not-asked", "already-given"}
