"""Front matter: what ordinary documents mean, and what is read as written instead of guessed."""

from __future__ import annotations

from datetime import date
from pathlib import PurePosixPath
from typing import Any

import frontmatter
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from recordroom.model.text import Position
from recordroom.read.frontmatter import Document, read_document

PATH = PurePosixPath("records/notices/2025/x.md")


class ExactHandler(frontmatter.YAMLHandler):
    """The oracle without its conversions: every scalar as its text."""

    def load(self, fm: str, **_: object) -> Any:
        return yaml.load(fm, Loader=yaml.BaseLoader)


def read(text: str) -> Document:
    return read_document(PATH, text.encode())


# Ordinary text: no control or format characters, which are refused as a whole, and no line ends
# that the two sides count differently.
CHARS = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Cn", "Zl", "Zp"))
WORDS = st.text(CHARS, min_size=1, max_size=20)
KEYS = st.from_regex(r"[a-z][a-z-]{0,10}", fullmatch=True)
VALUES = st.recursive(
    WORDS, lambda inner: st.lists(inner, min_size=1, max_size=3)
    | st.dictionaries(KEYS, inner, min_size=1, max_size=3), max_leaves=8,
)  # fmt: skip
DOCUMENTS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=6)
BODIES = st.lists(WORDS, max_size=5).map("\n".join).filter(lambda t: "---" not in t)


@given(DOCUMENTS, BODIES, st.booleans(), st.sampled_from([None, "'", '"']))
def test_ordinary_documents_mean_what_the_oracle_says(
    values: dict[str, object], body: str, flow: bool, style: str | None
) -> None:
    front = yaml.safe_dump(
        values, allow_unicode=True, default_flow_style=flow, default_style=style, sort_keys=False
    )
    text = f"---\n{front}---\n{body}\n"
    document = read(text)
    assert not document.problems
    expected = frontmatter.loads(text, handler=ExactHandler())
    assert document.tree == expected.metadata
    assert document.body.strip() == expected.content.strip()
    assert document.body == body + "\n"


def test_scalars_keep_their_text_where_others_convert_them() -> None:
    text = (
        "---\nnumber: 0010\nprice: 1.10\nlong: 1e3\nanswer: no\nsex: 1:30\nday: 2025-03-01\n---\n"
    )
    exact = {
        "number": "0010", "price": "1.10", "long": "1e3", "answer": "no", "sex": "1:30",
        "day": "2025-03-01",
    }  # fmt: skip
    assert read(text).tree == exact
    guessed = frontmatter.loads(text).metadata
    assert guessed["number"] == 8 and guessed["price"] == 1.1 and guessed["answer"] is False
    assert guessed["day"] == date(2025, 3, 1)


EMPTY = ["a:", "a: ", "a: ~", "a: null", "a: Null", "a: NULL", "a: ''", 'a: ""', "a: # x", "a: |"]


@pytest.mark.parametrize("line", EMPTY)
def test_ways_of_saying_nothing(line: str) -> None:
    assert read(f"---\n{line}\nb: c\n---\n").tree == {"a": "", "b": "c"}


@pytest.mark.parametrize("line", ['a: "null"', "a: '~'"])
def test_quoted_words_are_words(line: str) -> None:
    tree = read(f"---\n{line}\n---\n").tree
    assert tree is not None and tree["a"] in ("null", "~")


BLOCKS = {
    "a: |\n  一\n  二\n": "一\n二\n",
    "a: |-\n  一\n  二\n": "一\n二",
    "a: >\n  一\n  二\n": "一 二\n",
    "a: >-\n  one\n\n  two\n": "one\ntwo",
    "a: 'one\n  two'\n": "one two",
    "a: one\n  two\n": "one two",
    'a: "\\u4e00\\t"\n': "一\t",
    "a: 'it''s'\n": "it's",
}


@pytest.mark.parametrize("front", BLOCKS)
def test_texts_over_several_lines(front: str) -> None:
    assert read(f"---\n{front}---\n").tree == {"a": BLOCKS[front]}


