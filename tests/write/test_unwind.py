"""Front matter edited by lines: what is taken goes whole, and nothing else moves."""

from __future__ import annotations

from datetime import date

import yaml
from hypothesis import given
from hypothesis import strategies as st

from recordroom.write.unwind import Front, split_items

TEXT = """---
# kept: a comment at the margin
type: minutes
title: 纪要
number: 青协纪〔2025〕1号

# kept: above the date
date: 2025-03-10
status: filed
reviewed-on: "2025-03-12"
note: |
  two lines

  with a gap
present: [an, bai, cheng]
related:
  - first
  - second
decisions:
  - no: 1
    text: 写明 date: 2025
    due: 2025-09-01
    done-on: 2025-06-20
  - no: 2
    text: 其他
approvals:
- step: review
  on: 2025-03-11
- step: approve
  on: 2025-03-14
---

## 正文

number: 不在此列
"""


def test_nothing_asked_nothing_changed() -> None:
    assert Front(TEXT).text() == TEXT


def test_a_key_goes_with_its_block_and_the_comments_stay() -> None:
    front = Front(TEXT)
    front.drop(["number", "note", "unknown"])
    text = front.text()
    assert "青协纪" not in text and "with a gap" not in text
    assert "# kept: above the date\ndate: 2025-03-10" in text
    assert "present: [an, bai, cheng]" in text
    assert text.endswith("number: 不在此列\n")


def test_a_scalar_is_replaced_where_it_stands() -> None:
    front = Front(TEXT)
    front.set("status", "draft")
    front.set("absent", "x")
    assert front.text() == TEXT.replace("status: filed", "status: draft")


def test_items_are_kept_by_index_and_an_empty_list_goes() -> None:
    front = Front(TEXT)
    front.keep_items("approvals", lambda i, _: i < 1)
    assert front.text() == TEXT.replace("- step: approve\n  on: 2025-03-14\n", "")
    front.keep_items("approvals", lambda i, _: False)
    assert "approvals" not in front.text()


def test_names_leave_flow_and_block_lists() -> None:
    front = Front(TEXT)
    front.drop_values("present", lambda name: name == "bai")
    front.drop_values("related", lambda name: name == "first")
    front.drop_values("title", lambda name: name == "纪要")
    assert "present: [an, cheng]" in front.text()
    assert "related:\n  - second\ndecisions" in front.text()
    assert "title:" not in front.text()


def test_what_happened_later_is_not_there_yet() -> None:
    front = Front(TEXT)
    front.drop_after(date(2025, 3, 12))
    text = front.text()
    assert "done-on" not in text, "a decision was not carried out yet"
    assert "due: 2025-09-01" in text, "a plan was"
    assert "2025-03-11" in text and "2025-03-14" not in text


def test_a_file_without_a_fence_is_front_matter_throughout() -> None:
    front = Front("# head\npeople:\n  - id: an\n  - id: bai\nposts: []\n")
    front.keep_items("people", lambda _, item: "bai" not in item)
    assert front.text() == "# head\npeople:\n  - id: an\nposts: []\n"


def test_items_nest() -> None:
    lines = ["  - a: 1", "    b:", "      - x", "      - y", "  - a: 2"]
    assert split_items(lines) == [lines[:4], lines[4:]]


_NAMES = st.sampled_from(["title", "date", "tags", "note", "rows"])
_VALUES = st.sampled_from(
    ["word", '"quoted: yes"', "[a, b]", "\n  - a\n  - b", "|\n  one\n\n  two", "\n  k: v"]
)


@given(st.dictionaries(_NAMES, _VALUES, min_size=1), _NAMES)
def test_dropping_a_key_leaves_the_other_values_as_they_were(
    values: dict[str, str], gone: str
) -> None:
    yaml_text = "".join(f"{k}:{'' if v[0] == chr(10) else ' '}{v}\n" for k, v in values.items())
    front = Front(f"---\n{yaml_text}---\n\nbody\n")
    front.drop([gone])
    left = yaml.safe_load(front.text().split("---\n")[1]) or {}
    whole = yaml.safe_load(yaml_text)
    assert left == {k: v for k, v in whole.items() if k != gone}
