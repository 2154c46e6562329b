"""`recordroom unread`: who has not read what."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path

import click

from recordroom.authorise.circulation import states
from recordroom.cli.finding import record_called
from recordroom.cli.rooms import at_option, opened
from recordroom.cli.settings import known_word
from recordroom.cli.words import as_of_option, both, language, root_option, say
from recordroom.model.text import Label
from recordroom.report.card import reading_row
from recordroom.report.columns import table
from recordroom.report.reader import whole_display

_HEADS = (
    Label("文件", "Record"),
    Label("标题", "Title"),
    Label("谁", "Who"),
    Label("情况", "State"),
    Label("期限", "Due"),
    Label("按什么送", "Sent as"),
)


@click.command(
    help=both(
        "谁还没有阅什么；有没阅的以 0 退出，只是列出",
        "Who has not read what; only lists, and exits 0.",
    )
)
@click.argument("id_", metavar="[ID]", required=False)
@click.option("--for", "person", metavar="PERSON", help=both("只看某人的", "For one person."))
@click.option("--overdue", is_flag=True, help=both("只看过了期限的", "Only what is overdue."))
@as_of_option
@at_option
@root_option
def command(
    id_: str | None,
    person: str | None,
    overdue: bool,
    as_of: date,
    revision: str | None,
    root: Path,
) -> None:
    with opened(root, revision, as_of=as_of) as checked:
        policies, holdings = checked.policies, checked.holdings
        only = record_called(id_, checked).id if id_ is not None else None
        if person is not None:
            people = {p.id: p.name for p in policies.organisation.people.values()}
            person = known_word(person, people, "人员", "person")
        display = whole_display(holdings, policies, lang=language())
        found = [
            (holdings.by_id[id_], reading)
            for id_, readings in states(holdings, policies, as_of=as_of).items()
            for reading in readings
            if reading.is_open
            and only in (None, id_)
            and person in (None, reading.person)
            and (not overdue or reading.is_overdue(as_of))
        ]
    # What is most overdue first, what has no day at the end.
    found.sort(key=lambda f: (f[1].due or date.max, f[0].id, f[1].person))
    if not found:
        say("没有要阅而未阅的文件。", "Nobody has anything left to read.")
        return
    rows = [[r.id, r.title, *reading_row(one, display, as_of=as_of)] for r, one in found]
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
    for line in table(rows, head=[label.get(language()) for label in _HEADS], room=width):
        click.echo(line)
    say(f"\n共 {len(found)} 人次未阅。", f"\n{len(found)} readings are open.")