BODY_FORMS = {
    "---\na: b\n---\n正文\n": ("正文\n", 4),
    "---\na: b\n---\n": ("", 4),
    "---\na: b\n---": ("", 4),
    "---  \na: b\n--- \n\n正文": ("\n正文", 4),
    "---\na: |\n  b\n---\n  ---\n---\n": ("  ---\n---\n", 5),
}


@pytest.mark.parametrize("text", BODY_FORMS)
def test_where_the_body_begins(text: str) -> None:
    document = read(text)
    body, line = BODY_FORMS[text]
    assert (document.body, document.source.body_line) == (body, line)
    assert document.source.text == text


def test_positions_in_the_body() -> None:
    document = read("---\na: b\n---\n甲乙\n丙丁\n")
    at = document.source.at_body
    assert at(document.body, 0) == Position(4, 1)
    assert at(document.body, 1) == Position(4, 2)
    assert at(document.body, 3) == Position(5, 1)
    assert at(document.body, len(document.body)) == Position(6, 1)


GUESSES = {
    "gb18030": "GB18030 (GBK)",
    "gbk": "GB18030 (GBK)",
    "big5": "Big5",
    "utf-16": "UTF-16",
    "utf-16-be": "",
}


@pytest.mark.parametrize("encoding", GUESSES)
def test_guesses_of_encodings(encoding: str) -> None:
    simple = "---\ntitle: 关于召开工作会议的通知\n---\n\n请各部门负责人准时参加，不得缺席。\n"
    complex_ = "---\ntitle: 關於召開工作會議的通知\n---\n\n請各部門負責人準時參加，不得缺席。\n"
    data = (complex_ if encoding == "big5" else simple).encode(encoding)
    (problem,) = read_document(PATH, data).problems
    assert problem.kind == "bad-encoding"
    assert problem.values["guess"] == GUESSES[encoding]


def test_joiners_of_scripts_and_emoji_are_text() -> None:
    document = read("---\ntitle: می‌خواهم 👨‍👩‍👧\n---\n　全角空格\xa0与\t制表\n")
    assert not document.problems


HINTS = {
    "title：关于\ndate: 2025-01-01": (2, 6, "全角冒号"),
    "date: 2025-01-01\ntitle：关于": (3, 6, "全角冒号"),
    "date: 2025-01-01\ntitle:关于": (3, 6, "少了一个空格"),
    "date:\u30002025-01-01\ntitle: 关于": (2, 5, "少了一个空格"),
    "title: 甲: 乙": (2, 9, "英文双引号"),
    'title: "甲\ndate: 2025-01-01': (2, 8, "引号没有成对"),
    "title: '甲' 乙": (2, 12, "引号后面还有字"),
    "tags: [甲, 乙\ndate: 2025-01-01": (2, 7, "括号没有成对"),
    "x: {甲: 乙": (2, 4, "括号没有成对"),
    "title: @甲": (2, 8, "「@」"),
    "title: **甲**": (2, 8, "「*」"),
    "title: %甲": (2, 8, "「%」"),
    "a: b\n\tc: d": (3, 1, "Tab"),
    "a: b\n  c: d": (3, 1, "对不齐"),
    "  a: b\nc: d": (3, 1, "对不齐"),
    'a: "\\q"': (2, 5, "反斜杠"),
    "a: b\n甲乙": (3, 1, "名称: 内容"),
}


@pytest.mark.parametrize("front", HINTS)
def test_mistakes_are_placed_where_they_were_made_and_told_in_plain_words(front: str) -> None:
    (problem,) = read(f"---\n{front}\n---\n").problems
    line, column, words = HINTS[front]
    assert problem.kind == "bad-yaml"
    assert problem.place.span().start == Position(line, column)
    why = problem.values["why"]
    assert not isinstance(why, str)
    assert words in why.hans
    assert why.en and not any("\u4e00" <= c <= "\u9fff" for c in why.en.split("“")[0])
