"""Five changes as they come up in a secretariat, each as the room before and after it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from tests.report.summary.rooms import association

Rooms = tuple[dict[str, str], dict[str, str]]

LETTER = "records/official-documents/2026/volunteer-notice.md"
TITLE = "关于举办春季志愿者培训的通知"
BODY = "\n各部门：\n\n春季志愿者培训定于三月二十日举行，请各部门于十三日前报名。\n\n小样协会\n"


def letter(status: str, *more: str, year: int = 2026, title: str = TITLE) -> str:
    """An official document in a state, with further lines of front matter."""
    lines = [
        "---", "type: official-document", f"title: {title}", f"date: {year}-03-02",
        "department: projects", f"status: {status}", "author: mo-ran", "document-kind: notice",
        "importance: ordinary", "recipients: [各部门]", f"drafted-on: {year}-02-26",
        "contact: 综合部", *more, "---",
    ]  # fmt: skip
    return "\n".join(lines) + "\n" + BODY


def signed(year: int = 2026) -> list[str]:
    """The lines of a letter that was signed."""
    return [
        "signer: hua-zhi", f"signed-on: {year}-03-02", "approvals:",
        *approval("review", "mo-ran", "head-projects", f"{year}-02-27"),
        *approval("sign", "hua-zhi", "deputy-service", f"{year}-03-02"),
    ]  # fmt: skip


def approval(step: str, by: str, post: str, on: str) -> list[str]:
    return [
        f"  - step: {step}", f"    by: {by}", f"    post: {post}", f"    on: {on}",
        "    decision: approved", "    evidence: stated",
    ]  # fmt: skip


def register(*rows: str) -> str:
    return "\n".join(["number,event,id,day,reason", *rows]) + "\n"


def new_draft() -> Rooms:
    """起草一份发文。"""
    files = association()
    return files, {**files, LETTER: letter("draft")}


def signed_and_numbered() -> Rooms:
    """分管副秘书长签发，综合部编号。"""
    files = association()
    review = approval("review", "mo-ran", "head-projects", "2026-02-27")
    before = {**files, LETTER: letter("in-review", "approvals:", *review)}
    after = {
        **files,
        LETTER: letter("numbered", "number: 小样〔2026〕1号", *signed()),
        "records/numbers/official/xy-2026.csv": register(
            "小样〔2026〕1号,mint,volunteer-notice,2026-03-02,"
        ),
    }
    return before, after


def schedule_shortened() -> Rooms:
    """一般发文的保管期限从三十年改为十年；已有的三份是十二年前的。"""
    files = association()
    rows = []
    for n in range(1, 4):
        number = f"小样〔2014〕{n}号"
        rows.append(f"{number},mint,old-notice-{n},2014-03-02,")
        files[f"records/official-documents/2014/old-notice-{n}.md"] = letter(
            "issued", f"number: {number}", "issued-on: 2014-03-02", *signed(2014),
            year=2014, title=f"二〇一四年通知之{n}",
        )  # fmt: skip
    files["records/numbers/official/qh-2014.csv"] = register(*rows)
    retention = files["policies/retention.yml"]
    start = retention.index("  - id: official-documents\n")
    period = retention.index("    period: ", start)
    end = retention.index("\n", period)
    shorter = retention[:period] + "    period: P10Y" + retention[end:]
    return files, {**files, "policies/retention.yml": shorter}


def access_loosened() -> Rooms:
    """一份限阅的发文改为公开。"""
    files = association()
    files["records/numbers/official/xy-2026.csv"] = register(
        "小样〔2026〕1号,mint,volunteer-notice,2026-03-02,"
    )
    issued = ["number: 小样〔2026〕1号", "issued-on: 2026-03-02", *signed()]
    restricted = letter("issued", "access: restricted", "compartments: [personnel]", *issued)
    public = letter("issued", "access: public", "compartments: []", *issued)
    return {**files, LETTER: restricted}, {**files, LETTER: public}


def policy(status: str, year: int, *more: str) -> str:
    lines = [
        "---", "type: policy", f"title: 志愿服务管理办法（{year}年）", f"date: {year}-03-01",
        "department: projects", f"status: {status}", "access: public", "chapter: services",
        "owner: projects", f"effective-from: {year}-03-01", f"review-due: {year + 3}-03-01",
        *more, "approvals:",
        *approval("review", "mo-ran", "head-projects", f"{year}-02-10"),
        *approval("sign", "hua-zhi", "deputy-service", f"{year}-02-12"),
        *approval("adopt", "an-ning", "council-chair", f"{year}-03-01"),
        "---",
    ]  # fmt: skip
    return "\n".join(lines) + "\n\n## 第一章 总则\n\n**第一条** 为做好志愿服务，制定本办法。\n"


def policy_superseded() -> Rooms:
    """新的办法替代旧的。"""
    files = association()
    old, new = "policies/services/volunteer-2024.md", "policies/services/volunteer-2026.md"
    before = {
        **files,
        old: policy("issued", 2024, "number: 小样制〔2024〕1号"),
        "records/numbers/policy/2024.csv": register(
            "小样制〔2024〕1号,mint,volunteer-2024,2024-03-01,"
        ),
    }
    after = {
        **before,
        old: policy("superseded", 2024, "number: 小样制〔2024〕1号", "effective-to: 2026-02-28"),
        new: policy("issued", 2026, "number: 小样制〔2026〕1号", "supersedes: [volunteer-2024]"),
        "records/numbers/policy/2026.csv": register(
            "小样制〔2026〕1号,mint,volunteer-2026,2026-03-01,"
        ),
    }
    return before, after


CHANGES: Mapping[str, Callable[[], Rooms]] = MappingProxyType(
    {
        "new-draft": new_draft,
        "signed-and-numbered": signed_and_numbered,
        "schedule-shortened": schedule_shortened,
        "access-loosened": access_loosened,
        "policy-superseded": policy_superseded,
    }
)
