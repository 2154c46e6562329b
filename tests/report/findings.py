"""Diagnostics as a check would give them, for the tests of report formats."""

from __future__ import annotations

from pathlib import PurePosixPath

from recordroom.model.check import Diagnostic
from recordroom.model.text import Label, Position


def diagnostic(
    code: str = "NUM001",
    severity: str = "error",
    *,
    path: str = "records/letters/2025/信函 甲.md",
    line: int = 4,
    message: str = "编号重复",
    fingerprint: str = "",
) -> Diagnostic:
    """One diagnostic with a related place; other fields follow from those given."""
    return Diagnostic(
        code=code,
        rule="some-rule",
        severity=severity,
        path=PurePosixPath(path),
        start=Position(line, 9),
        end=Position(line, 14),
        message=Label(message, f"en {message}"),
        record="a",
        help=Label("一条规则", "A rule"),
        related=(
            (PurePosixPath("records/letters/2025/b.md"), Position(2, 3), Label("此处", "here")),
        ),
        fix=None,
        withholds=False,
        fingerprint=fingerprint or f"{code}-{path}-{line}-{message}",
    )
