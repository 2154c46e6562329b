"""Eyes for canaries: every byte of a site read in many ways, on our own and as the tool reads it."""

from __future__ import annotations

import base64
import binascii
import gzip
import hashlib
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote_to_bytes

from recordroom.model.hanzi import fold
from recordroom.publish.leaks import readings
from tests.publish.canary_room import TRADITIONAL

_FOLDED = {fold(c): c for c in TRADITIONAL}
_WORD = re.compile(r"(?=(qzx[0-9a-z]{9}))")
_NUMBER = re.compile(r"(?=(7[0-9]{2},?[0-9]{3},?[0-9]{3}))")
_HANZI = re.compile(rf"鬯[{TRADITIONAL}{''.join(_FOLDED)}]{{5}}")
_DAY = re.compile(r"(?<![0-9])2[1-9][0-9]{2}(?=-[0-9]{2}-[0-9]{2})")
_CODED = re.compile(rb"[A-Za-z0-9+/_-]{16,}={0,2}")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\u\{([0-9a-fA-F]+)\}|\\x([0-9a-fA-F]{2})|\\(.)")


def seen(site: Path) -> dict[str, set[str]]:
    """Every canary in a site, with the files it was seen in; far years (`2145-…`) as `year 2145`."""
    found: dict[str, set[str]] = {}
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        texts = canaries_of(name.encode()) | (_of_file(path) if path.is_file() else frozenset())
        for text in texts:
            found.setdefault(text, set()).add(name)
    return found


def _of_file(path: Path) -> frozenset[str]:
    data = path.read_bytes()
    return _cached(hashlib.sha256(data).digest(), path)


@cache
def _cached(digest: bytes, path: Path) -> frozenset[str]:
    """Kept by content: the theme's own files are the same in every edition."""
    del digest
    return canaries_of(path.read_bytes())


def canaries_of(data: bytes) -> frozenset[str]:
    """The canaries in some bytes, however they are packed or written."""
    out: set[str] = set()
    for text in {*_ways(data), *readings(data)}:
        low = text.lower()
        out.update(m[1] for m in _WORD.finditer(low))
        out.update(m[1].replace(",", "") for m in _NUMBER.finditer(low))
        out.update(f"year {m[0]}" for m in _DAY.finditer(low))
        for match in _HANZI.finditer(text):
            out.add("".join(_FOLDED.get(c, c) for c in match[0]))
    return frozenset(out)


def _ways(data: bytes) -> Iterator[str]:
    for raw in _unpacked(data, 3):
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            yield from _unescaped(raw.decode(encoding, "ignore"))
            if b"\0" not in raw:
                break
        for run in _CODED.findall(raw):
            yield from _decoded(run)


def _unpacked(data: bytes, depth: int) -> Iterator[bytes]:
    """The bytes and what is packed in them, boxes within boxes."""
    yield data
    if not depth:
        return
    if data.startswith(b"\x1f\x8b"):
        yield from _unpacked(gzip.decompress(data), depth - 1)
    elif data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                yield info.filename.encode()
                yield from _unpacked(archive.read(info), depth - 1)
    elif data[:1] == b"\x78":
        try:
            yield zlib.decompress(data)
        except zlib.error:
            return


def _unescaped(text: str) -> Iterator[str]:
    yield text
    if "%" in text:
        yield unquote_to_bytes(text).decode("utf-8", "replace")
    if "&" in text:
        yield html.unescape(html.unescape(text))
    if "\\" in text:
        yield _ESCAPE.sub(_escape, text)


def _escape(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code is None:
        return str(match[4])
    return chr(int(code, 16)) if int(code, 16) < 0x110000 else ""


def _decoded(run: bytes) -> Iterator[str]:
    """Base64 from each of its four starts, and hexadecimal."""
    run = run.rstrip(b"=").replace(b"-", b"+").replace(b"_", b"/")
    for start in range(4):
        cut = run[start : start + (len(run) - start) // 4 * 4]
        try:
            yield base64.b64decode(cut).decode("latin-1")
        except binascii.Error:
            continue
    try:
        yield bytes.fromhex(run.decode()).decode("latin-1")
    except ValueError:
        return
