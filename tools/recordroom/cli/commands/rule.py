"""`recordroom rule`: what a rule asks, why, and how to mend."""

from __future__ import annotations

import click

from recordroom.check.catalogue import catalogue, find_rule
from recordroom.cli.words import both, language
from recordroom.data import data_path
from recordroom.read.files import SurroundingsError
from recordroom.report.manual import manual_page


@click.command(
    help=both("说明一条规则；不写代码则列出全部。", "Explain a rule; without CODE list all.")
)
@click.argument("code", required=False)
def command(code: str | None) -> None:
    lang = language()
    if code is None:
        for rule in catalogue():
            click.echo(f"{rule.code}  {rule.name:<32}{rule.title.get(lang)}")
        return
    found = find_rule(code)
    if found is None:
        raise SurroundingsError(
            f"没有「{code}」这条规则。运行 recordroom rule（不带代码）可看全部规则。",
            f"There is no rule {code}. `recordroom rule` alone lists them all.",
        )
    path = data_path("cases") / found.family / f"{found.name.replace('-', '_')}.md"
    cases = path.read_text(encoding="utf-8") if path.is_file() else ""
    click.echo(manual_page(found, cases=cases, lang=lang))
