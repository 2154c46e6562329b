"""`recordroom audit`: did everything happen as it should, since audits began?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from recordroom.cli.commands.check import FORMATS
from recordroom.cli.words import as_of_option, both, language, progress, root_option, say
from recordroom.pipeline import audit_room
from recordroom.report import text


@click.command(
    help=both(
        "审计历史：逐次核对已提交的改动，例如改了已印发的文件、删了文件、改了登记册。不改动任何文件。",
        "Audit the past: look through every change that was committed. Changes nothing.",
    )
)
@click.option(
    "--since",
    metavar="DATE|REV",
    default="",
    help=both(
        "从哪一天或哪个版本之后查起；不写时按机构设置的 audit-since",
        "From which day, or after which revision; by default the organisation's audit-since.",
    ),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(FORMATS)),
    default="text",
    help=both("报告的格式", "Form of the report."),
)
@as_of_option
@root_option
@click.pass_context
def command(ctx: click.Context, since: str, form: str, as_of: date, root: Path) -> None:
    with progress("正在核对", "Auditing") as step:
        audited = audit_room(root, as_of=as_of, since=since, progress=step)
    plain = form == "text"
    if plain:
        for line in text.told(audited.diagnostics, language()):
            click.echo(line)
    else:
        report = FORMATS[form](audited.diagnostics, records=audited.changes, lang=language())
        click.echo(report, nl=False)
    for note in audited.notes:
        say(f"未检测：{note.hans}", f"Not looked into: {note.en}", err=True)
    if plain:
        day = audited.start.isoformat() if audited.start else ""
        say(
            f"核对了 {audited.changes} 次改动"
            + (f"（自 {day} 起）" if day else "")
            + f"，发现 {len(audited.diagnostics)} 个问题。",
            f"{audited.changes} changes were audited"
            + (f" (from {day})" if day else "")
            + f", {len(audited.diagnostics)} findings.",
        )
    ctx.exit(1 if any(d.severity == "error" for d in audited.diagnostics) else 0)
