"""`recordroom amend`: announce a change of a record that is in force, before making it."""

from __future__ import annotations

import click

from recordroom.cli.acting import Acting, acting_options, refuse
from recordroom.cli.steps import scene, write_step
from recordroom.cli.words import both
from recordroom.flow.amendment import amend
from recordroom.flow.persons import Refusal
from recordroom.model.text import Label
from recordroom.read.files import SurroundingsError


@click.command(
    help=both(
        "登记对生效文件的修订，然后再改正文；重大修改要重新审批",
        "Announce a change of a record in force, then edit it; a major one is approved again.",
    )
)
@click.argument("id_", metavar="ID")
@click.option("--major", is_flag=True, help=both("重大修改", "A major change."))
@click.option("--minor", is_flag=True, help=both("文字更正", "A minor correction."))
@click.option(
    "--summary",
    metavar="TEXT",
    required=True,
    help=both("修改了什么，一句话", "What is changed, in a sentence."),
)
@acting_options
def command(id_: str, major: bool, minor: bool, summary: str, acting: Acting) -> int:
    if major == minor:
        raise SurroundingsError(
            "请写明修改的程度，二选一：--major（重大修改，要重新审批和传阅）或 --minor（文字更正）。",
            "Say how much is changed: --major (approved and circulated again) or --minor (a "
            "correction of words).",
        )
    at = scene(id_, acting)
    step = amend(
        at.record,
        actor=at.actor,
        on=acting.on,
        major=major,
        summary=summary,
        policies=at.checked.policies,
        holdings=at.checked.holdings,
    )
    if isinstance(step, Refusal):
        return refuse(step)
    label = Label("重大修订", "Amend") if major else Label("文字更正", "Correct")
    # A major change is not approved yet: that is told, and is no reason to refuse.
    return write_step(step, "amend", at, acting, label=label, body=summary, unfinished=major)
