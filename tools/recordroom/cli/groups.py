"""The headings of `recordroom --help`: commands by what people come to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recordroom.cli.words import both

GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        both("查看", "Look"),
        ("list", "show", "explain", "evidence", "log", "diff", "unread", "audiences", "rule", "serve"),
    ),
    (
        both("办理", "Act"),
        (
            "new", "submit", "approve", "return", "refuse", "issue", "circulate", "acknowledge",
            "advance", "amend", "supersede", "suspend", "resume", "repeal", "withdraw",
            "attach",
        ),
    ),
    (both("编号归档", "Number and file"), ("number", "void", "file")),
    (
        both("检查发布", "Check and publish"),
        ("check", "fmt", "audit", "review", "build", "recover"),
    ),
    (both("建立", "Set up"), ("init", "setup", "codeowners", "demo")),
)  # fmt: skip
"""Heading and commands, in the order in which they are shown."""

OTHERS = both("其他", "Other")


def headed(names: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The commands that there are under their headings; what stands in no group comes last."""
    left = list(names)
    for heading, group in GROUPS:
        found = tuple(name for name in group if name in left)
        left = [name for name in left if name not in found]
        if found:
            yield heading, found
    if left:
        yield OTHERS, tuple(left)
