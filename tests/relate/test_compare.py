"""Two texts held against each other: nothing is lost, and what moved is not struck out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordroom.relate.compare import Change, compare, marked, pieces

TEXTS = st.text(alphabet="第一二三条甲乙丙丁，。 \nab1*#-", max_size=80)
RULES = """## 第一章 总则

**第一条** 为规范请假管理，制定本办法。

**第二条** 一天以内的假由部门负责人批准。

**第三条** 三天以内的假由分管副秘书长批准，更长的由秘书长批准。

## 第二章 附则

**第四条** 本办法自印发之日起施行。
"""


def news(old: str, new: str) -> list[Change]:
    return [c for c in compare(old, new) if c.is_news]


def told(change: Change) -> str:
    return "".join(p.text if p.sign == "=" else f"[{p.sign}{p.text}]" for p in change.parts)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert not news(text, text)


@given(TEXTS, TEXTS)
def test_the_stretches_make_up_both_texts(old: str, new: str) -> None:
    parts = marked(old, new)
    assert "".join(p.text for p in parts if p.sign != "+") == old
    assert "".join(p.text for p in parts if p.sign != "-") == new


@given(TEXTS, TEXTS)
def test_every_piece_of_both_texts_is_told_once(old: str, new: str) -> None:
    changes = compare(old, new)
    assert sorted(map(repr, (c.old for c in changes if c.old))) == sorted(map(repr, pieces(old)))
    assert [c.new for c in changes if c.new] == list(pieces(new))


def test_a_number_that_changed_is_told_as_a_whole() -> None:
    (change,) = news(RULES, RULES.replace("三天以内", "五天以内"))
    assert (change.kind, change.new and change.new.name) == ("changed", "第三条")
    assert told(change).startswith("[-三][+五]天以内的假")


def test_clauses_counted_anew_are_the_same_clauses() -> None:
    put_in = RULES.replace("**第三条**", "**第三条** 事假应当提前三天申请。\n\n**第四条**").replace(
        "**第四条** 本办法", "**第五条** 本办法"
    )
    found = {(c.new.name if c.new else "", c.kind): c for c in news(RULES, put_in)}
    assert set(found) == {("第三条", "added"), ("第四条", "same"), ("第五条", "same")}
    was = found["第四条", "same"].old
    assert was is not None and was.name == "第三条"
    assert not found["第四条", "same"].moved


def test_a_clause_that_moved_is_said_to_have_moved() -> None:
    first, second = (
        "**第二条** 一天以内的假由部门负责人批准。",
        "**第三条** 三天以内的假由分管副秘书长批准，更长的由秘书长批准。",
    )
    swapped = RULES.replace(first, "X").replace(second, first.replace("二", "三", 1))
    swapped = swapped.replace("X", second.replace("三", "二", 1))
    found = news(RULES, swapped)
    assert [c.kind for c in found] == ["same", "same"]
    assert sum(c.moved for c in found) == 1 and all(c.renamed for c in found)


def test_a_clause_struck_out_stands_where_it_stood() -> None:
    shorter = RULES.replace("**第二条** 一天以内的假由部门负责人批准。\n\n", "")
    kinds = [(c.kind, (c.old or c.new).name) for c in compare(RULES, shorter) if c.kind != "same"]  # type: ignore[union-attr]
    assert kinds == [("removed", "第二条")]
    order = [(c.old or c.new).name for c in compare(RULES, shorter)]  # type: ignore[union-attr]
    assert order == ["", "第一条", "第二条", "第三条", "", "第四条"]


def test_texts_without_clauses_are_held_against_by_paragraph() -> None:
    old = "## 情况\n\n会议开了两个小时，讨论了三件事。\n\n- 甲报告\n- 乙报告\n"
    new = "## 情况\n\n会议开了三个小时，讨论了三件事。\n\n- 甲报告\n- 丙口头说明\n"
    found = news(old, new)
    assert told(found[0]) == "会议开了[-两][+三]个小时，讨论了三件事。"
    assert [(c.kind, (c.old or c.new).text) for c in found[1:]] == [  # type: ignore[union-attr]
        ("added", "丙口头说明"), ("removed", "乙报告"),
    ]  # fmt: skip


@pytest.mark.parametrize("new", ["[财务](../finance/a.md)办法", "**财务**办法", "`财务`办法"])
def test_marks_and_addresses_are_no_change_of_words(new: str) -> None:
    assert not news("财务办法", new)


def test_very_many_pieces_are_still_compared_by_name() -> None:
    old = "\n\n".join(f"**第{n}条** 内容{n}甲。" for n in range(1, 700))
    found = news(old, old.replace("甲", "改写过了"))
    assert len(found) == 699
    assert all(c.kind == "changed" and not c.renamed for c in found)
