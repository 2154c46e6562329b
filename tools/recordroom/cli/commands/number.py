"""`recordroom number`: give a record its number, or the next one when two took the same."""

from __future__ import annotations

import click

from recordroom.cli.acting import Acting, acting_options, refuse
from recordroom.cli.numbering import doer, foreseen, mint_again, write_number
from recordroom.cli.steps import scene
from recordroom.cli.words import both, language
from recordroom.flow.numbering import give_external, give_number
from recordroom.flow.step import Refusal
from recordroom.read.files import SurroundingsError


@click.command(
    help=both(
        "取号：按序列给文件下一个编号，并登记；--dry-run 预看会是几号；合并时重号的用 --again 另取",
        "Give a record the next number of its series and register it; --dry-run foresees it; --again settles a clash.",
    )
)
@click.argument("id_", metavar="ID")
@click.option(
    "--code",
    default="",
    help=both("代字，看不出用哪个时写", "The code, where the record does not tell which."),
)
@click.option(
    "--external",
    metavar="TEXT",
    help=both(
        "照录外来的或旧的编号，不取本机构的号",
        "Enter another body's or an old number as it is written.",
    ),
)
@click.option(
    "--again",
    is_flag=True,
    help=both(
        "合并、变基中或合并后重号时另取下一个号，并改好引用",
        "Mint again after a clash, also in the middle of a merge or rebase.",
    ),
)
@acting_options
def command(id_: str, code: str, external: str | None, again: bool, acting: Acting) -> int:
    if again:
        if external is not None or code:
            raise SurroundingsError(
                "--again 不能与 --code、--external 一起用。",
                "--again goes with neither --code nor --external.",
            )
        return mint_again(id_, acting)
    at = scene(id_, acting)
    policies, holdings = at.checked.policies, at.checked.holdings
    if external is not None:
        done = give_external(at.record, external, doer(at, acting), policies, holdings, code=code)
    else:
        done = give_number(at.record, doer(at, acting), policies, holdings, code=code)
    if not isinstance(done, Refusal):
        return write_number(at, done, acting)
    status = refuse(done)
    if acting.dry_run and external is None:
        for label in foreseen(at, acting, code):
            click.echo(label.get(language()))
    return status
