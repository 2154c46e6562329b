"""A council meeting: notice, record, a two-thirds vote with a recusal, resolution, minutes."""

from __future__ import annotations

from pathlib import Path

from tests.walk.conftest import Desk

SIX = "[an-ning, bo-yuan, cen-xi, deng-lu, e-mei, fu-sang]"


def agenda() -> str:
    return "\n  - no: 1\n    topic: 调整春苗项目预算\n    by: bo-yuan"


def meeting(office: Desk) -> None:
    """Notice sent, meeting held, record confirmed; on the present branch."""
    office.acts(
        "new", "meeting-notice", "--id", "notice-spring",
        "--set", "title=关于召开理事会第一次会议的通知", "--set", f"date={office.day}",
        "--set", "department=general-office", "--set", "kind=council",
        "--set", "starts=2026-03-12T14:00", "--set", "place=协会会议室",
        "--set", "chair=an-ning", "--set", "convener=an-ning",
        "--set", "invited=an-ning,bo-yuan,cen-xi,deng-lu,e-mei,fu-sang,gu-yu",
    )  # fmt: skip
    office.write("notice-spring", "## 议程\n\n1. 调整春苗项目预算。", agenda=agenda())
    office.acts("issue", "notice-spring")
    office.merge()
    office.day = "2026-03-12"
    office.branch("held")
    office.acts(
        "new", "meeting-record", "--id", "record-spring",
        "--set", "title=理事会第一次会议记录", "--set", f"date={office.day}",
        "--set", "department=general-office", "--set", "meeting=notice-spring",
        "--set", "kind=council", "--set", "started=2026-03-12T14:00",
        "--set", "ended=2026-03-12T15:30", "--set", "place=协会会议室", "--set", "chair=an-ning",
        "--set", "recorder=ke-qing", "--set", "present=an-ning,bo-yuan,cen-xi,deng-lu,e-mei,fu-sang",
        "--set", "sign-in=sheet",
    )  # fmt: skip
    body = "## 议程\n\n1. 预算调整。\n\n## 讨论\n\n扶桑与供应商有关联，说明后离席。\n\n## 决议事项\n\n1. 通过。"
    office.write("record-spring", body, absent="\n  - person: gu-yu")
    office.acts("approve", "record-spring", by="ji-bai")
    office.acts("advance", "notice-spring", "--to", "held")
    office.merge()


def vote(office: Desk, id_: str, *, for_: int, against: int, result: str = "adopted") -> None:
    """A resolution about a budget change: six present, one of them stepping aside."""
    office.acts(
        "new", "resolution", "--id", id_,
        "--set", "title=关于调整春苗项目预算的决议", "--set", f"date={office.day}",
        "--set", "department=general-office", "--set", "author=ke-qing", "--set", "body=council",
        "--set", "decided-by=meeting", "--set", "meeting=notice-spring",
        "--set", "matter=budget-change", "--set", "entitled=7", "--set", "present-count=6",
        "--set", f"for={for_}", "--set", f"against={against}",
        "--set", f"abstain={5 - for_ - against}", "--set", "recused=fu-sang",
        "--set", "threshold=two-thirds", "--set", f"result={result}",
        "--set", "effective-from=2026-03-12", "--set", "owner=lan-tian",
    )  # fmt: skip
    office.write(
        id_, "## 决议内容\n\n通过预算调整。\n\n## 表决情况\n\n应到七人，实到六人，扶桑回避。"
    )


def test_council_meeting(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    office, others = desks
    office.branch("spring")
    meeting(office)

    # 回避的不计入：五人表决，三分之二须四票
    office.branch("resolution")
    vote(office, "res-budget", for_=4, against=1)
    office.push()
    others.take("resolution")
    others.day = "2026-03-12"
    others.acts("approve", "res-budget", by="an-ning")
    assert others.value("res-budget", "status") == "voted"
    others.merge(squash=True)
    office.day = "2026-03-13"
    office.branch("number-resolution")
    office.acts("number", "res-budget")

    # 纪要：审定、编号、印发、签名、归档
    office.acts(
        "new", "minutes", "--id", "minutes-spring",
        "--set", "title=理事会第一次会议纪要", "--set", "date=2026-03-12",
        "--set", "department=general-office", "--set", "author=ke-qing",
        "--set", "meeting=notice-spring", "--set", "kind=council", "--set", "body=council",
        "--set", "held-on=2026-03-12", "--set", "place=协会会议室", "--set", "chair=an-ning",
        "--set", "recorder=ke-qing", "--set", "present=an-ning,bo-yuan,cen-xi,deng-lu,e-mei,fu-sang",
        "--set", "entitled=7",
    )  # fmt: skip
    decisions = (
        "\n  - no: 1\n    text: 财务部按决议调整预算\n    owner: lan-tian\n    due: 2026-03-31"
    )
    votes = (
        "\n  - matter: 调整春苗项目预算\n    for: 4\n    against: 1\n    abstain: 0"
        "\n    recused: [fu-sang]\n    threshold: two-thirds\n    result: adopted"
    )
    body = "## 议程\n\n1. 预算调整。\n\n## 讨论\n\n扶桑回避。\n\n## 决议事项\n\n1. 通过。"
    office.write("minutes-spring", body, decisions=decisions, votes=votes)
    office.acts("submit", "minutes-spring")
    office.merge()
    others.branch("settle")
    others.day = "2026-03-13"
    others.acts("approve", "minutes-spring", by="bo-yuan")
    assert others.value("minutes-spring", "status") == "in-review"
    others.acts("approve", "minutes-spring", by="an-ning")
    assert others.value("minutes-spring", "status") == "approved"
    others.merge()
    office.day = "2026-03-16"
    office.branch("number-minutes")
    office.acts("issue", "res-budget")
    assert office.value("res-budget", "status") == "adopted"
    office.acts("number", "minutes-spring", "--code", "小样理纪")
    office.merge()
    office.branch("issue-minutes")
    office.acts("issue", "minutes-spring")
    office.acts("advance", "notice-spring", "--to", "closed")
    signed = tmp_path / "signed.pdf"
    signed.write_bytes(b"%PDF-1.4 signed")
    office.acts("attach", "minutes-spring", str(signed), "--role", "signed-page")
    office.acts("file", "record-spring", by="ke-qing")
    office.acts(
        "file", "minutes-spring", "--set",
        "signatures=an-ning,bo-yuan,cen-xi,deng-lu,e-mei,fu-sang", by="ke-qing",
    )  # fmt: skip
    office.merge()
    assert office.value("minutes-spring", "status") == "filed"
    office.does("audit")


def test_a_vote_short_of_two_thirds_is_not_adopted(desks: tuple[Desk, Desk]) -> None:
    office, _ = desks
    office.branch("spring")
    meeting(office)
    office.branch("resolution")
    vote(office, "res-budget", for_=3, against=2)
    said = office.does(
        "approve", "res-budget", "--by", "an-ning", "--on", office.day, "--yes", status=1
    )
    assert "没有通过" in said
    assert office.value("res-budget", "status") == "draft"
