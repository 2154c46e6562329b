"""`recordroom fmt`: front matter in its canonical form."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

import click

from recordroom.cli.paths import chosen
from recordroom.cli.settings import require_sound
from recordroom.cli.showing import lines_of
from recordroom.cli.words import both, language, progress, root_option, say
from recordroom.model.policies import RecordType
from recordroom.pipeline import room_policies
from recordroom.read.files import read_bytes
from recordroom.read.frontmatter import Document
from recordroom.read.room import read_room
from recordroom.write.fmt import canonical
from recordroom.write.nodes import EditError
from recordroom.write.transaction import apply, as_read, ready


@click.command(
    help=both(
        "整理文件开头的字段：按类型规定的顺序、列表一项一行、去掉不必要的引号；注释保留，正文不动。",
        "Put front matter in its canonical form: schema order, one list item a line, no needless "
        "quotes. Comments stay; the body is untouched.",
    )
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--check",
    "only_check",
    is_flag=True,
    help=both("只看有没有要整理的，有则退出码为 1", "Only look; exit 1 when there is any."),
)
@click.option("--diff", is_flag=True, help=both("只看会怎么改，不写入", "Show, write nothing."))
@root_option
@click.pass_context
def command(
    ctx: click.Context, paths: tuple[Path, ...], only_check: bool, diff: bool, root: Path
) -> None:
    is_meant = chosen(root, paths)
    done = None if only_check or diff else ready(root, need_branch=False)
    if done is not None:
        click.echo(done.told().get(language()), err=True)
    policies = room_policies(root)
    require_sound(policies)
    with progress("正在读取", "Reading") as step:
        room = read_room(root, step)
    changes: dict[PurePosixPath, bytes | None] = {}
    refused = 0
    for document in room.documents:
        path = document.source.path
        if is_meant(path):
            try:
                new = _tidied(root, path, document, policies.types)
            except EditError as error:
                refused += 1
                say(f"✗ {path}：{error.hans}", f"✗ {path}: {error.en}", err=True)
                continue
            if new is not None:
                changes[path] = new
    if diff:
        for line in lines_of(root, changes, lang=language()):
            click.echo(line)
    elif only_check:
        for path in changes:
            click.echo(str(path))
    else:
        apply(root, changes, git=None, commit=None, seen=as_read(room, changes))
    _tell(len(changes), only_look=only_check or diff)
    ctx.exit(1 if refused or (only_check and changes) else 0)


def _tidied(
    root: Path, path: PurePosixPath, document: Document, types: Mapping[str, RecordType]
) -> bytes | None:
    """The file in canonical form, None when it is already. Raises EditError."""
    data = read_bytes(root, path)
    word = (document.tree or {}).get("type", "")
    if document.tree is None or not isinstance(word, str) or word not in types:
        raise EditError(
            "读不出这份文件或它的类型，没有动。请先运行 recordroom check，改正后再整理。",
            "The file or its type cannot be read; it was left alone. Run recordroom check and mend "
            "it first.",
        )
    new = canonical(data.decode("utf-8"), types[word]).encode()
    return new if new != data else None


def _tell(count: int, *, only_look: bool) -> None:
    if not count:
        say("✓ 都已是规范写法。", "✓ All is in canonical form.")
    elif only_look:
        say(
            f"{count} 份文件要整理。去掉 --check 和 --diff 再运行就会写入。",
            f"{count} files to put in order. Leave --check and --diff out to write them.",
        )
    else:
        say(
            f"✓ 整理了 {count} 份文件的开头部分，正文没有动。请用 git diff 看一下再提交。",
            f"✓ The front matter of {count} files is in order; bodies are as they were. Look at "
            "git diff, then commit.",
        )
