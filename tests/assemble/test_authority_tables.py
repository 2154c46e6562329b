"""The rule tables of authority.yml: the very values that are enforced, and no names too many."""

from __future__ import annotations

from pathlib import Path

import pytest

from recordroom.assemble.display import Display
from recordroom.assemble.tables import Tables
from recordroom.assemble.view import view_for
from recordroom.assemble.words import Words
from recordroom.capture.policies.nodes import NODES
from tests.authorise.hall import AUTHORITY, open_hall

LENT = """delegations:
  - {from: chief, to: "post:deputy", matters: [leave], up-to: "5", starts: 2025-03-05, ends: 2025-03-06}
  - {from: deputy, to: "person:bai", starts: 2025-03-05, ends: 2025-03-06}
"""


def tables(root: Path, audience: str = "staff", lang: str = "zh-Hans") -> Tables:
    hall = open_hall(root, {}, added={AUTHORITY: LENT})
    reader = hall.policies.access.audiences[audience]
    return Tables(Display(view_for(hall.holdings, hall.policies, reader, unsafe=()), Words(lang)))


def test_delegations(tmp_path: Path) -> None:
    drawn = tables(tmp_path).draw("authority.yml#delegations")
    assert "| 秘书长 | 副秘书长 | 请假（5 以内（含）） | 2025-03-05—2025-03-06 |" in drawn
    assert "| 副秘书长 | 白桦 | 全部事项 |" in drawn


@pytest.mark.parametrize(("lang", "words"), [("zh-Hans", "指定的人员"), ("en", "a named person")])
def test_who_may_not_see_staff_names_sees_none(tmp_path: Path, lang: str, words: str) -> None:
    drawn = tables(tmp_path, "public", lang).draw("authority.yml#delegations")
    assert words in drawn and "白桦" not in drawn and "Bai Hua" not in drawn


def test_duties_apart_and_majorities(tmp_path: Path) -> None:
    made = tables(tmp_path)
    assert "| 活动方案 | 拟稿人、审批 | 拟稿和批准要分开 |" in made.draw(
        "authority.yml#incompatible-duties"
    )
    matters = made.draw("authority.yml#matters/decision")
    assert "| 理事会决定 | 类别 重大 | 理事会（2/3 以上同意） |" in matters
    assert "| 理事会决定 | 类别 一般 | 理事会 |" in matters


def test_every_node_that_a_text_may_name_is_drawn(tmp_path: Path) -> None:
    assert set(tables(tmp_path).nodes) == set(NODES)
