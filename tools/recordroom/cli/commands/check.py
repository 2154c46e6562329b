"""`recordroom check`: are the records in order?"""

from __future__ import annotations

from datetime import date
from pathlib import Path, PurePosixPath

import click

from recordroom.cli.words import as_of_option, both, language, progress, root_option
from recordroom.pipeline import check_room
from recordroom.read.files import SurroundingsError
from recordroom.report import github, gitlab, json, junit, sarif, text

FORMATS = {
    "text": text.render, "json": json.render, "github": github.render,
    "gitlab": gitlab.render, "sarif": sarif.render, "junit": junit.render,
}  # fmt: skip


@click.command(
    help=both(
        "检查文件：编号、保管期限、阅览级别、个人信息、引用等。不改动任何文件。",
        "Check the records. Changes nothing.",
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
@root_option
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[Path, ...], as_of: date, form: str, against: str, root: Path
) -> None:
    with progress("正在检查", "Checking") as step:
        checked = check_room(root, as_of=as_of, progress=step, against=against)
    wanted = [_inside(root, path) for path in paths]
    shown = [
        d
        for d in checked.diagnostics
        if not wanted or any(w == d.path or w in d.path.parents for w in wanted)
    ]
    report = FORMATS[form](shown, records=len(checked.holdings.records), lang=language())
    click.echo(report, nl=False)
    ctx.exit(1 if any(d.severity == "error" for d in shown) else 0)


def _inside(root: Path, path: Path) -> PurePosixPath:
    """A path as the room names it, whether given from here or from the room."""
    for candidate in (path, root / path):
        if candidate.exists():
            try:
                return PurePosixPath(candidate.resolve().relative_to(root.resolve()).as_posix())
            except ValueError:
                break
    raise SurroundingsError(
        f"找不到「{path}」，或它不在档案室里。请核对文件名。",
        f"{path} does not exist or is not in the record room. Check its name.",
    )
