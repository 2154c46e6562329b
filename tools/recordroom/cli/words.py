"""The reader's language on the command line, progress, and shared options."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from recordroom.model.text import Label
from recordroom.read.files import SurroundingsError


def set_language(lang: str | None) -> None:
    """Remember the language asked for in this run, in click's own context."""
    click.get_current_context().find_root().meta["recordroom.lang"] = lang


def chosen_language() -> str | None:
    """The language that was asked for, None where nobody did."""
    context = click.get_current_context(silent=True)
    chosen: str | None = context.find_root().meta.get("recordroom.lang") if context else None
    return chosen


def language() -> str:
    """The language of messages, `zh-Hans` or `en`."""
    return chosen_language() or "zh-Hans"


def say(hans: str, en: str, *, err: bool = False) -> None:
    """Tell a person something, in the language of the run."""
    click.echo(Label(hans, en).get(language()), err=err)


def both(hans: str, en: str) -> str:
    """A text in both languages, for help and for trouble."""
    return f"{hans} · {en}"


class Day(click.ParamType[date]):
    """A day on the command line, `2025-03-01`."""

    name = "DATE"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        if isinstance(value, date):
            return value
        from recordroom.cli.saying import day_meant

        day = day_meant(str(value))
        if day is None:
            name = param.opts[0] if param is not None else ""
            raise SurroundingsError(
                f"{name} 的「{value}」不是日期，请写成 2025-03-01 或 2025年3月1日。",
                f"{name} {value} is no day; write one as 2025-03-01.",
            )
        return day


def as_of_option(function: Callable[..., None]) -> Callable[..., None]:
    """`--as-of`: the day that counts as today."""
    return click.option(
        "--as-of",
        type=Day(),
        default=date.today,
        show_default="今天 · today",
        help="以哪一天为准 · The day that counts as today.",
    )(function)


def root_option(function: Callable[..., None]) -> Callable[..., None]:
    """`--root`: the record room's folder."""
    return click.option(
        "--root",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path(),
        callback=_mention_pending,
        help="档案室所在的文件夹 · The record room's folder.",
    )(function)


def _mention_pending(ctx: click.Context, param: click.Parameter, root: Path) -> Path:
    """Say in one line that a writing command was stopped half-way; reading goes on all the same."""
    from recordroom.write.transaction import pending

    del param
    if ctx.info_name != "recover" and not ctx.resilient_parsing and pending(root):
        say(
            "注意：上次有一条命令写到一半停了，看到的可能是改了一半的内容。请运行 recordroom recover。",
            "Note: a command was stopped half-way, and what you see may be half-changed. Run "
            "recordroom recover.",
            err=True,
        )
    return root


@contextmanager
def progress(hans: str, en: str) -> Iterator[Callable[[int], None]]:
    """A bar that counts, on a terminal only; silent elsewhere."""
    if not sys.stderr.isatty():
        yield lambda step: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description} {task.completed}"))
    with Progress(
        *columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True
    ) as bar:
        task = bar.add_task(Label(hans, en).get(language()))
        yield lambda step: bar.advance(task, step)
