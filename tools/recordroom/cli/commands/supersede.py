"""`recordroom supersede`: a record gives way to a newer one."""

from __future__ import annotations

import click

from recordroom.cli.acting import Acting, acting_options, refuse
from recordroom.cli.finding import record_called
from recordroom.cli.steps import decision_option, scene, taken, write_step
from recordroom.cli.words import both
from recordroom.flow.amendment import succeed


@click.command(
    help=both(
        "旧文件由新文件替代：新文件须已生效，并在 supersedes 写明旧文件",
        "Let a record give way to a newer one, which is in force and names it in supersedes.",
    )
)
@click.argument("id_", metavar="ID")
@click.option(
    "--with",
    "new",
    metavar="NEW",
    required=True,
    help=both("替代它的新文件的标识", "The newer record that takes its place."),
)
@decision_option
@acting_options
def command(id_: str, new: str, decision: str, acting: Acting) -> int:
    at = scene(id_, acting)
    checked = at.checked
    new = record_called(new, checked).id
    refused = succeed(at.record, new, policies=checked.policies, holdings=checked.holdings)
    if refused is not None:
        return refuse(refused)
    step = taken(at, "supersede", acting, decision=decision)
    return write_step(step, "supersede", at, acting, body=f"→ {new}")
