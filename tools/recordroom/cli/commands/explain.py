"""`recordroom explain`: what bears on one record, and why."""

from __future__ import annotations

import difflib
from datetime import date
from pathlib import Path

import click

from recordroom.check.catalogue import catalogue
from recordroom.cli.settings import require_sound
from recordroom.cli.words import as_of_option, both, language, progress, root_option
from recordroom.model.holdings import Record
from recordroom.pipeline import Checked, check_room
from recordroom.read.files import SurroundingsError
from recordroom.report.explain import Room, explain


@click.command(
    help=both(
        "说明一份文件：检查结果、谁可以看、保管到何时及其理由",
        "Explain a record: findings, who may read it, until when it is kept, and why.",
    )
)
@click.argument("id_", metavar="ID")
@as_of_option
@root_option
def command(id_: str, as_of: date, root: Path) -> None:
    with progress("正在读取和检查", "Reading and checking") as step:
        checked = check_room(root, as_of=as_of, progress=step)
    require_sound(checked.policies)
    record = _find(id_, checked)
    room = Room(checked.policies, checked.holdings, checked.diagnostics, catalogue(), checked.as_of)
    click.echo(explain(record, room, lang=language()), nl=False)


def _find(word: str, checked: Checked) -> Record:
    """A record by its id, its number or its path."""
    holdings = checked.holdings
    found = holdings.by_id.get(word) or next(iter(holdings.by_number.get(word, ())), None)
    found = found or next((r for r in holdings.records if str(r.path) == word), None)
    if found is not None:
        return found
    for d in checked.diagnostics:
        if d.record == word or str(d.path) == word:
            raise SurroundingsError(
                f"读不了「{word}」：{d.path}:{d.start.line}:{d.start.column} {d.message.hans}",
                f"{word} cannot be read: {d.path}:{d.start.line}:{d.start.column} {d.message.en}",
            )
    near = difflib.get_close_matches(word, [*holdings.by_id, *holdings.by_number], 3, 0.5)
    near += [r.id for r in holdings.records if word in r.title or word in r.id][:3]
    names = list(dict.fromkeys(near))[:3]
    hint = (f"是不是：{'、'.join(names)}？", f" Did you mean: {', '.join(names)}?")
    raise SurroundingsError(
        f"没有「{word}」这份文件。{hint[0] if names else '请写文件的标识（文件名去掉 .md）。'}",
        f"There is no record {word}."
        + (hint[1] if names else " Give its id: the file's name without .md."),
    )
