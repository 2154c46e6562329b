"""`recordroom circulate`: send an issued record round, or excuse one reader."""

from __future__ import annotations

from datetime import date

import click

from recordroom.cli.acting import Acting, acting_options
from recordroom.cli.saying import circle_meant, person_meant
from recordroom.cli.steps import scene, write_step
from recordroom.cli.words import Day, both
from recordroom.flow.circulating import circulate, excuse
from recordroom.model.text import Label
from recordroom.read.files import SurroundingsError


@click.command(
    help=both(
        "把印发的文件送给岗位、部门、人员或机构传阅；或写明某人免阅、由谁代阅",
        "Send an issued record round; or excuse one reader, or name a proxy.",
    )
)
@click.argument("id_", metavar="ID")
@click.option(
    "--to",
    multiple=True,
    metavar="WORD",
    help=both(
        "送给谁：部门、岗位、机构或人的名称，或 post:…、department:…、person:…、body:…；可重复",
        "To whom: a department, post, body or person; may be repeated.",
    ),
)
@click.option("--due", type=Day(), help=both("几时前阅毕", "To be read by this day."))
@click.option(
    "--excuse", "excused", metavar="PERSON", help=both("免阅或代阅的人", "Who is excused.")
)
@click.option("--proxy", default="", metavar="PERSON", help=both("由谁代阅", "Who reads instead."))
@click.option("--reason", default="", metavar="TEXT", help=both("理由", "The reason."))
@acting_options
def command(
    id_: str,
    to: tuple[str, ...],
    due: date | None,
    excused: str | None,
    proxy: str,
    reason: str,
    acting: Acting,
) -> int:
    if bool(to) == bool(excused):
        raise SurroundingsError(
            "请写送给谁（如 --to 部门名称 --due 2025-03-10），"
            "或写谁免阅、代阅（如 --excuse 姓名 --reason 理由），二选一。",
            "Say to whom it goes (--to DEPARTMENT --due 2025-03-10), or who is excused "
            "(--excuse PERSON --reason …); one of the two.",
        )
    at = scene(id_, acting)
    policies, holdings = at.checked.policies, at.checked.holdings
    organisation = policies.organisation
    if excused:
        step = excuse(
            at.record, actor=at.actor, on=acting.on, person=person_meant(excused, organisation),
            proxy=person_meant(proxy, organisation), reason=reason,
            policies=policies, holdings=holdings,
        )  # fmt: skip
    else:
        step = circulate(
            at.record, actor=at.actor, on=acting.on, due=due,
            to=[circle_meant(word, organisation) for word in to],
            policies=policies, holdings=holdings,
        )  # fmt: skip
    label = Label("免阅代阅", "Excuse a reader") if excused else Label("送阅", "Circulate")
    return write_step(step, "circulate", at, acting, label=label)
