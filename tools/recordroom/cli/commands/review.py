"""`recordroom review`: what a change means, for the pull request it stands in."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path, PurePosixPath

import click

from recordroom.cli.words import as_of_option, both, progress, root_option, say
from recordroom.model.text import Label
from recordroom.pipeline import check_room
from recordroom.read.files import SurroundingsError
from recordroom.report.forge import ForgeError, post
from recordroom.report.pull import Pull, pull_of
from recordroom.report.summary import facts, markdown
from recordroom.report.summary.review import review


@click.command(
    help=both(
        "说明一次改动意味着什么：文件的变化、还须谁审批、阅览和保管的后果、检查问题。不改动任何文件",
        "Tell what a change means: what happens to records, who must still approve, what follows "
        "for readers and retention, findings. Changes no record.",
    )
)
@click.option(
    "--against",
    metavar="REV",
    required=True,
    help=both("与哪个版本相比，如 origin/main", "The revision to compare with, as origin/main."),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["markdown", "json"]),
    default="markdown",
    help=both("说明的格式", "Form of the review."),
)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help=both("写到这个文件，不显示", "Write to this file instead of showing it."),
)
@click.option(
    "--post",
    "posts",
    is_flag=True,
    help=both(
        "在合并请求里评论，已有的评论在原处更新（在代码平台的自动任务里用）",
        "Comment on the pull request, in place where we did before (for a forge's CI).",
    ),
)
@click.option(
    "--pull", metavar="N", default="", help=both("合并请求的号", "Number of the pull request.")
)
@click.option(
    "--preview-url",
    metavar="URL",
    default="",
    help=both(
        "预览版的网址；{audience} 换成阅览对象",
        "Address of the preview; {audience} becomes the audience.",
    ),
)
@as_of_option
@root_option
@click.pass_context
def command(
    ctx: click.Context,
    against: str,
    form: str,
    output: Path | None,
    posts: bool,
    pull: str,
    preview_url: str,
    as_of: date,
    root: Path,
) -> None:
    if preview_url and not preview_url.startswith(("https://", "http://")):
        raise SurroundingsError(
            f"预览网址「{preview_url}」不对，应以 https:// 开头。",
            f"The preview's address {preview_url} will not do: it begins with https://.",
        )
    there = pull_of(os.environ, pull)
    try:
        with progress("正在比较和检查", "Comparing and checking") as step:
            checked = check_room(root, as_of=as_of, progress=step, against=against)
    except SurroundingsError as error:
        if posts:
            _post(there, markdown.trouble(Label(error.hans, error.en)))
        raise
    assert checked.change is not None  # `against` was given
    facts_of = review(
        checked.change, checked.diagnostics, checked.holdings, room=checked.room, as_of=as_of
    )
    prefix = _prefix(root)

    def line(path: str, number: int) -> str:
        return "" if there is None else there.line(prefix / path, number)

    text = markdown.render(facts_of, url=line, preview_url=preview_url)
    shown = facts.render(facts_of) if form == "json" else text
    if output is not None:
        _write(output, shown)
    elif not posts or form == "json":
        click.echo(shown, nl=False)
    if posts:
        _post(there, text)
    ctx.exit(0 if facts_of.ok else 1)


def _prefix(root: Path) -> PurePosixPath:
    """The room's folder within its repository, as the forge's addresses need it."""
    here = root.absolute()
    for folder in (here, *here.parents):
        if (folder / ".git").exists():
            return PurePosixPath(here.relative_to(folder).as_posix())
    return PurePosixPath()


def _post(there: Pull | None, text: str) -> None:
    """Put the summary where the forge shows it. What goes wrong is told and stops nothing: the
    outcome of the check is worth more than the comment.
    """
    if there is None:
        say(
            "✗ 没有评论：不在 GitHub、Gitea、Forgejo 或 GitLab 的自动任务里。",
            "✗ No comment: this is no CI run of GitHub, Gitea, Forgejo or GitLab.",
            err=True,
        )
        click.echo(text, nl=False)
        return
    summary = os.environ.get("GITHUB_STEP_SUMMARY", "")
    if summary:
        _write(Path(summary), text, append=True)
        say("✓ 说明已写入任务摘要。", "✓ The summary of the job has it.")
    if not there.token:
        say(
            "没有评论：没有给令牌（来自复刻仓库的合并请求就是这样）。",
            "No comment: no token was given (as for a pull request from a fork).",
            err=True,
        )
        if not summary:
            click.echo(text, nl=False)
        return
    try:
        fresh = post(there, text)
    except ForgeError as error:
        say(
            f"✗ 评论没有写成：{error.label.hans}检查的结果不受影响。",
            f"✗ The comment was not put: {error.label.en} The outcome of the check stands.",
            err=True,
        )
        if not summary:
            click.echo(text, nl=False)
        return
    if fresh:
        say("✓ 已在合并请求里评论。", "✓ The pull request has a comment.")
    else:
        say("✓ 合并请求里的评论是最新的。", "✓ The comment on the pull request is up to date.")


def _write(path: Path, text: str, *, append: bool = False) -> None:
    try:
        with path.open("a" if append else "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        raise SurroundingsError(
            f"写不了「{path}」（{error.strerror}）。请换一个位置再试。",
            f"Cannot write {path} ({error.strerror}). Try another place.",
        ) from error
