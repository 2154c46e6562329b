"""`recordroom log`: the life of a record, in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from recordroom.authorise.versions import past_at
from recordroom.cli.finding import record_called
from recordroom.cli.rooms import at_option, opened
from recordroom.cli.words import both, language, root_option
from recordroom.report.life import life
from recordroom.report.reader import whole_display


@click.command(
    help=both(
        "一份文件从起草到归档的经过：哪天、谁、办了什么、改了什么",
        "The life of a record: on which day who did what, and what changed.",
    )
)
@click.argument("id_", metavar="ID")
@at_option
@root_option
def command(id_: str, revision: str | None, root: Path) -> None:
    with opened(root, revision, as_of=date.today()) as checked:
        record = record_called(id_, checked)
        display = whole_display(checked.holdings, checked.policies, lang=language())
        past, committed = past_at(root, record, revision=revision)
        click.echo(life(record, past, display, committed=committed), nl=False)
