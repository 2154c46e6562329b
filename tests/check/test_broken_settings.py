"""A settings file broken at any line is told, never fallen over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from recordroom.pipeline import check_room
from recordroom.read.files import SurroundingsError
from tests.conftest import base_files, lay

UNFILLED = re.compile(r"\{(name|near|fault|wanted|allowed|value|what|kind)\}")
JUNK = ("[]", "{}", "x", '""', "9999-12-31", '"{n}{n}"', "{field: x, is: [y]}")


def broken(text: str) -> Iterator[str]:
    """The text without each of its lines, with each line twice, and with each value replaced."""
    lines = text.split("\n")
    for i, line in enumerate(lines):
        yield "\n".join(lines[:i] + lines[i + 1 :])
        yield "\n".join([*lines[: i + 1], *lines[i:]])
        key, colon, value = line.partition(": ")
        if colon and value:
            junk = JUNK[i % len(JUNK)]
            yield "\n".join([*lines[:i], f"{key}: {junk}", *lines[i + 1 :]])


@pytest.mark.parametrize("name", [name for name in base_files() if name.startswith("policies/")])
def test_no_broken_line_makes_it_fall_over(name: str, tmp_path: Path) -> None:
    base = base_files()
    root = lay(tmp_path, base)
    for text in broken(base[name]):
        (root / name).write_text(text, encoding="utf-8")
        try:
            found = check_room(root, as_of=date(2026, 1, 1)).diagnostics
        except SurroundingsError as error:
            assert name in error.hans
        else:
            assert not any(UNFILLED.search(d.message.hans + d.message.en) for d in found)
