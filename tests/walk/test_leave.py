"""A leave of five days: asked for, refused to those who may not decide, approved, reported back."""

from __future__ import annotations

import pytest

from tests.walk.conftest import Desk


def ask(desk: Desk, id_: str, *, days: str, last: str, applicant: str = "ning-he") -> None:
    """A social worker's request, handed in."""
    desk.acts(
        "new", "leave-request", "--id", id_,
        "--set", "title=宁和年休假请假单",
        "--set", f"date={desk.day}",
        "--set", "department=projects",
        "--set", f"author={applicant}",
        "--set", f"applicant={applicant}",
        "--set", "applicant-rank=staff",
        "--set", "leave-kind=annual",
        "--set", "from=2026-03-16",
        "--set", f"to={last}",
        "--set", f"days={days}",
        "--set", f"applied-on={desk.day}",
        "--set", "reason=休年假",
        "--set", "handover-to=ran-qi",
        by=applicant,
    )  # fmt: skip
    desk.write(id_, "## 工作交接\n\n- 小组活动由冉起带领，已当面交接。")
    desk.acts("submit", id_, by=applicant)


def test_leave_of_five_days(desks: tuple[Desk, Desk]) -> None:
    office, others = desks
    id_ = "leave-ning-he"
    office.branch(id_)
    ask(office, id_, days="5", last="2026-03-20")
    office.push()

    # 部门负责人、分管副秘书长的权限都不够五天；本人更不能批
    others.take(id_)
    others.day = "2026-03-04"
    for person in ("ning-he", "ou-ye"):
        others.does(
            "approve", id_, "--by", person, "--on", others.day, "--yes", "--commit", status=1
        )
    others.acts("approve", id_, by="mo-ran")
    assert others.value(id_, "status") == "submitted"
    assert "柏远" in others.does("explain", id_)
    others.acts("approve", id_, by="bo-yuan")
    assert others.value(id_, "status") == "approved"
    others.merge()

    office.day = "2026-03-23"
    office.branch("report-back")
    office.acts("number", id_)
    office.acts("advance", id_, "--to", "reported-back", "--set", "actual-days=5")
    assert office.value(id_, "returned-on") == "2026-03-23"
    office.merge(squash=True)
    office.does("audit")


@pytest.mark.parametrize(
    ("days", "last", "enough"),
    [
        ("1", "2026-03-16", "mo-ran"),
        ("3", "2026-03-18", "hua-zhi"),
        ("3.5", "2026-03-19", "bo-yuan"),
    ],
)
def test_the_line_itself_belongs_to_the_lower_approver(
    desks: tuple[Desk, Desk], days: str, last: str, enough: str
) -> None:
    office, _ = desks
    office.branch("leave")
    ask(office, "leave", days=days, last=last)
    order = ["mo-ran", "hua-zhi", "bo-yuan"]
    for person in order[: order.index(enough) + 1]:
        assert office.value("leave", "status") == "submitted"
        office.does("approve", "leave", "--by", person, "--on", "2026-03-04", "--yes", "--commit",
                    status=0 if person in ("mo-ran", enough) else 1)  # fmt: skip
    assert office.value("leave", "status") == "approved"
