"""`check --fix` and `--diff`: the safe mends of what was found, shown or written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from recordroom.cli.showing import lines_of
from recordroom.cli.words import language, say
from recordroom.model.check import Diagnostic
from recordroom.pipeline import Checked
from recordroom.read.files import read_bytes
from recordroom.write.mending import mended
from recordroom.write.transaction import apply, as_read, ready


def begin_fixing(root: Path) -> None:
    """Make sure that one may write, and tell what became of a command that was stopped."""
    done = ready(root, need_branch=False)
    if done is not None:
        click.echo(done.told().get(language()), err=True)


def fix(checked: Checked, shown: Sequence[Diagnostic], *, write: bool) -> bool:
    """Show the safe mends of what was found, or write them; whether anything was written.

    All is told on standard error: the report alone goes to standard output.
    """
    root = checked.room.root
    result = mended(shown, lambda path: read_bytes(root, path))
    if not result.changes:
        say("没有可以自动改的问题。", "Nothing that was found can be mended safely.", err=True)
        return False
    if not write:
        for line in lines_of(root, result.changes, lang=language()):
            click.echo(line, err=True)
    for found in result.done:
        label = found.fix.label.get(language()) if found.fix is not None else ""
        where = f"{found.path}:{found.start.line}:{found.start.column}"
        click.echo(f"{'✓' if write else '·'} {where} {found.code} {label}", err=True)
    for found in result.waiting:
        where = f"{found.path}:{found.start.line}:{found.start.column}"
        say(
            f"- {where} {found.code} 与别的修改在同一处，这次没有改，请再运行一次。",
            f"- {where} {found.code} touches the place of another mend; run this once more.",
            err=True,
        )
    if not write:
        say("以上只是预览；要写入，请用 --fix。", "A preview only; --fix writes it.", err=True)
        return False
    apply(root, result.changes, git=None, commit=None, seen=as_read(checked.room, result.changes))
    say(
        f"已改 {len(result.done)} 处（{len(result.changes)} 个文件），再检查一遍：",
        f"Mended {len(result.done)} places in {len(result.changes)} files; checked again:",
        err=True,
    )
    return True
