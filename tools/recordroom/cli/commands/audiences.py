"""`recordroom audiences`: for whom editions are made."""

from __future__ import annotations

import json
from pathlib import Path

import click

from recordroom.cli.settings import require_sound
from recordroom.cli.words import both, language, root_option
from recordroom.pipeline import room_policies


@click.command(help=both("列出阅览对象：谁可以看哪一版", "List the audiences."))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help=both("报告的格式", "Form of the list."),
)
@root_option
def command(form: str, root: Path) -> None:
    policies = room_policies(root)
    require_sound(policies)
    audiences = policies.access.audiences
    if form == "json":
        click.echo(json.dumps(list(audiences)))
        return
    for audience in audiences.values():
        label, who = audience.label.get(language()), audience.who.get(language())
        click.echo(f"{audience.id:<12}{label}  {who}")
