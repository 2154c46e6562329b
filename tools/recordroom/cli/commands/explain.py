"""`recordroom explain`: what bears on one record, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from recordroom.check.catalogue import catalogue
from recordroom.cli.finding import record_called
from recordroom.cli.settings import require_sound
from recordroom.cli.words import as_of_option, both, language, progress, root_option
from recordroom.pipeline import check_room
from recordroom.report.explain import Room, explain


@click.command(
    help=both(
        "说明一份文件：检查结果、谁可以看、保管到何时及其理由",
        "Explain a record: findings, who may read it, until when it is kept, and why.",
    )
)
@click.argument("id_", metavar="ID")
@as_of_option
@root_option
def command(id_: str, as_of: date, root: Path) -> None:
    with progress("正在读取和检查", "Reading and checking") as step:
        checked = check_room(root, as_of=as_of, progress=step)
    require_sound(checked.policies)
    record = record_called(id_, checked)
    room = Room(checked.policies, checked.holdings, checked.diagnostics, catalogue(), checked.as_of)
    click.echo(explain(record, room, lang=language()), nl=False)
