"""Units of a text: the same for every way of writing it, in the builder and in the browser."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordroom.model.hanzi import fold, fold_table
from recordroom.publish.search_units import units

SCRIPT = Path(__file__).parents[2] / "overrides" / "assets" / "handbook" / "search-cut.js"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青协〔2025〕3号", "青 协 2025 3 号"),
        ("青協【２０２５】３號", "青 协 2025 3 号"),
        ("QJ-2025-003", "qj 2025 003"),
        ("176,420.50元", "176420 50 元"),
        ("一,二 1,2,3 2024,2025", "一 二 1 2 3 2024 2025"),
        ("Café İstanbul", "cafe istanbul"),
        ("保\u200b管\n期  限", "保 管 期 限"),
        ("①第Ⅲ期", "1 第 iii 期"),
        ("", ""),
    ],
)
def test_units(text: str, expected: str) -> None:
    assert " ".join(units(text)) == expected


@given(st.text())
def test_units_are_the_same_in_both_scripts_and_when_cut_again(text: str) -> None:
    cut = units(text)
    assert all(cut) and not any(c.isspace() for u in cut for c in u)
    assert units(fold(text)) == cut
    assert units(" ".join(cut)) == cut


def test_the_browser_cuts_as_the_builder_does() -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("no node: the browser tests still compare what is found")
    assigned = (
        c for c in map(chr, range(32, 0x2FA20)) if unicodedata.category(c) not in ("Cn", "Cs", "Co")
    )
    chars = [c for i, c in enumerate(assigned) if ord(c) < 0x3400 or i % 9 == 0]
    texts = [
        *chars,
        *fold_table(),
        "青協（２０２５）３號、176,420.50元；1,2,3,400",
        "e\u0301 İı ﬁ QJ-003",
    ]
    texts += ["".join(chars[i : i + 40]) for i in range(0, len(chars), 40)]
    pair = ["".join(fold_table()), "".join(fold_table().values())]
    source = base64.b64encode(SCRIPT.read_bytes()).decode()
    program = f"""
        import {{ cutter }} from "data:text/javascript;base64,{source}";
        import {{ readFileSync }} from "node:fs";
        const [pair, texts] = JSON.parse(readFileSync(0, "utf8"));
        const cut = cutter(pair);
        const pieces = (text) => cut(text).map((u) => [u.unit, text.slice(u.start, u.end)]);
        console.log(JSON.stringify(texts.map(pieces)));
    """
    done = subprocess.run(
        [node, "--input-type=module", "-e", program],
        input=json.dumps([pair, texts]),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    cut = json.loads(done.stdout)
    for text, found in zip(texts, cut, strict=True):
        assert tuple(u for u, _ in found) == units(text), text
        # Each piece of the text as written is what its unit was made from.
        assert all(u in "".join(units(written)) or len(text) > 1 for u, written in found), text
