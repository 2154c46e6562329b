"""Positions of values and keys, against a computation that knows nothing of YAML's parser."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordroom.model.text import FieldPath, Place, Position, Source, position_at
from recordroom.read.frontmatter import read_document

PATH = PurePosixPath("records/notices/2025/x.md")


@dataclass
class Writer:
    """Writes front matter piece by piece and notes where each value and key begins and ends."""

    text: str = ""
    spans: dict[tuple[FieldPath, bool], tuple[Position, Position]] = field(default_factory=dict)

    def here(self) -> Position:
        lines = self.text.split("\n")
        return Position(len(lines) + 1, len(lines[-1]) + 1)

    def put(self, text: str, path: FieldPath, *, key: bool = False) -> None:
        start = self.here()
        self.text += text
        self.spans[(path, key)] = (start, self.here())

    def value(self, value: object, path: FieldPath, indent: int) -> None:
        if isinstance(value, str):
            self.text += " "
            self.put(value, path)
            self.text += "\n"
        elif isinstance(value, list):
            self.text += "\n"
            for i, item in enumerate(value):
                self.text += " " * indent + "  -"
                self.value(item, (*path, i), indent + 4)
        elif isinstance(value, dict):
            self.text += "\n"
            self.mapping(value, path, indent + 6)

    def mapping(self, values: dict[str, object], path: FieldPath, indent: int) -> None:
        for name, value in values.items():
            self.text += " " * indent
            self.put(name, (*path, name), key=True)
            self.text += ":"
            self.value(value, (*path, name), indent)


NAMES = st.from_regex(r"[a-z甲乙丙][a-z丁戊-]{0,6}", fullmatch=True)
PLAIN = st.from_regex(r"[a-z0-9一-十𠀀-𠀐][a-z0-9一-十𠀀-𠀐，。 ]{0,8}[a-z一-十]", fullmatch=True)
SCALARS = st.one_of(
    PLAIN,
    PLAIN.map(lambda t: f'"{t}: {t}"'),
    PLAIN.map(lambda t: f"'{t} # {t}'"),
    PLAIN.map(lambda t: f"[{t}, {t}]"),
    st.just("0010"),
)
TREES = st.dictionaries(
    NAMES,
    st.recursive(
        SCALARS,
        lambda inner: (
            st.lists(inner, min_size=1, max_size=3)
            | st.dictionaries(NAMES, inner, min_size=1, max_size=3)
        ),
        max_leaves=6,
    ),
    min_size=1,
    max_size=5,
)


@given(TREES)
def test_values_and_keys_are_where_they_were_written(tree: dict[str, object]) -> None:
    writer = Writer()
    writer.mapping(tree, (), 0)
    document = read_document(PATH, f"---\n{writer.text}---\n正文\n".encode())
    assert not document.problems
    for (path, key), (start, end) in writer.spans.items():
        span = document.source.locate(path, key=key)
        assert (span.start, span.end) == (start, end), path


def located(front: str, *path: str | int, key: bool = False) -> tuple[int, int]:
    document = read_document(PATH, f"---\n{front}\n---\n".encode())
    start = document.source.locate(path, key=key).start
    return start.line, start.column


def test_an_empty_value_is_right_after_its_colon() -> None:
    assert located("类型: a\nb:\nc: d", "b") == (3, 3)


@pytest.mark.parametrize("null", ["~", "null", "''"])
def test_a_null_is_where_it_is_written(null: str) -> None:
    assert located(f"a: {null}", "a") == (2, 4)


def test_a_block_text_begins_at_its_mark() -> None:
    assert located("a: |\n  一\n  二\nb: c", "a") == (2, 4)
    assert located("a: |\n  一\n  二\nb: c", "b") == (5, 4)


def test_a_quoted_number_begins_at_its_quote() -> None:
    assert located('编号: "0010"', "编号") == (2, 5)


def test_columns_count_characters_and_not_bytes_or_halves() -> None:
    assert located("𠮷𠮷: [𠮷, 甲]", "𠮷𠮷", 1) == (2, 9)


def test_items_of_lists() -> None:
    front = "approvals:\n  - step: sign\n    by: an\n  - step: review\n    on:"
    assert located(front, "approvals", 1) == (5, 5)
    assert located(front, "approvals", 1, "on") == (6, 8)
    assert located(front, "approvals", 1, "on", key=True) == (6, 5)


def test_what_is_missing_is_at_its_nearest_parent() -> None:
    front = "a: b\nlist:\n  - x: y"
    assert located(front, "list", 0, "z") == (4, 5)
    assert located(front, "list", 3) == (4, 3)
    assert located(front, "gone") == (1, 1)
    assert located(front, "gone", key=True) == (1, 1)
    assert located(front) == (1, 1)


def test_a_plain_file_counts_from_its_own_first_line() -> None:
    source = Source(PurePosixPath("policies/checks.yml"), "a: b\n", "", "a: b\n", 1)
    assert source.locate(("a",)).start == Position(1, 4)
    assert source.locate(("a",), key=True).start == Position(1, 1)


def test_a_position_wins_over_a_field() -> None:
    source = Source(PATH, "---\na: b\n---\n", "", "a: b\n", 2, 4)
    span = Place(source, ("a",), Position(9, 2), length=3).span()
    assert (span.start, span.end) == (Position(9, 2), Position(9, 5))


@given(st.text(st.sampled_from("ab甲\n"), max_size=40), st.integers(0, 40))
def test_positions_by_counting(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    before = text[:offset].split("\n")
    assert position_at(text, offset) == Position(len(before), len(before[-1]) + 1)
