"""What every command that writes shares: who acts and when, showing, checking, asking, writing."""

from __future__ import annotations

import functools
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from recordroom.cli.saying import person_meant, post_meant, split_pair
from recordroom.cli.settings import require_sound
from recordroom.cli.showing import lines_of
from recordroom.cli.words import Day, both, language, progress, root_option, say
from recordroom.flow.step import Actor, Refusal
from recordroom.model.check import Diagnostic
from recordroom.model.policies import Policies
from recordroom.model.text import Label
from recordroom.pipeline import Checked, check_changes, check_room
from recordroom.read.files import SurroundingsError
from recordroom.read.git import Git
from recordroom.write.trailers import Message
from recordroom.write.transaction import Changes, apply, as_read, ready

SHOWN = 10
"""How many findings are told before a change is refused."""


@dataclass(frozen=True, slots=True)
class Acting:
    """The options of a command that writes. `given` are the `--set` values by field; one given
    several times has them on lines of their own.
    """

    root: Path
    by: str | None
    post: str | None
    on: date
    given: Mapping[str, str]
    dry_run: bool
    yes: bool
    commit: bool


def acting_options(function: Callable[..., int]) -> Callable[..., int]:
    """The shared options of commands that write; the command gets them as `acting`."""

    @functools.wraps(function)
    def command(
        *args: object,
        root: Path,
        by: str | None,
        post: str | None,
        on: date,
        set_: tuple[str, ...],
        dry_run: bool,
        yes: bool,
        commit: bool,
        **rest: object,
    ) -> int:
        if on > date.today():
            raise SurroundingsError(
                f"--on {on} 还没有到，不能预先办理。",
                f"--on {on} has not come yet; nothing is done in advance.",
            )
        acting = Acting(root, by, post, on, _given(set_), dry_run, yes, commit)
        return function(*args, acting=acting, **rest)

    options = (
        click.option("--by", metavar="PERSON", help=both(
            "办理人，写标识或姓名；不写时按 git 的邮箱在 organisation.yml 里找",
            "Who acts, by id or name; by default found by git's e-mail in organisation.yml.",
        )),
        click.option("--as", "post", metavar="POST", help=both(
            "以哪个岗位办理，兼任或代行时写", "By which post, when there are several."
        )),
        click.option("--on", type=Day(), default=date.today, show_default="今天 · today", help=both(
            "办理的日期", "The day of the act."
        )),
        click.option("--set", "set_", metavar="FIELD=VALUE", multiple=True, help=both(
            "填写这一步要的字段，写中文名称也可以；可重复",
            "Give a field that the step asks for, by its key or its label; repeatable.",
        )),
        click.option("--dry-run", is_flag=True, help=both("只看会改什么，不写入", "Show, write nothing.")),
        click.option("-y", "--yes", is_flag=True, help=both("不再询问，直接写入", "Do not ask.")),
        click.option("--commit", is_flag=True, help=both(
            "写入后提交到 git，只含这次的改动", "Commit too, this change alone."
        )),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return root_option(command)  # type: ignore[arg-type, return-value]  # it only adds an option


def _given(pairs: Sequence[str]) -> Mapping[str, str]:
    given: dict[str, str] = {}
    for pair in pairs:
        name, value = split_pair(pair)
        if not name or not value.strip():
            raise SurroundingsError(
                f"--set 后面的「{pair}」写得不对：请写成 字段=值，如 --set days=3；值里有空格的，"
                "整个用引号括起来。",
                f"--set {pair} will not do: write FIELD=VALUE, as --set days=3, with quotes around "
                "it where there are spaces.",
            )
        given[name] = f"{given[name]}\n{value}" if name in given else value
    return given


def open_room(acting: Acting) -> Checked:
    """The room to act in, read and checked. Raises SurroundingsError where nothing can be written
    (a merge in progress, someone else's lock) or the settings have faults.
    """
    if not acting.dry_run:
        recovered = ready(acting.root, need_branch=acting.commit)
        if recovered is not None:
            told = recovered.told()
            say(told.hans, told.en, err=True)
    with progress("正在读取和检查", "Reading and checking") as step:
        checked = check_room(acting.root, as_of=date.today(), progress=step)
    require_sound(checked.policies)
    return checked


def actor_of(acting: Acting, policies: Policies) -> Actor:
    """Who acts: `--by`, else the person whose address git knows. Raises SurroundingsError."""
    organisation = policies.organisation
    by = person_meant(acting.by, organisation) if acting.by else None
    person = by or person_of_git(acting.root, policies)
    if person is not None:
        return Actor(person, post_meant(acting.post, organisation) if acting.post else None)
    raise SurroundingsError(
        "不知道是谁在办理：git 的邮箱（git config user.email）不在 organisation.yml 的 people 里。"
        "请用 --by 写您的标识，或把邮箱登记到 organisation.yml。",
        "It is not known who acts: git's user.email is nobody's in organisation.yml. Give your id "
        "with --by, or enter your address there.",
    )


def person_of_git(root: Path, policies: Policies) -> str | None:
    """The person of organisation.yml whose address git is set to, None where it is nobody's."""
    git = Git.find(root)
    identity = git.identity() if git is not None else None
    if identity is None:
        return None
    email = identity[1].casefold()
    return next((p.id for p in policies.organisation.people.values() if email in p.emails), None)


def refuse(refusal: Refusal) -> int:
    """Tell a refusal, in both languages as all trouble is told. Gives the exit status 1."""
    english = refusal.en.replace("\n", "\n  ")
    click.echo(f"✗ {refusal.hans}\n  {english}", err=True)
    return 1


def perform(
    root: Path,
    changes: Changes,
    *,
    message: Message,
    options: Acting,
    told: Sequence[Label],
    records: Sequence[str],
    checked: Checked | None = None,
    unfinished: bool = False,
) -> int:
    """Show the change, check the room as it would be, ask, write, and say `told`.

    Gives 0 when written (or shown with --dry-run), 1 when the result has errors that the room did
    not have, 130 when the person says no. `checked` spares reading the room again. With
    `unfinished` new errors of `records` are told and do not refuse: the act opens work that is
    still to be done.
    Raises SurroundingsError without --yes where nobody can be asked.
    """
    known = checked if checked is not None else open_room(options)
    after = check_changes(known, changes)
    for line in lines_of(root, changes, lang=language()):
        click.echo(line)
    errors = _new_errors(known.diagnostics, after.diagnostics)
    hard = [d for d in errors if not (unfinished and d.record in records)]
    if hard:
        return _faulty(hard)
    if errors:
        say("写入之后还要办好这些：", "Still to be done after this:")
        _list(errors, err=False)
    if options.dry_run:
        say("以上只是预览，没有写入任何文件。", "A preview only; nothing was written.")
        return 0
    if not _agreed(options):
        say("没有写入任何文件。", "Nothing was written.", err=True)
        return 130
    git = Git.find(root) if options.commit else None
    if options.commit and git is None:
        raise SurroundingsError(
            "这里没有 git 仓库，不能用 --commit。请去掉它再运行。",
            "There is no git repository here, so --commit cannot be used. Leave it out.",
        )
    commit = apply(
        root,
        changes,
        git=git,
        commit=message if options.commit else None,
        seen=as_read(known.room, changes),
    )
    for label in told:
        click.echo(label.get(language()))
    if commit:
        say(
            f"已提交：{commit[:10]}　{message.subject}",
            f"Committed: {commit[:10]} {message.subject}",
        )
    else:
        say(
            "改动还没有提交到 git，核对后请自行提交。",
            "Not committed yet: look it over, then commit.",
        )
    return 0


def _new_errors(before: Sequence[Diagnostic], after: Sequence[Diagnostic]) -> list[Diagnostic]:
    old, now = {d.fingerprint for d in before}, {d.fingerprint for d in after}
    # What only reads differently now (one approval less is missing) is the error that was there.
    changed = Counter((d.code, d.path) for d in before if d.fingerprint not in now)
    new: list[Diagnostic] = []
    for d in after:
        if d.severity != "error" or d.fingerprint in old:
            continue
        if changed[d.code, d.path] > 0:
            changed[d.code, d.path] -= 1
        else:
            new.append(d)
    return new


def _faulty(errors: Sequence[Diagnostic]) -> int:
    say(
        "✗ 这样改了之后检查通不过，没有写入任何文件：",
        "✗ The room would not pass its check like this; nothing was written:",
        err=True,
    )
    _list(errors, err=True)
    say("请先改正这些，再办理。", "Mend these first, then try again.", err=True)
    return 1


def _list(errors: Sequence[Diagnostic], *, err: bool) -> None:
    for d in errors[:SHOWN]:
        place = f"{d.path}:{d.start.line}:{d.start.column}"
        click.echo(f"  {place} {d.code} {d.message.get(language())}", err=err)
    if len(errors) > SHOWN:
        more = len(errors) - SHOWN
        say(f"  ……还有 {more} 处", f"  … and {more} more", err=err)


def _agreed(options: Acting) -> bool:
    if options.yes:
        return True
    if not sys.stdin.isatty():
        raise SurroundingsError(
            "没有写入任何文件：这里没有人可以确认。请核对上面的改动，加上 --yes 再运行。",
            "Nothing was written, for there is nobody to ask here. Look at the change above and "
            "run this again with --yes.",
        )
    asked: bool = click.confirm(Label("写入这些改动吗？", "Write this change?").get(language()))
    return asked
