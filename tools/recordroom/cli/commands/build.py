"""`recordroom build`: publish the handbook for one audience or all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from recordroom.check.engine import withheld_ids
from recordroom.cli.publishing import builder_option, built_for, tell
from recordroom.cli.rooms import at_option
from recordroom.cli.words import as_of_option, both, root_option, say
from recordroom.read.files import SurroundingsError


@click.command(help=both("生成阅览版网站", "Build the handbook's site."))
@click.option(
    "--audience",
    "audiences",
    multiple=True,
    help=both(
        "为哪个阅览对象生成，可重复；省略时为本机构自己的版",
        "For which audience, repeatable; by default the house's own.",
    ),
)
@click.option("--all", "every", is_flag=True, help=both("为全部阅览对象生成", "For all audiences."))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help=both("输出文件夹，默认 build", "Output folder, default build."),
)
@builder_option
@click.option(
    "--strict",
    is_flag=True,
    help=both("有文件因问题未收入时以 1 退出", "Exit 1 when findings withhold."),
)
@click.option(
    "--release",
    is_flag=True,
    help=both("只从干净完整的提交生成", "Insist on a clean, full commit."),
)
@as_of_option
@at_option
@root_option
@click.pass_context
def command(
    ctx: click.Context,
    audiences: tuple[str, ...],
    every: bool,
    out: Path | None,
    builder: str,
    strict: bool,
    release: bool,
    as_of: date,
    revision: str | None,
    root: Path,
) -> None:
    if revision and release:
        raise SurroundingsError(
            "--at 是看过去的样子，--release 是发布现在的，只能用一个。",
            "--at shows the past and --release publishes the present; give one of them.",
        )
    if every and audiences:
        raise SurroundingsError(
            "--all 与 --audience 只能用一个。", "Give either --all or --audience, not both."
        )
    built = built_for(
        root,
        audiences=audiences,
        every=every,
        out=out or root / "build",
        builder=builder,
        as_of=as_of,
        release=release,
        revision=revision,
    )
    status = tell(built)
    # What could not even be read is no record that an edition could withhold, but lacks it too.
    unsafe = set(withheld_ids(built.checked.diagnostics))
    unsafe |= {w.id for p in built.published for w in p.edition.withheld if w.reason == "finding"}
    if unsafe:
        names = "、".join(sorted(unsafe)[:10])
        say(
            f"有 {len(unsafe)} 份文件因检查问题未收入任何阅览版：{names}。运行 recordroom check 查看原因。",
            f"{len(unsafe)} records were withheld because of findings: {names}. See recordroom check.",
            err=True,
        )
        if strict:
            status = 1
    ctx.exit(status)
