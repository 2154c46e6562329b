"""`recordroom show`: one record as a card, as it is or as it was in force on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from recordroom.authorise.circulation import state
from recordroom.cli.finding import record_called
from recordroom.cli.rooms import at_option, opened
from recordroom.cli.versions import version_on
from recordroom.cli.words import Day, both, language, root_option, say
from recordroom.relate.force import in_force, lineage, terms
from recordroom.report.card import answer, card
from recordroom.report.reader import whole_display


@click.command(
    help=both(
        "看一份文件；--as-of 看那一天有效的是哪一版",
        "Show a record; --as-of the version that was in force on a day.",
    )
)
@click.argument("id_", metavar="ID")
@click.option("--as-of", type=Day(), help=both("看这一天有效的版本", "What was in force that day."))
@at_option
@root_option
def command(id_: str, as_of: date | None, revision: str | None, root: Path) -> None:
    lang = language()
    with opened(root, revision, as_of=as_of or date.today()) as checked:
        record = record_called(id_, checked)
        policies, holdings = checked.policies, checked.holdings
        display = whole_display(holdings, policies, lang=lang)
        if as_of is None:
            readings = state(record, policies, holdings.acknowledgements, as_of=checked.as_of)
            told = card(record, display, readings=readings, as_of=checked.as_of, holdings=holdings)
            click.echo(told, nl=False)
            return
        found = in_force(record, policies, holdings, on=as_of)
        family = terms(lineage(record, holdings), policies, holdings)
        click.echo(answer(record, found, family, on=as_of, lang=lang))
        for term in found:
            then, exact = version_on(root, term.record, as_of, policies)
            if not exact:
                say(
                    f"  注意：{term.record.id} 在那天以后修改过，当时的文本在 git 历史里找不到，"
                    "下面是现在的文本。",
                    f"  Note: {term.record.id} was amended since, and git does not have the text of "
                    "that day; below is the present one.",
                    err=True,
                )
            click.echo()
            click.echo(card(then, display, as_of=as_of, present=False), nl=False)
