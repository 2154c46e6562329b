"""Safe mends applied to files: the edits that findings carry, and nothing that needs a decision."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from recordroom.model.check import Diagnostic
from recordroom.model.text import Position, Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_NEWLINE = re.compile(r"\r\n|\r")
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class Mended:
    """The new bytes of the files, the findings that are mended, and those whose mend would touch
    the place of another and has to wait.
    """

    changes: dict[PurePosixPath, bytes | None]
    done: tuple[Diagnostic, ...]
    waiting: tuple[Diagnostic, ...]


def mended(diagnostics: Iterable[Diagnostic], read: Callable[[PurePosixPath], bytes]) -> Mended:
    """Apply the safe fixes of some findings to the bytes that `read` gives.

    A fix is applied whole or not at all; of two that touch one place the first in the order of
    the text is. Raises UnicodeDecodeError for a file that is no UTF-8; no finding in one has a fix.
    """
    taken: dict[PurePosixPath, list[tuple[Span, str]]] = {}
    plain: set[PurePosixPath] = set()
    done, waiting = [], []
    for found in diagnostics:
        fix = found.fix
        if fix is None or not fix.safe:
            continue
        spans = [(edit.place.span(), edit.text) for edit in fix.edits]
        if any(_clash(span, taken.get(span.path, ())) for span, _ in spans) or _overlap(spans):
            waiting.append(found)
            continue
        for span, text in spans:
            taken.setdefault(span.path, []).append((span, text))
        plain.update(fix.as_read)
        done.append(found)
    changes: dict[PurePosixPath, bytes | None] = {}
    for path in sorted({*taken, *plain}):
        before = read(path)
        after = _edited(before.decode("utf-8"), taken.get(path, []))
        if path in plain:
            after = _NEWLINE.sub("\n", after.removeprefix(_BYTE_ORDER_MARK))
        if after.encode() != before:
            changes[path] = after.encode()
    return Mended(changes, tuple(done), tuple(waiting))


def _edited(text: str, edits: Sequence[tuple[Span, str]]) -> str:
    """The exact text with spans replaced, the last first so that the others keep their places."""
    starts = [m.start() for m in _LINE.finditer(text)]
    if text.startswith(_BYTE_ORDER_MARK):
        starts[0] = 1

    def at(position: Position) -> int:
        return starts[position.line - 1] + position.column - 1

    for span, new in sorted(edits, key=lambda edit: edit[0].start, reverse=True):
        text = text[: at(span.start)] + new + text[at(span.end) :]
    return text


def _clash(span: Span, others: Iterable[tuple[Span, str]]) -> bool:
    """Whether two spans share a character, or begin at one place."""
    return any(
        span.path == other.path
        and (span.start == other.start or (span.start < other.end and other.start < span.end))
        for other, _ in others
    )


def _overlap(spans: Sequence[tuple[Span, str]]) -> bool:
    return any(_clash(span, spans[:at]) for at, (span, _) in enumerate(spans))
