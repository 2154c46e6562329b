"""A 收文: signed for, registered, proposed, instructed, reminded, answered, done and filed."""

from __future__ import annotations

from pathlib import Path

from tests.walk.conftest import Desk
from tests.walk.test_official_document import BODY, draft

SUMMARY = """## 内容摘要

街道办事处询问第二季度在本辖区的志愿服务安排，请于3月20日前答复。"""


def test_incoming_document_with_reply(desks: tuple[Desk, Desk], tmp_path: Path) -> None:
    office, others = desks
    id_, reply = "in-street", "reply-street"
    scan = tmp_path / "letter.pdf"
    scan.write_bytes(b"%PDF-1.4 letter")

    # 签收、登记：来文字号照录
    office.branch(id_)
    office.acts(
        "new", "incoming-document", "--id", id_,
        "--set", "title=关于了解志愿服务安排的函",
        "--set", f"date={office.day}",
        "--set", "department=projects",
        "--set", "from-body=南山街道办事处",
        "--set", "document-kind=letter",
        "--set", f"received-on={office.day}",
        "--set", "external-number=南街办[2026] 07号",
        "--set", "needs-reply=true",
    )  # fmt: skip
    office.write(id_, SUMMARY)
    office.acts("attach", id_, str(scan), "--role", "received", "--title", "来文原件")
    office.acts("number", id_, "--set", "received-by=ji-bai")
    assert office.value(id_, "number") == "收〔2026〕1号"
    assert office.value(id_, "external-number") == "南街办[2026] 07号"
    office.acts(
        "advance", id_, "--to", "proposed", "--set", "proposed-handling=拟请项目部办理并答复"
    )
    office.merge()

    # 批办、催办
    others.branch("instruct")
    others.day = "2026-03-03"
    others.acts(
        "approve", id_, "--set", "instruction=请项目部于3月18日前答复", "--set", "handler=ning-he",
        "--set", "due=2026-03-18", by="bo-yuan",
    )  # fmt: skip
    assert others.value(id_, "status") == "in-hand"
    others.merge()
    office.day = "2026-03-12"
    office.branch("remind")
    office.acts("advance", id_, "--to", "in-hand", "--set", "note=电话提醒，答复稿已在审核")
    assert "电话提醒" in office.record(id_).read_text(encoding="utf-8")
    refused = office.does(
        "advance", id_, "--to", "done", "--set", "result=已答复", "--by", "mo-ran",
        "--on", office.day, "--yes", status=1,
    )  # fmt: skip
    assert "缺少" in refused  # 要求答复的，先有答复

    # 答复：另一份发文，写明答复的是哪一件
    draft(office, reply, "--set", f"replies-to={id_}")
    office.acts("submit", reply)
    office.merge()
    others.branch("sign-reply")
    others.day = "2026-03-13"
    others.acts("approve", reply, by="mo-ran")
    others.acts("approve", reply, by="hua-zhi")
    others.merge()
    office.day = "2026-03-16"
    office.branch("number-reply")
    office.acts("number", reply, "--code", "小样函")
    office.acts("advance", reply, "--to", "sealed")
    office.merge(squash=True)
    office.branch("issue-reply")
    office.acts("issue", reply)

    # 办结、归档
    office.write(id_, SUMMARY + "\n\n## 办理情况\n\n3月16日以函答复。")
    office.acts("advance", id_, "--to", "done", "--set", "result=已函复", by="mo-ran")
    office.acts("file", id_, by="ke-qing")
    office.merge()
    assert office.value(id_, "status") == "filed"
    assert BODY.splitlines()[0] in office.record(reply).read_text(encoding="utf-8")
    office.does("audit")
