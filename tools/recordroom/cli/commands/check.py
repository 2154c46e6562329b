"""`recordroom check`: are the records in order?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from recordroom.cli.fixing import begin_fixing, fix
from recordroom.cli.paths import chosen
from recordroom.cli.words import as_of_option, both, language, progress, root_option
from recordroom.model.check import Diagnostic
from recordroom.pipeline import Checked, check_room
from recordroom.report import github, gitlab, json, junit, sarif, text

FORMATS = {
    "text": text.render, "json": json.render, "github": github.render,
    "gitlab": gitlab.render, "sarif": sarif.render, "junit": junit.render,
}  # fmt: skip


@click.command(
    help=both(
        "检查文件：编号、保管期限、阅览级别、个人信息、引用等。不带 --fix 时不改动任何文件。",
        "Check the records. Changes nothing without --fix.",
    )
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@as_of_option
@click.option(
    "--format",
    "form",
    type=click.Choice(sorted(FORMATS)),
    default="text",
    help=both("报告的格式", "Form of the report."),
)
@click.option(
    "--against",
    metavar="REV",
    default="",
    help=both(
        "另外检查与这个版本分开以来的改动（如 origin/main）",
        "Also check what was changed since parting from this revision (as origin/main).",
    ),
)
@click.option(
    "--fix",
    "write",
    is_flag=True,
    help=both(
        "改好能放心自动改的问题（日期写法、换行等），再检查一遍",
        "Mend what is safe to mend (forms of dates, line ends …), then check again.",
    ),
)
@click.option("--diff", is_flag=True, help=both("只看 --fix 会怎么改", "Show what --fix would do."))
@root_option
@click.pass_context
def command(
    ctx: click.Context,
    paths: tuple[Path, ...],
    as_of: date,
    form: str,
    against: str,
    write: bool,
    diff: bool,
    root: Path,
) -> None:
    is_meant = chosen(root, paths)

    def look() -> tuple[Checked, list[Diagnostic]]:
        with progress("正在检查", "Checking") as step:
            checked = check_room(root, as_of=as_of, progress=step, against=against)
        return checked, [d for d in checked.diagnostics if is_meant(d.path)]

    if write and not diff:
        begin_fixing(root)
    checked, shown = look()
    if (write or diff) and fix(checked, shown, write=not diff):
        checked, shown = look()
    report = FORMATS[form](shown, records=len(checked.holdings.records), lang=language())
    click.echo(report, nl=False)
    ctx.exit(1 if any(d.severity == "error" for d in shown) else 0)
