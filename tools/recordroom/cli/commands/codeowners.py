"""`recordroom codeowners`: whom the forge asks to review which paths."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path, PurePosixPath

import click

from recordroom.cli.settings import require_sound
from recordroom.cli.words import as_of_option, both, language, root_option, say
from recordroom.pipeline import check_room
from recordroom.read.files import SurroundingsError, read_bytes
from recordroom.report.codeowners import (
    BEGIN,
    PLACES,
    block,
    merged,
    owned,
    patterns_of,
    without_account,
)

_FORGES = (".github", ".gitea", ".forgejo", ".gitlab")


@click.command(
    help=both(
        "按审批权限和任职生成代码平台的审阅人名单（CODEOWNERS）。不写选项时只显示",
        "Make the forge's list of reviewers (CODEOWNERS) from authority and appointments. Without "
        "options it is only shown.",
    )
)
@click.option("--write", is_flag=True, help=both("写入文件", "Write the file."))
@click.option(
    "--check",
    "checks",
    is_flag=True,
    help=both(
        "只看文件是否最新；过时则退出状态为 1", "Whether the file is up to date; else exit 1."
    ),
)
@as_of_option
@root_option
@click.pass_context
def command(ctx: click.Context, write: bool, checks: bool, as_of: date, root: Path) -> None:
    if write and checks:
        raise click.UsageError(
            both("--write 和 --check 只能写一个", "--write or --check, not both")
        )
    checked = check_room(root, as_of=as_of)
    require_sound(checked.policies)
    place = _place(root)
    old = read_bytes(root, place).decode("utf-8", "replace") if (root / place).is_file() else ""
    rows = owned(checked.policies, checked.holdings, as_of=as_of)
    folders = [name for name in _FORGES if (root / name).is_dir()]
    patterns = patterns_of(place, forge_folders=folders)
    generated = block(rows, checked.policies, patterns=patterns)
    new = merged(old, generated)
    if checks:
        ctx.exit(_told(place, old, new))
    if write:
        _replace(root / place, new)
        say(f"✓ 已写入 {place}。请提交它。", f"✓ {place} is written. Commit it.")
    else:
        click.echo(generated, nl=False)
    lacking = without_account(rows, checked.policies)
    if lacking:
        hans = "、".join(name.hans for name in lacking)
        english = ", ".join(name.get(language()) for name in lacking)
        say(
            f"还没有代码平台账号的人：{hans}。请在 policies/organisation.yml 里给他们写上 accounts，"
            "再运行一次。",
            f"Without an account on the forge: {english}. Give them `accounts` in "
            "policies/organisation.yml and run this again.",
            err=True,
        )


def _place(root: Path) -> PurePosixPath:
    """The file that is there, else where the forge that the room is set up for looks for it."""
    there = next((p for p in PLACES if (root / p).is_file()), "")
    if not there:
        there = ".github/CODEOWNERS" if (root / ".github").is_dir() else "CODEOWNERS"
    return PurePosixPath(there)


def _told(place: PurePosixPath, old: str, new: str) -> int:
    """Say whether the file is up to date; the exit status."""
    if BEGIN not in old:
        say(
            f"{place} 里还没有自动生成的名单。需要时运行 recordroom codeowners --write。",
            f"{place} has no generated list yet. Run `recordroom codeowners --write` to have one.",
        )
        return 0
    if old.replace("\r\n", "\n") == new.replace("\r\n", "\n"):
        say(f"✓ {place} 是最新的。", f"✓ {place} is up to date.")
        return 0
    say(
        f"✗ {place} 过时了：任职、审批权限或账号有变化。请运行 recordroom codeowners --write 并提交。",
        f"✗ {place} is out of date: appointments, authority or accounts have changed. Run "
        "`recordroom codeowners --write` and commit it.",
    )
    return 1


def _replace(path: Path, text: str) -> None:
    """Write the file whole or not at all."""
    temporary = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_bytes(text.encode())
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise SurroundingsError(
            f"写不了「{path}」（{error.strerror}）。请检查文件夹权限和磁盘空间。",
            f"Cannot write {path} ({error.strerror}). Check permissions and disk space.",
        ) from error
