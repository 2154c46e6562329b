"""Opening a room as it is, or as it was known at a revision."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import click

from recordroom.cli.settings import require_sound
from recordroom.cli.words import both, progress
from recordroom.pipeline import Checked, check_room, room_at


def at_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--at`: a revision of git, for what was known then."""
    return click.option(
        "--at",
        "revision",
        metavar="REV",
        help=both(
            "看当时的仓库：提交、标签或分支，如 HEAD~10",
            "The room as it was known at a commit, tag or branch, as HEAD~10.",
        ),
    )(function)


@contextmanager
def opened(
    root: Path, revision: str | None, *, as_of: date, history: bool = False, judged: bool = False
) -> Iterator[Checked]:
    """The room, or with a revision the room of then. Its settings are sound; its records are only
    checked when they are to be `judged`.
    """
    if revision is None:
        with progress("正在读取", "Reading") as step:
            checked = check_room(root, as_of=as_of, history=history, progress=step, judged=judged)
        require_sound(checked.policies)
        yield checked
        return
    with room_at(root, revision, as_of=as_of, history=history, judged=judged) as checked:
        require_sound(checked.policies)
        yield checked
