"""A room in good order with a record in every situation that a violation needs, made by commands."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from tests.walk.conftest import Desk, association, introduce
from tests.walk.test_official_document import BODY

DELEGATION = """delegations:
  - from: secretary-general
    to: post:deputy-admin
    matters: [leave, leave-by-rank]
    up-to: 10
    starts: 2026-03-01
    ends: 2026-03-31
"""
FORMER = """  - person: shu-lan
    post: head-projects
    from: 2026-01-01
    to: 2026-03-02
"""
BEGINS = "    field: days\n    applicant: applicant\n"
HOLD = "label: 监管机构来函核查\nrecords: [leave-two]\n"
POLICY = """## 第一章 总则

**第一条** 工作人员请假，依本办法办理。

**第二条** 请假三天以上的，由秘书长批准。

**第三条** 本办法由综合部负责解释。
"""
RESOLUTION = "## 决议内容\n\n通过。\n\n## 表决情况\n\n应到七人，回避一人，其余表决。"
ENTRY = """  - step: {step}
    by: {by}
    post: {post}
    on: {on}
    decision: approved
    evidence: stated
    content: v1:sha256:%s
""" % ("0" * 64)


def build(folder: Path) -> Path:
    """Make the room: a bare repository `main.git` and a clone of it, `good`, both below `folder`.

    Gives the clone. Its work tree, its HEAD and origin/main are the same.
    """
    bare, desk = folder / "main.git", Desk(folder / "good", "ji-bai", "2026-01-01")
    for name, content in _files().items():
        (desk.path / name).parent.mkdir(parents=True, exist_ok=True)
        (desk.path / name).write_bytes(content)
    desk.git("init", "-q", "-b", "main")
    introduce(desk)
    desk.git("add", "-A")
    desk.git("commit", "-q", "-m", "Open the room")
    subprocess.run(["git", "clone", "-q", "--bare", str(desk.path), str(bare)], check=True)
    desk.git("remote", "add", "origin", str(bare))
    desk.day = "2026-03-03"
    _leave_rules(desk)
    _letters(desk)
    _votes(desk)
    _leaves(desk)
    land(desk)
    desk.git("gc", "-q")
    return desk.path


def land(desk: Desk) -> None:
    """Bring what is here to the main branch."""
    desk.git("push", "-q", "origin", "main")
    desk.git("fetch", "-q", "origin")


def copy_of(good: Path, to: Path, person: str = "ji-bai", day: str = "2026-03-12") -> Desk:
    """A clone of its own, to be spoilt."""
    shutil.copytree(good, to, symlinks=True)
    desk = Desk(to, person, day)
    introduce(desk)
    return desk


def _files() -> dict[str, bytes]:
    files = dict(association())
    text = files["policies/organisation.yml"].decode()
    person = "  - id: shu-lan\n    name:\n      zh-Hans: 舒兰\n      en: Shu Lan\n"
    text = text.replace("\nappointments:\n", f"{person}\nappointments:\n{FORMER}")
    held = "  - person: mo-ran\n    post: head-projects\n    from: "
    text = text.replace(f"{held}2026-01-01", f"{held}2026-03-03")
    files["policies/organisation.yml"] = text.encode()
    text = files["policies/authority.yml"].decode()
    files["policies/authority.yml"] = text.replace("delegations: []\n", DELEGATION).encode()
    files["records/holds/inquiry.yml"] = HOLD.encode()
    text = files["policies/authority.yml"].decode()
    files["policies/authority.yml"] = text.replace(
        BEGINS, f"{BEGINS}    begins: from\n", 1
    ).encode()
    return files


def _leave_rules(desk: Desk) -> None:
    """A policy in force that governs a node of the settings, adopted by a resolution."""
    resolution(desk, "res-rules", matter="policy", for_=6, against=0)
    desk.acts("approve", "res-rules", by="an-ning")
    desk.acts(
        "new", "policy", "--id", "leave-rules", "--set", "title=请假办法",
        "--set", f"date={desk.day}", "--set", "department=general-office",
        "--set", "chapter=personnel", "--set", "owner=general-office",
        "--set", "effective-from=2026-03-10", "--set", "review-due=2028-03-10",
        "--set", "governs=authority.yml#matters/leave", "--set", "author=ke-qing",
    )  # fmt: skip
    desk.write("leave-rules", POLICY)
    desk.acts("submit", "leave-rules")
    desk.acts("approve", "leave-rules")
    desk.acts("approve", "leave-rules", by="bo-yuan")
    desk.acts("number", "res-rules")
    land(desk)
    desk.acts("issue", "res-rules")
    desk.acts("approve", "leave-rules", "--in", "res-rules", by="an-ning")
    desk.acts("number", "leave-rules")
    land(desk)
    desk.acts("issue", "leave-rules")


def _letters(desk: Desk) -> None:
    """Letters: in circulation, issued and corrected, sealed, filed, signed, in review, a draft."""
    for name in ("round", "issued", "sealed", "filed", "signed", "review", "draft"):
        id_ = f"letter-{name}"
        desk.acts(
            "new", "official-document", "--id", id_, "--set", "title=关于开展春季志愿者培训的函",
            "--set", f"date={desk.day}", "--set", "department=projects",
            "--set", "author=ning-he", "--set", "document-kind=letter",
            "--set", "importance=ordinary", "--set", "recipients=各社工站",
            "--set", f"drafted-on={desk.day}", "--set", "access=restricted",
            "--set", "compartments=personnel", "--set", "retention-period=permanent",
        )  # fmt: skip
        desk.write(id_, BODY)
        if name == "draft":
            continue
        desk.acts("submit", id_)
        if name == "review":
            continue
        desk.acts("approve", id_, by="mo-ran")
        desk.acts("approve", id_, by="hua-zhi")
        if name == "signed":
            continue
        desk.acts("number", id_, "--code", "小样函")
        desk.acts("advance", id_, "--to", "sealed")
    land(desk)
    desk.acts("issue", "letter-round")
    desk.acts("issue", "letter-issued")
    desk.acts("circulate", "letter-round", "--to", "department:projects")
    desk.acts("acknowledge", "letter-round", by="mo-ran")
    desk.acts("amend", "letter-issued", "--minor", "--summary", "改正一个错字")
    path = desk.record("letter-issued")
    path.write_text(path.read_text(encoding="utf-8").replace("报送名单", "报送名册"), "utf-8")
    desk.git("commit", "-qam", "Correct a word")
    desk.acts("issue", "letter-filed")
    for role in ("stamped", "draft-sheet"):
        scan = desk.path.parent / f"{role}.pdf"
        scan.write_bytes(b"%PDF-1.4 " + role.encode())
        desk.acts("attach", "letter-filed", str(scan), "--role", role)
    desk.acts("file", "letter-filed", by="ke-qing")


def _votes(desk: Desk) -> None:
    """A budget change before the council: adopted, one short of two thirds, one without quorum."""
    resolution(desk, "res-adopted", matter="budget-change", for_=4, against=1, away=1)
    desk.acts("approve", "res-adopted", by="an-ning")
    resolution(desk, "res-short", matter="budget-change", for_=3, against=2, away=1)
    resolution(desk, "res-few", matter="budget-change", for_=2, against=0, away=4)


def _leaves(desk: Desk) -> None:
    """Leaves: approved, of two days and its neighbour, asked for, and the head's own."""
    leave(desk, "leave-five", days=5, start="2026-03-16", last="2026-03-20")
    desk.acts("approve", "leave-five", by="mo-ran")
    desk.acts("approve", "leave-five", by="bo-yuan")
    leave(desk, "leave-two", days=2, start="2026-04-06", last="2026-04-07")
    desk.acts("approve", "leave-two", by="mo-ran")
    desk.acts("approve", "leave-two", by="hua-zhi")
    leave(desk, "leave-asked", days=5, start="2026-05-11", last="2026-05-15")
    leave(desk, "leave-long", days=12, start="2026-06-01", last="2026-06-16")
    leave(desk, "leave-head", days=1, start="2026-03-16", last="2026-03-16", who="mo-ran")


