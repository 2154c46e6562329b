"""`recordroom demo`: the sample association as a repository with its history."""

from __future__ import annotations

from pathlib import Path

import click

from recordroom.cli.words import both, progress, say
from recordroom.data import data_path
from recordroom.write.demo import SAMPLE_DAY, make_demo


@click.command(
    help=both(
        "把示例机构写成一个带历史的新仓库", "Write the sample association into a fresh repository."
    )
)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    with progress("正在写入历史", "Writing the history") as step:
        made = make_demo(folder, sample=data_path("policies").parent, progress=step)
    say(
        f"✓ 示例已写入 {folder}：{made.records} 份文件，{made.people} 人的 {made.commits} 次提交"
        f"（最新 {made.head[:10]}）。机构和人物都是虚构的。",
        f"✓ The sample is in {folder}: {made.records} records, {made.commits} commits by "
        f"{made.people} people (newest {made.head[:10]}). All of it is fictional.",
    )
    day = SAMPLE_DAY.isoformat()
    say(
        "接下来可以：\n"
        f"  cd {folder}\n"
        f"  recordroom check --as-of {day}      检查全部文件\n"
        f"  recordroom serve --as-of {day}      在浏览器里看手册\n"
        "  git log --stat                         看每一步是谁办的",
        "Next you can:\n"
        f"  cd {folder}\n"
        f"  recordroom check --as-of {day}      check all records\n"
        f"  recordroom --lang en serve --as-of {day}      see the handbook in the browser\n"
        "  git log --stat                         see who took each step",
    )
