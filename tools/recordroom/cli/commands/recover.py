"""`recordroom recover`: see to what a stopped command left half-done."""

from __future__ import annotations

from pathlib import Path

import click

from recordroom.cli.words import both, language, root_option
from recordroom.write.transaction import recover


@click.command(
    help=both(
        "上一条命令写到一半停了（断电、强行关闭）时，收尾或恢复原样。没有就什么也不做。",
        "When a command was stopped half-way (a power cut, a kill), finish or undo it. Otherwise "
        "does nothing.",
    )
)
@root_option
def command(root: Path) -> None:
    click.echo(recover(root).told().get(language()))