def resolution(
    desk: Desk, id_: str, *, matter: str, for_: int, against: int, away: int = 0
) -> None:
    """A resolution of the council by circulation: seven entitled, one of them stepping aside."""
    present = 7 - away
    two_thirds = "two-thirds" if matter == "budget-change" else "majority"
    desk.acts(
        "new", "resolution", "--id", id_, "--set", "title=关于春季工作的决议",
        "--set", f"date={desk.day}", "--set", "department=general-office",
        "--set", "author=ke-qing", "--set", "body=council", "--set", "decided-by=circulation",
        "--set", f"matter={matter}", "--set", "entitled=7",
        "--set", f"present-count={present}", "--set", f"for={for_}",
        "--set", f"against={against}", "--set", f"abstain={present - 1 - for_ - against}",
        "--set", "recused=gu-yu", "--set", f"threshold={two_thirds}", "--set", "result=adopted",
        "--set", "effective-from=2026-03-10", "--set", "owner=lan-tian",
    )  # fmt: skip
    desk.write(id_, RESOLUTION)


def leave(desk: Desk, id_: str, *, days: int, start: str, last: str, who: str = "ning-he") -> None:
    """A request of the projects department, handed in."""
    rank = "head" if who == "mo-ran" else "staff"
    desk.acts(
        "new", "leave-request", "--id", id_, "--set", "title=年休假请假单",
        "--set", f"date={desk.day}", "--set", "department=projects",
        "--set", f"author={who}", "--set", f"applicant={who}",
        "--set", f"applicant-rank={rank}", "--set", "leave-kind=annual",
        "--set", f"from={start}", "--set", f"to={last}", "--set", f"days={days}",
        "--set", f"applied-on={desk.day}", "--set", "reason=休年假",
        "--set", "handover-to=ran-qi", by=who,
    )  # fmt: skip
    desk.write(id_, "## 工作交接\n\n- 小组活动由冉起带领，已当面交接。")
    desk.acts("submit", id_, by=who)
