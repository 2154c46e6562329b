"""A finished site searched for what its readers may not see, in every byte and encoding."""

from __future__ import annotations

import gzip
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from recordroom.model.edition import Secret
from recordroom.model.hanzi import fold, fold_table
from recordroom.relate.links import stands_whole


@dataclass(frozen=True, slots=True)
class Leak:
    """A secret found: in which file of the site, and which."""

    file: str
    secret: Secret


_ESCAPED = re.compile(r'\\(?:u[0-9a-fA-F]{4}|["\\/])')
_BOMB = 64 * 1024 * 1024
"""Bytes. What unpacks to more is not looked into: an attachment must not fill memory."""


def find_leaks(site: Path, secrets: Sequence[Secret]) -> tuple[Leak, ...]:
    """Every secret that a file of the site holds, in its name or its content.

    Content is looked at as it is, decompressed, percent-decoded, with the escapes of JSON and
    HTML read, and in traditional as in simplified characters. All secrets count as whole tokens,
    so that `note-1` is not found in `note-12`.
    """
    wanted: dict[str, Secret] = {}
    for secret in secrets:
        if secret.text:
            wanted.setdefault(fold(secret.text), secret)
    if not wanted:
        return ()
    found: dict[tuple[str, str], Leak] = {}
    seek = _Seeker(wanted)
    for name, texts in _every_text(site):
        for text in (name, *texts):
            for key in seek.find(text):
                secret = wanted[key]
                found.setdefault((name, secret.text), Leak(name, secret))
    return tuple(found[key] for key in sorted(found))


class _Seeker:
    """Many texts sought at once: a pattern that branches where they differ, read by `re` in C.

    A character of the pattern stands for all that fold to it, so no text has to be folded.
    """

    def __init__(self, wanted: Sequence[str] | dict[str, Secret]) -> None:
        self._alike: dict[str, str] = {}
        for char, folded in fold_table().items():
            self._alike[folded] = self._alike.get(folded, "") + char
        ordered = sorted(wanted)
        self._pattern = re.compile(self._branches(ordered, 0))
        # What else stands where a text stands: the shorter ones that it begins with.
        known = set(ordered)
        self._shorter = {
            text: [text[:n] for n in range(len(text), 0, -1) if text[:n] in known]
            for text in ordered
        }

    def find(self, text: str) -> Iterator[str]:
        """The texts that stand whole in `text`, as often as they do."""
        at = 0
        while (match := self._pattern.search(text, at)) is not None:
            at = match.start() + 1
            for found in self._shorter[fold(match[0])]:
                if stands_whole(text, match.start(), match.start() + len(found)):
                    yield found

    def _branches(self, texts: Sequence[str], depth: int) -> str:
        """A pattern for the rests of sorted texts that have their first `depth` characters."""
        # What all have in common needs no branch, and no call of its own for each character.
        pairs = enumerate(zip(texts[0], texts[-1], strict=False))
        shared = next((i for i, (a, b) in pairs if a != b), len(texts[0]))
        if shared > depth:
            same = "".join(self._one(c) for c in texts[0][depth:shared])
            return same + self._branches(texts, shared)
        ends = len(texts[0]) == depth
        groups: dict[str, list[str]] = {}
        for text in texts[1:] if ends else texts:
            groups.setdefault(text[depth], []).append(text)
        parts = []
        for char, some in groups.items():
            if len(some) == 1:
                rest = "".join(self._one(c) for c in some[0][depth:])
            else:
                rest = self._one(char) + self._branches(some, depth + 1)
            parts.append(rest)
        if not parts:
            return ""
        inner = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
        return inner + "?" if ends else inner

    def _one(self, char: str) -> str:
        also = self._alike.get(char, "")
        return f"[{re.escape(char + also)}]" if also else re.escape(char)


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
        if "\\" in text:
            out[_unescaped(text)] = None
        if "&" in text:
            out[html.unescape(text)] = None
    return tuple(out)


def _unescaped(text: str) -> str:
    """The text with the escapes of JSON read; characters beyond U+FFFF are two of them."""
    shown = _ESCAPED.sub(lambda m: chr(int(m[0][2:], 16)) if m[0][1] == "u" else m[0][1], text)
    return shown.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _unpacked(data: bytes) -> Iterator[bytes]:
    """The content of gzip files (Pagefind's chunks, sitemap.xml.gz) and zip archives (Word, Excel)."""
    if data[:2] == b"\x1f\x8b":
        try:
            with gzip.open(io.BytesIO(data)) as stream:
                yield stream.read(_BOMB)
        except (OSError, EOFError, zlib.error):
            return
    elif data[:4] == b"PK\x03\x04":
        yield from _zipped(data)


def _zipped(data: bytes) -> Iterator[bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                yield info.filename.encode("utf-8", "surrogatepass")
                if info.file_size <= _BOMB:
                    yield archive.read(info)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error):
        return
