"""`recordroom setup`: tell git in this clone how records are to be shown and compared."""

from __future__ import annotations

from pathlib import Path

import click

from recordroom.cli.words import both, root_option, say
from recordroom.model.text import Label
from recordroom.read.files import SurroundingsError
from recordroom.read.git import Git
from recordroom.write.setup import SETTINGS, settle

FAULTS = {
    "no-driver": Label(
        ".gitattributes 里缺少 `*.md text eol=lf diff=record`，git diff 还不能按条、按字段显示。",
        ".gitattributes lacks `*.md text eol=lf diff=record`, so git diff cannot tell clauses and "
        "fields yet.",
    ),
    "union": Label(
        ".gitattributes 让编号登记册用 merge=union 合并：两个人取同一个号时会悄悄都留下。"
        "请改为 `records/numbers/**/*.csv text eol=lf merge=text`。",
        ".gitattributes merges the number registers by union, which silently keeps both of two "
        "equal numbers. Write `records/numbers/**/*.csv text eol=lf merge=text`.",
    ),
    "line-ends": Label(
        ".gitattributes 没有规定编号登记册的换行。请写 "
        "`records/numbers/**/*.csv text eol=lf merge=text`。",
        ".gitattributes does not settle the line ends of the number registers. Write "
        "`records/numbers/**/*.csv text eol=lf merge=text`.",
    ),
}


@click.command(
    help=both(
        "设置本机的这份克隆：git diff 按字段、按条、按字显示；可以重复运行",
        "Set up git in this clone: differences by field, clause and character. May be run again.",
    )
)
@root_option
@click.pass_context
def command(ctx: click.Context, root: Path) -> None:
    git = Git.find(root)
    if git is None:
        raise SurroundingsError(
            "这里不是 git 仓库，没有可设置的。请进入克隆下来的文件夹，或先运行 git init。",
            "This is no git repository, so there is nothing to set up. Go to your clone, or run "
            "git init first.",
        )
    settled = settle(git)
    if settled.changed:
        say(
            f"✓ 已设置：{'、'.join(settled.changed)}（只影响这份克隆）。",
            f"✓ Set: {', '.join(settled.changed)} (in this clone only).",
        )
    else:
        say(
            f"✓ {len(SETTINGS)} 项设置都已经是好的。",
            f"✓ All {len(SETTINGS)} settings were right already.",
        )
    say(
        "  看改动：git diff --word-diff 文件；看经过：recordroom log 标识。",
        "  See a change with git diff --word-diff FILE, a record's life with recordroom log ID.",
    )
    for fault in settled.faults:
        say(f"✗ {FAULTS[fault].hans}", f"✗ {FAULTS[fault].en}", err=True)
    ctx.exit(1 if settled.faults else 0)
