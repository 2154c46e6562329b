"""A 发文 from the first draft to the shelf, in two clones, with merges as a forge makes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.walk.conftest import Desk

BODY = """各社工站：

为做好秋季社区服务，现将志愿者培训的安排通知如下。

一、培训于3月28日上午在协会会议室举行，请各站于3月20日前报送名单。

小样协会

2026年3月4日"""


def draft(office: Desk, id_: str, *more: str) -> None:
    """A letter of the projects department, drafted by a social worker."""
    office.acts(
        "new", "official-document", "--id", id_,
        "--set", "title=关于开展春季志愿者培训的函",
        "--set", f"date={office.day}",
        "--set", "department=projects",
        "--set", "author=ning-he",
        "--set", "document-kind=letter",
        "--set", "importance=ordinary",
        "--set", "recipients=各社工站",
        "--set", f"drafted-on={office.day}",
        *more,
    )  # fmt: skip
    office.write(id_, BODY)


def signed(desks: tuple[Desk, Desk], id_: str, *, squash: bool = False) -> None:
    """Drafted in one clone, reviewed and signed in the other, merged."""
    office, others = desks
    office.branch(id_)
    draft(office, id_)
    office.acts("submit", id_)
    office.push()
    others.take(id_)
    others.day = "2026-03-03"
    others.acts("approve", id_, by="mo-ran")
    assert others.value(id_, "status") == "in-review"
    others.day = "2026-03-04"
    others.acts("approve", id_, by="hua-zhi")
    assert others.value(id_, "status") == "signed"
    assert others.value(id_, "signer") == "hua-zhi"
    assert others.value(id_, "number") == ""
    others.merge(squash=squash)


@pytest.mark.parametrize("squash", [False, True], ids=["merge", "squash"])
def test_official_document(desks: tuple[Desk, Desk], tmp_path: Path, squash: bool) -> None:
    office, others = desks
    id_ = "letter-training"
    signed(desks, id_, squash=squash)

    # 编号：签发之后，登记合并以后才可以印发
    office.day = "2026-03-05"
    office.branch("number-letter")
    office.acts("number", id_, "--code", "小样")
    assert office.value(id_, "number") == "小样〔2026〕1号"
    office.acts("advance", id_, "--to", "sealed")
    refused = office.does(
        "issue", id_, "--by", "ji-bai", "--on", office.day, "--yes", "--commit", status=1
    )
    assert "还没有合并到主分支" in refused
    office.merge(squash=squash)

    # 印发、传阅
    office.branch("issue-letter")
    office.acts("issue", id_)
    office.acts("circulate", id_, "--to", "department:projects", "--due", "2026-03-20")
    office.merge(squash=squash)
    others.branch("read-letter")
    others.day = "2026-03-06"
    for reader in ("mo-ran", "ning-he"):
        others.acts("acknowledge", id_, by=reader)
    assert "冉起" in others.does("unread", id_)
    others.merge(squash=squash)

    # 归档：传阅未完、正本未附，都不行
    office.day = "2026-03-10"
    office.branch("file-letter")
    refused = office.does("file", id_, "--by", "ke-qing", "--on", office.day, "--yes", status=1)
    assert "冉起" in refused
    assert "盖章正本" in refused
    office.acts("circulate", id_, "--excuse", "ran-qi", "--reason", "外出进修至四月")
    for role in ("stamped", "draft-sheet"):
        scan = tmp_path / f"{role}.pdf"
        scan.write_bytes(b"%PDF-1.4 " + role.encode())
        office.acts("attach", id_, str(scan), "--role", role)
    office.acts("file", id_, by="ke-qing")
    assert office.value(id_, "status") == "filed"
    assert office.value(id_, "reference-code")
    office.merge(squash=squash)
    assert "归档" in office.does("log", id_)
    office.does("audit")
