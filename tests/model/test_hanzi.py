"""Traditional and simplified characters: the key that joins them, and the sets that part them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordroom.model.hanzi import fold, fold_table, simplified_only, traditional_only

BOTH = "后里台面干余只准云才谷丑范借了升沈它症征着著乾瞭藉于群峰秘污床么于斗松朱制"
"""Characters that a simplified and a traditional text may each have."""


@given(st.text())
def test_fold_keeps_every_offset(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    changed = {a for a, b in zip(text, folded, strict=True) if a != b}
    assert changed <= fold_table().keys()


@given(st.text(alphabet=st.sampled_from(sorted(fold_table()) + list("会议0a 。"))))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_no_character_leads_on_to_another() -> None:
    table = fold_table()
    assert all(len(a) == 1 and len(b) == 1 and a != b for a, b in table.items())
    assert not table.keys() & set(table.values())


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("會議紀要", "会议纪要"),
        ("財務管理制度", "财务管理制度"),
        ("羅敏儀", "罗敏仪"),
        ("檔案保管期限表", "档案保管期限表"),
        ("裡 裏", "里 里"),  # Taiwan and Hong Kong
        ("群 羣", "群 群"),
        ("說明 説明", "说明 说明"),
        ("線 綫", "线 线"),
        ("著手 着手", "着手 着手"),
        ("瞭解、答覆", "了解、答复"),
        ("青协〔2025〕3号", "青协〔2025〕3号"),
        ("Emily Hart", "Emily Hart"),
    ],
)
def test_both_scripts_have_one_key(written: str, key: str) -> None:
    assert fold(written) == key


@pytest.mark.parametrize("char", BOTH)
def test_what_both_scripts_have_is_in_neither_set(char: str) -> None:
    assert char not in simplified_only()
    assert char not in traditional_only()


def test_the_sets_hold_the_everyday_characters_of_their_script() -> None:
    assert set("国发们会议务协书规门录") <= simplified_only()
    assert set("國發們會議務協書規門錄裡裏線綫") <= traditional_only()
    assert not simplified_only() & traditional_only()


@pytest.mark.parametrize(
    "text",
    [
        "本协会的宗旨是服务社区、支持会员成长，里程、后勤、台账、面谈、干事各有其人。",
        "著名的乾隆年间；瞭望台上一片狼藉；於先生签收。",
    ],
)
def test_simplified_text_has_no_traditional_character(text: str) -> None:
    assert not set(text) & traditional_only()


@pytest.mark.parametrize(
    "text",
    [
        "本會的宗旨是服務社區、支持會員成長，皇后、里程、舞臺、面談、干預各有其義。",
        "香港的群眾說：秘書處在台北的峰會上着手準備，吃飯、床鋪、污水都要管。",
    ],
)
def test_traditional_text_has_no_simplified_character(text: str) -> None:
    assert not set(text) & simplified_only()
