"""Canonical front matter: the same content, in one form, found again as it was left."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordroom.pipeline import room_policies
from recordroom.write.edit import EditError, append_item, set_field
from recordroom.write.fmt import canonical
from recordroom.write.nodes import read
from tests.conftest import BASE
from tests.write.test_edit import fronts, trees

TYPE = room_policies(BASE).types["minutes"]
ORDER = [spec.name for spec in sorted(TYPE.fields.values(), key=lambda spec: spec.order)]

BEFORE = """---
odd: 'x'   # 不认识的
compartments: ["甲", '2025', "No"]  # 主题
# 何时开会
date: "2025-03-01"

title: "第一次: 会议"
type: "minutes"
approvals:
- {on: 2025-03-02, by: "an-ning"}
# 第二步
-   # 谁
    by: bo   # 他
    note: |
        甲

        乙
also: [a,  # 内
  b]
status: 'draft'
# 完
---

正文 "不动"  \n"""

AFTER = """---
type: minutes
title: "第一次: 会议"
# 何时开会
date: 2025-03-01
status: draft
compartments:  # 主题
  - 甲
  - '2025'
  - "No"
approvals:
  - by: an-ning
    on: 2025-03-02
  # 第二步
  # 谁
  - by: bo  # 他
    note: |
      甲

      乙
odd: x  # 不认识的
also: [a,  # 内
  b]
# 完
---

正文 "不动"  \n"""


def test_all_of_it() -> None:
    assert canonical(BEFORE, TYPE) == AFTER
    assert canonical(AFTER, TYPE) == AFTER


def test_line_ends_and_mark_stay() -> None:
    odd = "\ufeff" + BEFORE.replace("\n", "\r\n")
    assert canonical(odd, TYPE) == "\ufeff" + AFTER.replace("\n", "\r\n")


def test_what_a_form_editor_writes_is_canonical() -> None:
    """As such editors write: a text that they do not know for anything else is plain."""
    text = '---\ntype: minutes\ntitle: No\ndate: 2025-03-01\ntags:\n  - "0001"\n  - on\n---\n'
    assert canonical(text, TYPE) == text


def test_what_we_write_is_canonical() -> None:
    text = AFTER
    text = set_field(text, "number", "纪〔2025〕1号", order=ORDER)
    text = append_item(text, "approvals", {"by": "bo", "on": "2025-03-03"}, order=ORDER)
    text = append_item(text, "related", "a-record", order=ORDER)
    text = set_field(text, "new", {"a": ["x", {"b": "No", "c": []}]}, order=ORDER)
    assert canonical(text, TYPE) == text


@pytest.mark.parametrize("front", ["a: &x 1\n", "a: [\n", "- a\n", "a: 1\na: 2\n"])
def test_what_cannot_be_read_is_refused(front: str) -> None:
    with pytest.raises(EditError):
        canonical(f"---\n{front}---\n", TYPE)


@given(fronts())
def test_content_stays_and_the_form_is_found_again(front: str) -> None:
    text = f"---\n{front}---\n\n正文\n"
    done = canonical(text, TYPE)
    assert read(done).tree == read(text).tree
    assert read(done).body == read(text).body
    assert canonical(done, TYPE) == done
    marks = sorted(line.strip() for line in front.split("\n") if line.strip().startswith("#"))
    assert marks == sorted(
        line.strip() for line in done.split("\n") if line.strip().startswith("#")
    )


@given(fronts(), st.sampled_from(ORDER), trees)
def test_edits_keep_it(front: str, name: str, value: object) -> None:
    done = canonical(f"---\n{front}---\n", TYPE)
    plain = set_field(done, name, value, order=ORDER)  # type: ignore[arg-type]
    assert read(canonical(plain, TYPE)).tree == read(plain).tree
