"""What counts as code: never more than the site builder shows as code."""

from __future__ import annotations

import re
from pathlib import Path

import markdown
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from recordroom.capture.body import without_code

ROOT = Path(__file__).parents[2]

PIECES = st.sampled_from(
    [
        "`",
        "`",
        "``",
        "```",
        "```\n",
        "\n```\n",
        "```py\n",
        "~~~\n",
        "\n~~~\n",
        "````\n",
        "\\`",
        "\n",
        "\n",
        "\n\n",
        "x",
        " ",
        "甲",
        "- ",
        "1. ",
        "> ",
        "    ",
        "  ",
        "\t",
        "| ",
        "# ",
        "[a](",
        ")",
        "*",
        "\n---\n",
        "\n|-|-|\n",
        '```py title="x"\n',
        "```{.py}\n",
        "[^1]: ",
        "!!! note\n",
    ]
)


def extensions() -> list[str]:
    """The dialect of mkdocs.yml that bears on code; the rest only adds to the page."""
    told = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    plain = re.sub(r"!!python\S+", "", told)
    names = [e if isinstance(e, str) else next(iter(e)) for e in
             yaml.safe_load(plain)["markdown_extensions"]]  # fmt: skip
    return [name for name in names if name not in ("toc", "pymdownx.highlight")]


BUILDER = markdown.Markdown(extensions=extensions())


def marked(pieces: list[str]) -> str:
    """The pieces with a tag of its own number after each: `<b1>`, `<b2>` …"""
    return "".join(f"{piece}<b{i}>" for i, piece in enumerate(pieces))


@settings(max_examples=250)
@given(st.lists(PIECES, min_size=1, max_size=14))
@example(["甲 ` 乙\n\n", "\n\n丙 ` 丁"])
@example(["- a ` b\n- c ` d ` ", " ` e"])
@example(['```py title="x"\n', "\n```\n", "\n```\n", "x"])
@example(["````\n", "\n```\n", "x", "\n````\n"])
def test_no_tag_is_called_code_that_the_builder_shows(pieces: list[str]) -> None:
    text = marked(pieces)
    BUILDER.reset()
    shown = re.findall(r"<b\d+", BUILDER.convert(text))
    kept = set(re.findall(r"<b\d+", without_code(text)))
    assert set(shown) <= kept


HTML = st.sampled_from(["<div>", "\n<div>\n", "\n</div>\n", "<pre>", "<!--", "-->", "[a]: "])


@settings(max_examples=250)
@given(st.lists(PIECES | HTML, min_size=1, max_size=12))
@example(["\n# ", "\n<div>\n", "`", "`", "\n\n"])
@example(["\n    ```\n", "\n~~~\n", "\n\n", "\n~~~\n", "\n~~~\n", "\n~~~\n"])
def test_no_tag_is_left_when_all_outside_code_are_written_out(pieces: list[str]) -> None:
    text = marked(pieces)
    outside = without_code(text)
    safe = "".join("&lt;" if outside[i] == "<" else char for i, char in enumerate(text))
    BUILDER.reset()
    assert not re.findall(r"<b\d+", BUILDER.convert(safe))


@given(st.lists(PIECES, max_size=30))
def test_offsets_and_lines_stay(pieces: list[str]) -> None:
    text = "".join(pieces)
    out = without_code(text)
    assert len(out) == len(text)
    assert all(a in (b, " ") for a, b in zip(out, text, strict=True))
    assert [i for i, c in enumerate(out) if c == "\n"] == [
        i for i, c in enumerate(text) if c == "\n"
    ]


CODE = [
    "`x`",
    "写法是 `x` 和 `` a ` x ``。",
    "```\nx\n```",
    "```text\nx\n\nx\n```\n",
    "~~~\nx\n~~~",
    "- 一\n\n    ```\n    x\n    ```",
    "````\n```\nx\n```\n````",
    "| 名称 | 写法 |\n|-|-|\n| 甲 | `x` |",
]


@pytest.mark.parametrize("text", CODE)
def test_code_is_blanked(text: str) -> None:
    assert "x" not in without_code(text)


NO_CODE = [
    "x",
    "`x",
    "甲 ` 乙\n\nx\n\n丙 ` 丁",
    "```\nx",
    "```\nx\n````",
    "> ```\n> x\n> ```",
    "- 甲 ` 乙\n- 丙 ` 丁 ` x ` 戊",
    "\\`x\\`",
]


@pytest.mark.parametrize("text", NO_CODE)
def test_what_only_looks_like_code_stays(text: str) -> None:
    assert "x" in without_code(text)


HOSTILE = {
    "one long run": "`" * 400_000,
    "runs of every length": "".join("`" * n + "a" for n in range(1, 900)),
    "one too many": "`a" * 200_001,
    "fences": "```\n" * 100_001,
    "fences never closed": " ```\nx\n" * 60_001,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_long_runs_take_linear_time(name: str) -> None:
    assert len(without_code(HOSTILE[name])) == len(HOSTILE[name])
