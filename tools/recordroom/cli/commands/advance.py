"""`recordroom advance`: any step of a life cycle that has no command of its own."""

from __future__ import annotations

import click

from recordroom.cli.acting import Acting, acting_options
from recordroom.cli.steps import decision_option, take_step
from recordroom.cli.words import both


@click.command(
    help=both(
        "办理下一步：拟办、用印、催办、办结、销假等没有单独命令的步骤",
        "Take the next step that has no command of its own.",
    )
)
@click.argument("id_", metavar="ID")
@click.option(
    "--to",
    metavar="STATE",
    default="",
    help=both("到哪个状态，有几种走法时写", "To which state, where there are several."),
)
@decision_option
@acting_options
def command(id_: str, to: str, decision: str, acting: Acting) -> int:
    return take_step(id_, "advance", acting, to=to, decision=decision)
