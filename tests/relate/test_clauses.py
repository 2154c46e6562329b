"""Clauses, chapters and Chinese numerals."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordroom.relate.clauses import chapters, clause_name, clauses, numeral, parse_numeral


@given(st.integers(1, 9999))
def test_numerals_come_back(count: int) -> None:
    assert parse_numeral(numeral(count)) == count
    assert parse_numeral(str(count)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("一百二十三", 123), ("一百零三", 103),
        ("一百〇三", 103), ("一百十", 110), ("两百", 200), ("兩千零五", 2005), ("二〇二五", 2025),
        ("12", 12), ("", None), ("甲", None), ("一二十", None), ("十十", None), ("百", None),
        ("一甲", None),
    ],
)  # fmt: skip
def test_numerals(text: str, count: int | None) -> None:
    assert parse_numeral(text) == count


BODY = """## 第一章 总则

**第一条** 甲。

（一）乙。

**第二条之一** 丙，第九条另有规定。

## 第二章 附则

**第十二條** 丁。

```
**第九条** 例子
```
"""


def test_clauses_and_where_they_end() -> None:
    found = clauses(BODY)
    assert [(c.name, c.count, c.inserted) for c in found] == [
        ("第一条", 1, 0),
        ("第二条之一", 2, 1),
        ("第十二條", 12, 0),
    ]
    first, second, third = found
    assert BODY[first.start : first.end].startswith("第一条** 甲。")
    assert BODY[first.start : first.end].endswith("（一）乙。\n\n")
    assert BODY[second.start : second.end].endswith("规定。\n\n")
    assert third.end == len(BODY)


def test_chapters() -> None:
    found = list(chapters(BODY))
    assert [(name, count) for name, count, _ in found] == [("第一章", 1), ("第二章", 2)]
    assert all(BODY.startswith(name, at) for name, _, at in found)


def test_names_of_clauses() -> None:
    assert clause_name(12) == "第十二条"
    assert clause_name(12, 1) == "第十二条之一"
