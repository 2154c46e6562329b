"""A mark of state secrets is told from the ordinary words."""

from __future__ import annotations

import pytest

from recordroom.check.marks import Marks, marks_of

MARKS = Marks(("绝密", "机密", "秘密", "★"))


@pytest.mark.parametrize(
    "text", ["秘密", "机密★20年", "绝密★", "★10年", "【秘密】", "（机密）", "秘密 ★ 长期"]
)
def test_values_that_are_marks(text: str) -> None:
    assert MARKS.is_mark(text)
    assert MARKS.in_value(text)


@pytest.mark.parametrize("text", ["商业秘密", "保密", "★", "秘密投票", "秘密花园", "", "公开"])
def test_values_that_are_words(text: str) -> None:
    assert not MARKS.in_value(text)
    assert not MARKS.in_title(text)


@pytest.mark.parametrize(
    "title",
    [
        "秘密：关于报送方案的函",
        "关于报送方案的函（机密）",
        "机密-方案",
        "方案 秘密",
        "[绝密★长期]方案",
    ],
)
def test_titles_with_a_mark(title: str) -> None:
    assert MARKS.in_title(title)


@pytest.mark.parametrize(
    "title",
    ["关于保守商业秘密的通知", "秘密花园读书会", "《秘密》观后感", "保守国家秘密", "机密工作培训"],
)
def test_titles_with_the_word(title: str) -> None:
    assert not MARKS.in_title(title)


@pytest.mark.parametrize(
    ("body", "mark"),
    [
        ("秘密\n\n关于", "秘密"),
        ("份号：000001\n\n**机密★10年**\n\n关于", "机密★"),
        ("关于\n\n- 密级：绝密\n", "密级：绝密"),
        ("| 密级 | 机密 |\n", "密级 | 机密"),
        ("**密级**：秘密\n", "密级**：秘密"),
        ("封面标★20年的文件", "★20年"),
    ],
)
def test_bodies_with_a_mark(body: str, mark: str) -> None:
    assert [body[start:end] for start, end in MARKS.in_body(body)] == [mark]


@pytest.mark.parametrize(
    "body",
    [
        "员工应当保守秘密，不得标注秘密、机密、绝密。",
        "国家秘密的密级分为绝密、机密、秘密三级。",
        "密级：绝密、机密、秘密",
        "不得写“密级：秘密”或「秘密★10年」。",
        "写法如 `秘密★10年`。",
        "- 绝密\n- 机密\n- 秘密",
        "## 附则\n\n秘密\n",
        "一\n\n二\n\n三\n\n四\n\n五\n\n秘密\n",
        "满意度★★★★☆，★3年级最多。",
    ],
)
def test_bodies_with_the_words(body: str) -> None:
    assert list(MARKS.in_body(body)) == []


def test_marks_are_made_once() -> None:
    assert marks_of(("秘密",)) is marks_of(("秘密",))
    assert not Marks(()).in_title("秘密")
