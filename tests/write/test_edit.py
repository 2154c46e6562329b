"""Edits of front matter: exactly what is meant, and not one byte elsewhere."""

from __future__ import annotations

import difflib

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from recordroom.read.located import Tree
from recordroom.write.edit import EditError, append_item, remove_field, set_at, set_field
from recordroom.write.nodes import read
from recordroom.write.scalars import flow, scalar

ORDER = ("type", "title", "number", "date", "status", "approvals", "tags")
RECORD = """---
# 抬头
type: letter
title: "关于甲的通知"  # 暂定
date: 2025-03-01

# 部门
department: 'office'
tags: [a, b]
approvals:   # 按先后
  - step: review   # 第一步
    by: an-ning
  # 还有一步
people:
- one
-   - two
note: |
  第一行

  第二行

status: drafted
---

正文　不动。
"""


def changed(before: str, after: str) -> list[str]:
    """The lines that went and came."""
    lines = difflib.ndiff(before.splitlines(keepends=True), after.splitlines(keepends=True))
    return [line.rstrip("\n") for line in lines if line[0] in "+-"]


def test_field_in_schema_order() -> None:
    done = set_field(RECORD, "number", "青协〔2025〕3号", order=ORDER)
    assert changed(RECORD, done) == ["+ number: 青协〔2025〕3号"]
    assert "暂定\nnumber:" in done


def test_field_before_all_others_keeps_their_comment() -> None:
    done = set_field(RECORD.replace("type: letter\n", ""), "type", "letter", order=ORDER)
    assert done.startswith("---\ntype: letter\n# 抬头\ntitle")


def test_field_that_no_schema_names_goes_to_the_end() -> None:
    assert "status: drafted\nodd: x\n---" in set_field(RECORD, "odd", "x", order=ORDER)


def test_value_keeps_its_comment() -> None:
    done = set_field(RECORD, "title", "乙", order=ORDER)
    assert changed(RECORD, done) == ['- title: "关于甲的通知"  # 暂定', "+ title: 乙  # 暂定"]


def test_same_value_changes_nothing() -> None:
    assert set_field(RECORD, "title", "关于甲的通知", order=ORDER) is RECORD


def test_item_to_block_list() -> None:
    item: Tree = {"step": "sign", "by": "bo", "on": "2025-03-02"}
    done = append_item(RECORD, "approvals", item, order=ORDER)
    assert changed(RECORD, done) == ["+   - step: sign", "+     by: bo", "+     on: 2025-03-02"]
    assert "an-ning\n  - step: sign" in done


def test_item_to_flow_list() -> None:
    done = append_item(RECORD, "tags", "c, d", order=())
    assert 'tags: [a, b, "c, d"]\n' in done


@pytest.mark.parametrize("old", ["", "files: []\n", "files:\n", "files: ''\n", "files: ~\n"])
def test_item_makes_the_list(old: str) -> None:
    text = f"---\ntype: a\n{old}last: b\n---\n"
    done = append_item(text, "files", {"file": "a.pdf"}, order=("type", "files"))
    assert done == "---\ntype: a\nfiles:\n  - file: a.pdf\nlast: b\n---\n"


def test_item_to_no_list_is_refused() -> None:
    with pytest.raises(EditError):
        append_item(RECORD, "title", "x", order=ORDER)


def test_removal() -> None:
    assert changed(RECORD, remove_field(RECORD, "note")) == [
        "- note: |", "-   第一行", "- ", "-   第二行",
    ]  # fmt: skip
    gone = remove_field(RECORD, "approvals")
    assert "approvals" not in gone
    assert "  # 还有一步\npeople" in gone
    assert remove_field(RECORD, "absent") is RECORD
    with pytest.raises(EditError):
        remove_field("---\ntype: a\n---\n", "type")


def test_nested_scalars() -> None:
    done = set_at(RECORD, ("approvals", 0, "by"), "bo")
    assert changed(RECORD, done) == ["-     by: an-ning", "+     by: bo"]
    done = set_at(RECORD, ("approvals", 0, "evidence"), "stated")
    assert changed(RECORD, done) == ["+     evidence: stated"]
    assert set_at(RECORD, ("people", 1, 0), "no").count('  - "no"') == 1
    for path in (("approvals", 3, "by"), ("title", "x"), ("absent", "x"), (), ("approvals", 1)):
        with pytest.raises(EditError):
            set_at(RECORD, path, "x")


def test_only_what_differs_of_a_list_is_written() -> None:
    new: Tree = [{"step": "review", "by": "bo", "on": "2025-01-01"}, "x"]
    done = set_field(RECORD, "approvals", new, order=ORDER)
    assert changed(RECORD, done) == [
        "-     by: an-ning",
        "+     by: bo",
        "+     on: 2025-01-01",
        "+   - x",
    ]


def test_line_ends_and_mark_stay() -> None:
    odd = "\ufeff" + RECORD.replace("\n", "\r\n")
    done = append_item(odd, "approvals", {"step": "sign", "by": "bo"}, order=ORDER)
    assert done == "\ufeff" + append_item(
        RECORD, "approvals", {"step": "sign", "by": "bo"}, order=ORDER
    ).replace("\n", "\r\n")


def test_plain_yaml_without_a_last_line_end() -> None:
    assert set_field("a: 1\nb:\n  - x", "c", "2", order=()) == "a: 1\nb:\n  - x\nc: 2"
    assert append_item("a: 1\nb:\n  - x", "b", "z", order=()) == "a: 1\nb:\n  - x\n  - z"


