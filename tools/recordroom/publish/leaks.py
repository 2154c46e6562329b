"""A finished site searched for what its readers may not see, in every byte and encoding."""

from __future__ import annotations

import gzip
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from recordroom.model.edition import Secret
from recordroom.model.hanzi import fold


@dataclass(frozen=True, slots=True)
class Leak:
    """A secret found: in which file of the site, and which."""

    file: str
    secret: Secret


_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_EDGE = r"[0-9A-Za-z_]"


def find_leaks(site: Path, secrets: Sequence[Secret]) -> tuple[Leak, ...]:
    """Every secret that a file of the site holds, in its name or its content.

    Content is looked at as it is, decompressed, percent-decoded, with `\\uXXXX` and HTML
    references read, and folded to simplified characters as the search folds it. Ids and numbers
    count as whole tokens, so that `note-1` is not found in `note-12`.
    """
    if not secrets:
        return ()
    wanted: dict[str, Secret] = {}
    for secret in secrets:
        wanted.setdefault(secret.text, secret)
        wanted.setdefault(fold(secret.text), secret)
    found: dict[tuple[str, str], Leak] = {}
    pattern = _pattern(wanted)
    for name, texts in _every_text(site):
        for text in (name, *texts):
            for match in pattern.finditer(text):
                secret = wanted[match[0]]
                found.setdefault((name, secret.text), Leak(name, secret))
    return tuple(found[key] for key in sorted(found))


def _pattern(wanted: Iterable[str]) -> re.Pattern[str]:
    parts = []
    for text in sorted(wanted, key=lambda t: (-len(t), t)):
        left = rf"(?<!{_EDGE})(?<!{_EDGE}-)" if re.match(_EDGE, text) else ""
        right = rf"(?!{_EDGE})(?!-{_EDGE})" if re.search(_EDGE + "$", text) else ""
        parts.append(left + re.escape(text) + right)
    return re.compile("|".join(parts))


def _every_text(site: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    for path in sorted(site.rglob("*")):
        if path.is_file():
            yield str(path.relative_to(site)), readings(path.read_bytes())


def readings(data: bytes) -> tuple[str, ...]:
    """Every way in which a reader or a program may read some bytes as text, each once."""
    plain = [data, *_unpacked(data)]
    out: dict[str, None] = {}
    for raw in plain:
        text = raw.decode("utf-8", "replace")
        out[text] = None
        if "%" in text:
            out[unquote(text)] = None
        if "\\u" in text:
            out[_ESCAPED.sub(lambda m: chr(int(m[1], 16)), text)] = None
        if "&" in text:
            out[html.unescape(text)] = None
    return tuple(out)


def _unpacked(data: bytes) -> Iterator[bytes]:
    """The content of gzip files (Pagefind's chunks, sitemap.xml.gz) and of zip archives (Word, Excel)."""
    if data[:2] == b"\x1f\x8b":
        try:
            yield gzip.decompress(data)
        except (OSError, EOFError, zlib.error):
            return
    elif data[:4] == b"PK\x03\x04":
        yield from _zipped(data)


def _zipped(data: bytes) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                # A bomb among attachments must not fill memory; 64 MB of text is beyond any paper.
                if info.file_size <= 64 * 1024 * 1024:
                    yield archive.read(info)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error):
        return
