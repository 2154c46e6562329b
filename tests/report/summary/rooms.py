"""Two states of a small association's room, and the review of what lies between them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from recordroom.capture.changes import compare, side_of
from recordroom.capture.holdings import capture_holdings
from recordroom.capture.policies.load import capture_policies
from recordroom.check.engine import check
from recordroom.data import data_path
from recordroom.model.holdings import Holdings
from recordroom.model.policies import Policies
from recordroom.model.text import Label
from recordroom.read.room import Room, read_room
from recordroom.report.summary.review import Review, review
from recordroom.write.starter import Own, starter_files
from tests.conftest import lay

Files = Mapping[str, str]
TODAY = date(2026, 3, 2)
PEOPLE = {
    "an-ning": ("安宁", ("council-chair",)),
    "bo-yuan": ("柏远", ("council-member", "secretary-general")),
    "cen-xi": ("岑溪", ("deputy-admin",)),
    "hua-zhi": ("华枝", ("deputy-service",)),
    "ji-bai": ("纪白", ("head-general",)),
    "ke-qing": ("柯青", ("archivist",)),
    "lan-tian": ("蓝田", ("head-finance",)),
    "mo-ran": ("莫然", ("head-projects",)),
}


def association(accounts: Mapping[str, str] | None = None) -> dict[str, str]:
    """The files of a new room whose posts are held by the people above, since 2010."""
    own = Own(
        Label("小样协会", "Sample Association"), "XY", "小样", "zh-Hans", None, date(2010, 1, 1)
    )
    made = starter_files(own, data=data_path("policies").parent)
    files = {str(path): content.decode() for path, content in made.items()}
    # Approvals of these rooms are as on paper: bound to no content.
    authority = files["policies/authority.yml"]
    files["policies/authority.yml"] = re.sub(r"(?m)^  bound-from: .*\n", "", authority)
    text = files["policies/organisation.yml"]
    lines = [text[: text.index("# 人员示例")], "people:"]
    for id_, (name, _) in PEOPLE.items():
        lines += [f"  - id: {id_}", f"    name: {{zh-Hans: {name}, en: {id_.title()}}}"]
        if id_ in (accounts or {}):
            lines.append(f"    accounts: [{(accounts or {})[id_]}]")
    lines += ["", "appointments:"]
    for id_, (_, posts) in PEOPLE.items():
        lines += [f"  - {{person: {id_}, post: {post}, from: 2010-01-01}}" for post in posts]
    files["policies/organisation.yml"] = "\n".join(lines) + "\n"
    return files


def load(root: Path, files: Files) -> tuple[Room, Policies, Holdings]:
    """A room laid out, read and captured."""
    room = read_room(lay(root, files))
    policies = capture_policies(room.policy_files)
    return room, policies, capture_holdings(room, policies)


def reviewed(folder: Path, before: Files, after: Files, *, as_of: date = TODAY) -> Review:
    """What the change from one room to the other means."""
    old, old_policies, old_holdings = load(folder / "before", before)
    new, policies, holdings = load(folder / "after", after)
    change = compare(
        side_of(old, old_policies, old_holdings, outside=()),
        side_of(new, policies, holdings, outside=()),
        day=as_of,
    )
    found = check(policies, holdings, as_of=as_of, change=change)
    return review(change, found, holdings, room=new, as_of=as_of)