@pytest.mark.parametrize(
    "front", ["a: &x 1\nb: *x\n", "a: !x 1\n", "a: 1\na: 2\n", "a: [\n", "- a\n", "a: \u200bb\n"]
)
def test_what_the_reader_refuses_is_not_edited(front: str) -> None:
    with pytest.raises(EditError):
        set_field(f"---\n{front}---\n", "c", "x", order=())


@pytest.mark.parametrize("value", ["\x00", "a\x07", "\u200b", "a\x7f", "\ud800", "\r"])
def test_hidden_characters_are_not_written(value: str) -> None:
    with pytest.raises(EditError):
        set_field(RECORD, "title", value, order=ORDER)


MISREAD = [
    "No",
    "no",
    "on",
    "off",
    "Yes",
    "y",
    "~",
    "null",
    "010",
    "0x1F",
    "0o17",
    "0b1",
    "1_000",
    "12:30:00",
    "12:30",
    "1e3",
    ".5",
    "5.",
    "+1",
    ".inf",
    ".NaN",
    "=",
    "<<",
    "1,000",
    "2025-3-1",
    "190:20:30",
    "-",
    "--",
    "---",
    "...",
    "-a",
    "?x",
    ":x",
    "#x",
    "a#",
    "@",
    "`",
    "%",
    "!",
    "&",
    "*",
    "|",
    ">",
    "'",
    '"',
    "{}",
    "[]",
    "{a",
    "[b",
]


@pytest.mark.parametrize(
    "text", [*MISREAD, "a: b", "a #b", "a:", " a", "a ", "", "a\nb", "\t", ", "]
)
def test_text_stays_text(text: str) -> None:
    for written in (f"k: {scalar(text)}", f"k: [{scalar(text, flow=True)}]"):
        for loader in (yaml.SafeLoader, yaml.BaseLoader):
            value = yaml.load(written, Loader=loader)["k"]
            assert (value if isinstance(value, str) else value[0]) == text


@pytest.mark.parametrize(
    "text", ["2025-03-01", "12", "0", "-3", "1.50", "true", "false", "青协〔2025〕3号", "P30Y"]
)
def test_plain_where_it_may(text: str) -> None:
    assert scalar(text) == text


texts = st.text(
    st.one_of(
        st.sampled_from("ab 文号:#-,[]{}'\"&*!|>%@`?\\\n\t=~019.e"),
        st.characters(exclude_categories=("C", "Z")),
    ),
    max_size=8,
)
names = st.from_regex(r"[a-z][a-z0-9-]{0,5}", fullmatch=True)
trees = st.recursive(
    texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=6,
)
comments = st.sampled_from(["", "# 注\n", "\n", "  # 缩进的注\n"])


@st.composite
def fronts(draw: st.DrawFn) -> str:
    """Front matters as people write them: several styles, comments, odd indents."""
    out = []
    for name, value in draw(st.dictionaries(names, trees, min_size=1, max_size=5)).items():
        out.append(draw(comments))
        tail = draw(st.sampled_from(["", "  # 尾"]))
        style = draw(st.sampled_from(["flow", "block", "dense", "quoted"]))
        if style == "flow" or not value:
            out.append(f"{name}: {flow(value)}{tail}\n")
        elif style == "quoted" and isinstance(value, str):
            single = value.replace("'", "''")
            plain = "\n" not in value and "\t" not in value
            out.append(f"{name}: '{single}'{tail}\n" if plain else f"{name}: {scalar(value)}\n")
        else:
            out.append(dumped({name: value}, dense=style == "dense"))
    out.append(draw(comments))
    return "".join(out)


class Wide(yaml.SafeDumper):
    """Sets lists in from their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def dumped(value: object, *, dense: bool) -> str:
    dumper = yaml.SafeDumper if dense else Wide
    text: str = yaml.dump(value, Dumper=dumper, allow_unicode=True, sort_keys=False, width=20)
    return text


@given(fronts(), names, trees, st.sampled_from(["---\n{}---\nbody: x\n", "{}"]), st.randoms())
def test_any_edit_gives_what_was_meant(front, name, value, form, random) -> None:  # type: ignore[no-untyped-def]
    text = form.replace("{}", front)
    before = read(text).tree
    order = [*before, name]
    random.shuffle(order)
    done = set_field(text, name, value, order=order)
    assert read(done).tree == {**before, name: value}
    comment_lines = [li for li in text.split("\n") if li.startswith("#")]
    if not isinstance(before.get(name), list | dict):
        assert [li for li in done.split("\n") if li.startswith("#")] == comment_lines
    for key in [k for k in before if k != name]:
        assert read(done).tree[key] == before[key]
    if len(read(done).tree) > 1:
        assert name not in read(remove_field(done, name)).tree


@given(fronts(), trees)
def test_an_addition_only_adds(front: str, value: Tree) -> None:
    text = f"---\n{front}---\n文\n"
    before = read(text).tree
    done = set_field(text, "a-new-one", value, order=[*before, "a-new-one"])
    lines = iter(done.split("\n"))
    assert all(line in lines for line in text.split("\n"))
    assert remove_field(done, "a-new-one") == text


@given(fronts(), trees, st.data())
def test_nested_edits(front: str, value: Tree, data: st.DataObject) -> None:
    text = f"---\n{front}---\n文\n"
    tree = read(text).tree
    name = data.draw(st.sampled_from(sorted(tree)))
    old = tree[name]
    if isinstance(old, list):
        done = append_item(text, name, value, order=[])
        assert read(done).tree[name] == [*old, value]
    elif isinstance(old, dict) and old:
        key = data.draw(st.sampled_from(sorted(old)))
        done = set_at(text, (name, key), "换")
        assert read(done).tree[name] == {**old, key: "换"}
    else:
        done = set_at(text, (name,), "换")
        assert read(done).tree[name] == "换"
