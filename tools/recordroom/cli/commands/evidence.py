"""`recordroom evidence`: what the approvals of a record rest on, and what that proves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from recordroom.cli.finding import record_called
from recordroom.cli.settings import require_sound
from recordroom.cli.words import as_of_option, both, language, progress, root_option
from recordroom.pipeline import check_room
from recordroom.report.evidence import evidence


@click.command(
    help=both(
        "核验一份文件的审批凭据：每一步写明的是什么、核实的是什么、能说明什么",
        "Verify the approvals of a record: what each claims, what is proven, what that shows.",
    )
)
@click.argument("id_", metavar="ID")
@as_of_option
@root_option
@click.pass_context
def command(ctx: click.Context, id_: str, as_of: date, root: Path) -> None:
    """Exits 1 when an approval claims what it does not deserve."""
    with progress("正在读取和核验", "Reading and verifying") as step:
        checked = check_room(root, as_of=as_of, progress=step)
    require_sound(checked.policies)
    record = record_called(id_, checked)
    told = evidence(
        record, checked.policies, checked.holdings, checked.diagnostics, lang=language()
    )
    click.echo(told, nl=False)
    proofs = (p for (owner, _), p in checked.holdings.proofs.items() if owner == record.id)
    ctx.exit(int(any(p.claimed != p.deserved and not p.unknown for p in proofs)))
