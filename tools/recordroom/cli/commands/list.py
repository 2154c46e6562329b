"""`recordroom list`: the records, as a table, JSON or CSV."""

from __future__ import annotations

import shutil
import sys
from datetime import date
from pathlib import Path

import click

from recordroom.cli.rooms import at_option, opened
from recordroom.cli.settings import known_word
from recordroom.cli.words import Day, both, language, root_option
from recordroom.flow.turns import awaited
from recordroom.model.holdings import Record
from recordroom.pipeline import Checked
from recordroom.relate.force import terms
from recordroom.report import listing


@click.command(
    help=both(
        "列出文件；--as-of 只列那一天有效的，--at 看某个提交时的",
        "List the records; --as-of those in force on a day, --at those known at a commit.",
    )
)
@click.option("--type", "type_", metavar="TYPE", help=both("只列这一类型", "Of one type."))
@click.option("--status", metavar="STATE", help=both("只列这一状态", "In one state."))
@click.option("--department", metavar="ID", help=both("只列这一部门", "Of one department."))
@click.option(
    "--as-of",
    type=Day(),
    help=both("只列这一天有效的文件", "Only what was in force on this day."),
)
@click.option(
    "--awaiting",
    metavar="PERSON",
    help=both("只列等这个人审批的", "Only what waits for this person's approval."),
)
@at_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "csv"]),
    default="text",
    help=both("输出格式；csv 可直接用电子表格打开", "Form; csv opens in a spreadsheet."),
)
@root_option
def command(
    type_: str | None,
    status: str | None,
    department: str | None,
    as_of: date | None,
    awaiting: str | None,
    revision: str | None,
    form: str,
    root: Path,
) -> None:
    with opened(root, revision, as_of=as_of or date.today()) as checked:
        policies = checked.policies
        if type_ is not None:
            type_ = known_word(
                type_, {t.id: t.label for t in policies.types.values()}, "文件类型", "record type"
            )
        if department is not None:
            known = {d.id: d.label for d in policies.organisation.departments.values()}
            department = known_word(department, known, "部门", "department")
        if status is not None:
            chosen = [t for t in policies.types.values() if type_ in (None, t.id)]
            states = {s.id: s.label for t in chosen for s in t.states.values()}
            status = known_word(status, states, "状态", "state")
        found = [
            r
            for r in checked.holdings.records
            if type_ in (None, r.type)
            and status in (None, r.status)
            and department in (None, r.text("department"))
        ]
        if as_of is not None and awaiting is None:
            found = _in_force(found, checked, as_of)
        if awaiting is not None:
            people = {p.id: p.name for p in policies.organisation.people.values()}
            awaiting = known_word(awaiting, people, "人员", "person")
            on = as_of or date.today()
            found = [r for r in found if awaiting in awaited(r, policies, checked.holdings, on=on)]
        found.sort(key=lambda r: (r.text("date"), r.id))
        if form == "json":
            told = listing.as_json(found, policies, checked.holdings, lang=language())
        elif form == "csv":
            told = listing.as_csv(found, policies, lang=language())
        else:
            room = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
            told = listing.text(found, policies, lang=language(), room=room)
    click.echo(told, nl=False)


def _in_force(records: list[Record], checked: Checked, day: date) -> list[Record]:
    """Of the records those whose term holds on a day."""
    held = terms(records, checked.policies, checked.holdings)
    return [term.record for term in held if term.holds(day)]
