"""`recordroom diff`: what differs between two versions, clause by clause and field by field."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from recordroom.cli.finding import record_called
from recordroom.cli.rooms import at_option, opened
from recordroom.cli.versions import Version, before_amendment, committed, in_force_on, predecessor
from recordroom.cli.words import Day, both, language, root_option, say
from recordroom.pipeline import Checked
from recordroom.read.files import SurroundingsError
from recordroom.report.difference import Run, difference, plain
from recordroom.report.reader import whole_display

_STYLES = {"head": "bold", "note": "dim", "-": "red strike", "+": "green underline"}


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the command line asked for."""

    id: str
    other: str | None
    revision: str | None
    as_of: date | None
    until: date | None


@click.command(
    help=both(
        "两个版本的不同，逐条逐字；只写一个标识时与它替代的那份比较",
        "What differs between two versions, clause by clause; of one record, from what it replaced.",
    )
)
@click.argument("id_", metavar="ID")
@click.argument("other", metavar="[ID2]", required=False)
@at_option
@click.option(
    "--as-of", type=Day(), help=both("从这一天有效的版本", "From what was in force on this day")
)
@click.option(
    "--and", "until", type=Day(), help=both("到这一天有效的版本，默认今天", "to this day (today).")
)
@root_option
def command(
    id_: str,
    other: str | None,
    revision: str | None,
    as_of: date | None,
    until: date | None,
    root: Path,
) -> None:
    asked = _Asked(id_, other, revision, as_of, until)
    _refuse_mixtures(asked)
    with opened(root, None, as_of=date.today()) as checked:
        old, new = _versions(asked, checked, root)
        display = whole_display(checked.holdings, checked.policies, lang=language())
        lines = difference(old.record, new.record, display)
    say(f"旧：{old.told.hans}\n新：{new.told.hans}\n", f"Old: {old.told.en}\nNew: {new.told.en}\n")
    _print(lines)


def _refuse_mixtures(asked: _Asked) -> None:
    given = [asked.other is not None, asked.revision is not None, asked.as_of is not None]
    if sum(given) > 1 or (asked.until is not None and asked.as_of is None):
        raise SurroundingsError(
            "只能选一种比法：两个标识、--at 版本，或 --as-of 日期（可加 --and 日期）。",
            "Choose one way to compare: two ids, --at REV, or --as-of DATE (with --and DATE).",
        )


def _versions(asked: _Asked, checked: Checked, root: Path) -> tuple[Version, Version]:
    record = record_called(asked.id, checked)
    now = Version.present(record)
    if asked.other is not None:
        return now, Version.present(record_called(asked.other, checked))
    if asked.as_of is not None:
        day = asked.until or date.today()
        return (
            in_force_on(root, record, asked.as_of, checked),
            in_force_on(root, record, day, checked),
        )
    if asked.revision is not None:
        with opened(root, asked.revision, as_of=checked.as_of) as then:
            return Version.at(record_called(record.id, then), asked.revision), now
    found = (
        committed(root, record, checked)
        or before_amendment(root, record, checked)
        or predecessor(record, checked)
    )
    if found is None:
        raise SurroundingsError(
            f"{record.id} 没有替代过别的文件，也没有修订过，没有可比的旧版。"
            "请写第二个标识，或用 --at、--as-of 指明旧版。",
            f"{record.id} replaced nothing and was never amended, so there is no older version. "
            "Give a second id, or name the older one with --at or --as-of.",
        )
    return found, now


def _print(lines: list[list[Run]]) -> None:
    """Coloured on a terminal, with marks elsewhere."""
    if not sys.stdout.isatty():
        click.echo(plain(lines), nl=False)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    for line in lines:
        text = Text()
        for run in line:
            text.append(run.text, _STYLES.get(run.kind, ""))
        console.print(text)
