"""`recordroom file`: file records (归档), one or many, in the order of the shelf."""

from __future__ import annotations

import click

from recordroom.cli.acting import Acting, acting_options, actor_of, open_room, perform, refuse
from recordroom.cli.filing import preview, told_unready
from recordroom.cli.finding import record_called
from recordroom.cli.numbering import with_fields
from recordroom.cli.settings import known_word
from recordroom.cli.words import both, language
from recordroom.flow.filing import candidates, plan_filing
from recordroom.flow.numbering import Doer
from recordroom.flow.step import Refusal
from recordroom.model.text import Label
from recordroom.pipeline import landed_numbers
from recordroom.read.files import SurroundingsError
from recordroom.write.trailers import Message


@click.command(
    help=both(
        "归档：排列文件、编档号、登记，可逐件，也可按年度成批",
        "File records: arrange them, give reference codes, register them; singly or by year.",
    )
)
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option("--year", type=int, help=both("归属年度，成批归档", "File a whole year."))
@click.option("--type", "type_", default="", help=both("只归这一类", "Only this type."))
@click.option(
    "--department", default="", help=both("只归这个部门的", "Only this department's records.")
)
@click.option(
    "--skip-unready",
    is_flag=True,
    help=both("不齐备的先留下，其余照归", "Leave out what is not ready and file the rest."),
)
@acting_options
def command(
    ids: tuple[str, ...],
    year: int | None,
    type_: str,
    department: str,
    skip_unready: bool,
    acting: Acting,
) -> int:
    if bool(ids) == (year is not None):
        raise SurroundingsError(
            "请写要归档的文件标识，或用 --year 2026 按年度成批归档（两者选一）。",
            "Name the records to be filed, or file a year with --year 2026 (one of the two).",
        )
    checked = open_room(acting)
    policies, holdings = checked.policies, checked.holdings
    if type_:
        types = {t.id: t.label for t in policies.types.values()}
        type_ = known_word(type_, types, "文件类型", "record type")
    if department:
        departments = {d.id: d.label for d in policies.organisation.departments.values()}
        department = known_word(department, departments, "部门", "department")
    if year is not None:
        records = candidates(policies, holdings, year=year, type_=type_, department=department)
    else:
        found = [record_called(word, checked) for word in ids]
        records = tuple({record.id: record for record in found}.values())
    if not records:
        raise SurroundingsError(
            f"{year} 年度没有等待归档的文件。", f"Nothing of {year} is waiting to be filed."
        )
    actor = actor_of(acting, policies)
    landed = landed_numbers(acting.root, holdings)
    doer = Doer(actor, acting.on, acting.given, landed)
    plan = plan_filing(records, doer, policies, holdings)
    if isinstance(plan, Refusal):
        return refuse(plan)
    lang = language()
    for line in told_unready(plan, lang):
        click.echo(line, err=True)
    if plan.unready and not (skip_unready and plan.items):
        return 1
    for line in preview(plan, policies, lang):
        click.echo(line)
    changes = {path: text.encode() for path, text in plan.registers.items()}
    for item in plan.items:
        fields = dict(item.step.fields)
        if item.code and not item.record.text("reference-code"):
            fields["reference-code"] = item.code
        changes |= with_fields(acting, checked, item.record, fields, item.step)
    filed = [item.record for item in plan.items]
    zh = policies.organisation.language != "en"
    one = filed[0].title or filed[0].id
    subject = f"{'归档' if zh else 'File'}{'：' if zh else ': '}{one}"
    if len(filed) > 1:
        subject += f" 等 {len(filed)} 件" if zh else f" and {len(filed) - 1} more"
    told = [Label(f"✓ 归档 {len(filed)} 件。", f"✓ {len(filed)} records filed.")]
    return perform(
        acting.root, changes,
        message=Message(
            subject, [r.id for r in filed], [i.code for i in plan.items if i.code], "filed",
            actor.person,
        ),
        options=acting, told=told, records=[r.id for r in filed], checked=checked,
    )  # fmt: skip
