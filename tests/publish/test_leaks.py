"""The scan of a finished site: whole tokens, every encoding, both scripts."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recordroom.model.edition import Secret
from recordroom.model.hanzi import fold
from recordroom.publish import leaks
from recordroom.publish.leaks import find_leaks, readings
from recordroom.relate.links import mentions


def found(site: Path, *texts: str) -> set[str]:
    secrets = [Secret(f"r{n}", "title", text) for n, text in enumerate(texts)]
    return {leak.secret.text for leak in find_leaks(site, secrets)}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "site").mkdir()
    return tmp_path / "site"


@pytest.mark.parametrize(
    "text",
    [
        "note-1", "/note-1/", "note-1.md", "x=note-1&", "“note-1”", "第note-1号", "note-1-", "note-1。",
        "-note-1", "a note-1, b",
    ],
)  # fmt: skip
def test_a_token(site: Path, text: str) -> None:
    (site / "a.html").write_text(text, encoding="utf-8")
    assert found(site, "note-1") == {"note-1"}


@pytest.mark.parametrize(
    "text", ["note-12", "note-1-b", "anote-1", "a-note-1", "_note-1", "note-1_"]
)
def test_a_part_of_a_token(site: Path, text: str) -> None:
    (site / "a.html").write_text(text, encoding="utf-8")
    assert found(site, "note-1") == set()


def test_numbers(site: Path) -> None:
    (site / "a.html").write_text("见 青协〔2025〕13号、QJ-2025-0031 和 XM-2024-02。", "utf-8")
    assert found(site, "青协〔2025〕3号", "QJ-2025-003", "XM-2024-02") == {"XM-2024-02"}


def test_of_several_at_one_place_each_counts(site: Path) -> None:
    """The longer one is cut out of a longer token, the shorter one is not."""
    (site / "a.html").write_text("青协〔2025〕3号ab 与 青协〔2025〕4号", encoding="utf-8")
    texts = ("青协〔2025〕3号", "青协〔2025〕3号a", "青协", "青协〔2025〕4号")
    assert found(site, *texts) == {"青协〔2025〕3号", "青协", "青协〔2025〕4号"}


TITLE = '关于“银龄”<互助> & "心橋" 𠮷的通知'


def _packed(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", data)
    return out.getvalue()


def _escaped(text: str) -> str:
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )


ENCODINGS: dict[str, bytes] = {
    "as it is": TITLE.encode(),
    "html": _escaped(TITLE).encode(),
    "numeric references": "".join(f"&#{ord(c)};" for c in TITLE).encode(),
    "hexadecimal references": "".join(f"&#x{ord(c):x};" for c in TITLE).encode(),
    "json": json.dumps({"t": TITLE}).encode(),
    "json, unescaped": json.dumps({"t": TITLE}, ensure_ascii=False).encode(),
    "percent": quote(TITLE).encode(),
    "gzip": gzip.compress(f"<p>{TITLE}</p>".encode()),
    "gzip of json": gzip.compress(b"pagefind_dcd" + json.dumps([TITLE]).encode()),
    "zip": _packed(_escaped(TITLE).encode()),
    "broken bytes around": b"\xff\xfe" + TITLE.encode() + b"\xff",
    "simplified": fold(TITLE).encode(),
    "traditional": TITLE.replace("龄", "齡").replace("关于", "關於").encode(),
}


@pytest.mark.parametrize("name", ENCODINGS)
def test_encodings(site: Path, name: str) -> None:
    (site / "a.bin").write_bytes(ENCODINGS[name])
    assert found(site, TITLE) == {TITLE}


def test_names_of_files(site: Path) -> None:
    (site / "records" / "note-7").mkdir(parents=True)
    (site / "records" / "note-7" / "index.html").touch()
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w") as archive:
        archive.writestr("note-8.txt", "")
    (site / "box.docx").write_bytes(box.getvalue())
    assert found(site, "note-7", "note-8", "note-9") == {"note-7", "note-8"}


def test_what_cannot_be_unpacked_is_passed_over(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (site / "a.gz").write_bytes(b"\x1f\x8bno gzip")
    (site / "b.gz").write_bytes(gzip.compress(b"note-1" * 99)[:-9])
    (site / "c.zip").write_bytes(b"PK\x03\x04no zip")
    (site / "d.txt").write_bytes(b"note-2")
    assert "note-2" in found(site, "note-2")
    monkeypatch.setattr(leaks, "_BOMB", 1000)
    (site / "bomb.gz").write_bytes(gzip.compress(b"0" * 10_000_000))
    (site / "bomb.zip").write_bytes(_packed(b"0" * 10_000_000))
    assert max(map(len, readings((site / "bomb.gz").read_bytes()))) < 40_000
    assert max(map(len, readings((site / "bomb.zip").read_bytes()))) < 40_000


def test_nothing_to_look_for(site: Path) -> None:
    (site / "a.html").write_text("note-1", encoding="utf-8")
    assert find_leaks(site, []) == ()
    assert find_leaks(site, [Secret("a", "number", "")]) == ()


SIGNS = st.text(st.sampled_from("ab-1_〔号會会"), min_size=1, max_size=6)


@given(
    st.lists(SIGNS, min_size=1, max_size=8), st.text(st.sampled_from("ab-1_〔号會会 "), max_size=40)
)
def test_it_finds_what_a_plain_search_finds(texts: list[str], content: str) -> None:
    wanted = {fold(text): Secret(text, "id", text) for text in texts}
    plain = {text for text in wanted if next(mentions(fold(content), text), None) is not None}
    assert set(_seek(wanted, content)) == plain


def _seek(wanted: dict[str, Secret], content: str) -> Iterator[str]:
    return leaks._Seeker(wanted).find(content)


def test_long_texts_that_begin_alike(site: Path) -> None:
    alike = "关" * 3000
    secrets = [Secret("r", "title", alike + end) for end in ("甲", "乙", "")]
    (site / "a.html").write_text(f"x {alike}乙 x", encoding="utf-8")
    assert [len(leak.secret.text) for leak in find_leaks(site, secrets)] == [3000, 3001]
