"""`recordroom approve`: note an approval, and go on when nothing is lacking any more."""

from __future__ import annotations

import click

from recordroom.cli.acting import Acting, acting_options
from recordroom.cli.deciding import Evidence, evidence_options, run_decision
from recordroom.cli.words import both


@click.command(
    help=both(
        "审批：记下审核、签发、批准或通过；需要的都齐了就进入下一状态",
        "Approve: note a review or signature, and go on when all that are needed are there.",
    )
)
@click.argument("id_", metavar="ID")
@click.option(
    "--content",
    metavar="HASH",
    default="",
    help=both(
        "您看过的内容的指纹（show 会显示）；之后改动过就不记",
        "The hash of what you were shown (show tells it); refused when it has changed since.",
    ),
)
@click.option(
    "--matter",
    default="",
    help=both("只批准某一项变更时，写 authority.yml 的事项", "For one matter of a change alone."),
)
@evidence_options
@acting_options
def command(id_: str, content: str, matter: str, evidence: Evidence, acting: Acting) -> int:
    return run_decision(id_, "approve", acting, evidence, shown=content, matter=matter)
