"""What `build` and `serve` share: choosing audiences, telling of progress and of leaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from recordroom.cli.rooms import opened
from recordroom.cli.settings import audience_called, edition_language
from recordroom.cli.words import both, language, say
from recordroom.model.text import Label
from recordroom.pipeline import Built, Checked, build_room, release_ready
from recordroom.publish.builders import BUILDERS

STAGES = {
    "assemble": Label("汇编", "assembling"),
    "write": Label("写出页面", "writing pages"),
    "build": Label("生成网站", "building the site"),
    "index": Label("建立检索", "indexing"),
    "leaks": Label("查漏", "searching for leaks"),
}


def builder_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """`--builder`: which site builder."""
    return click.option(
        "--builder",
        type=click.Choice(BUILDERS),
        default="mkdocs",
        show_default=True,
        help=both("用哪个网站生成工具", "Which site builder."),
    )(function)


def built_for(
    root: Path,
    *,
    audiences: Sequence[str] = (),
    every: bool = False,
    out: Path,
    builder: str,
    as_of: date,
    release: bool = False,
    revision: str | None = None,
) -> Built:
    """Check the room and build for some audiences (none named: the usual one), or for `every` one; with a
    `revision` from what was known then.
    """
    with opened(root, revision, as_of=as_of, history=True, judged=True) as checked:
        if release:
            release_ready(root)
        return _built(checked, audiences=audiences, every=every, out=out, builder=builder)


def _built(
    checked: Checked, *, audiences: Sequence[str], every: bool, out: Path, builder: str
) -> Built:
    policies = checked.policies
    named: Iterable[str | None] = dict.fromkeys(audiences) or (None,)
    chosen = [audience_called(policies.access, name) for name in named]
    if every:
        chosen = list(policies.access.audiences.values())

    def stage(who: str, what: str) -> None:
        label = policies.access.audiences[who].label.get(language())
        say(f"  {label}：{STAGES[what].hans}……", f"  {label}: {STAGES[what].en} …", err=True)

    return build_room(
        checked, audiences=chosen, out=out, builder=builder, lang=edition_language(policies),
        step=stage,
    )  # fmt: skip


def tell(built: Built) -> int:
    """Say where the sites are, or what leaked; the exit status."""
    status = 0
    for published in built.published:
        label = published.edition.audience.label.get(language())
        if published.site is not None:
            say(f"✓ {label}：{published.site}", f"✓ {label}: {published.site}")
            continue
        status = 1
        say(
            f"✗ {label}：网站中出现了这一阅览对象不应看到的内容，已撤回，没有发布。",
            f"✗ {label}: the site held what these readers may not see; it was not published.",
            err=True,
        )
        for leak in published.leaks[:20]:
            s = leak.secret
            say(
                f"    {leak.file} 中有「{s.record}」的{KINDS[s.kind].hans}「{s.text}」。"
                "请修改提到它的文件，或把那份文件的阅览级别提高。",
                f"    {leak.file} holds the {KINDS[s.kind].en} of {s.record}: {s.text}. "
                "Change the record that mentions it, or raise that record's level.",
                err=True,
            )
    return status


KINDS = {
    "id": Label("标识", "id"),
    "number": Label("编号", "number"),
    "title": Label("标题", "title"),
}
