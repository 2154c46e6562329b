"""`recordroom void`: say that a number is not used, and why."""

from __future__ import annotations

import click

from recordroom.cli.acting import Acting, acting_options, actor_of, open_room, perform, refuse
from recordroom.cli.numbering import mentions, with_fields, with_line
from recordroom.cli.saying import number_meant
from recordroom.cli.words import both
from recordroom.flow.numbering import Doer, give_void
from recordroom.flow.step import Refusal
from recordroom.model.text import Label
from recordroom.pipeline import landed_numbers
from recordroom.write.trailers import Message


@click.command(
    help=both(
        "作废编号：在登记册末尾注明，号不再用。断号也这样说明",
        "Void a number in its register; it is never used again. Explains a gap too.",
    )
)
@click.argument("word", metavar="NUMBER|ID")
@click.option("--reason", default="", help=both("为什么作废、谁决定的", "Why, and who decided."))
@acting_options
def command(word: str, reason: str, acting: Acting) -> int:
    checked = open_room(acting)
    actor = actor_of(acting, checked.policies)
    landed = landed_numbers(acting.root, checked.holdings)
    doer = Doer(actor, acting.on, acting.given, landed)
    word = number_meant(word, checked.holdings)
    done = give_void(word, reason, doer, checked.policies, checked.holdings)
    if isinstance(done, Refusal):
        return refuse(done)
    voiding, step, fields = done
    changes = with_line(checked, voiding.path, voiding.line)
    record = voiding.record
    if record is not None:
        changes |= with_fields(acting, checked, record, fields, step)
    told = [Label(f"✓ 作废：{voiding.text}", f"✓ Void: {voiding.text}")]
    told += step.notes if step is not None else ()
    named = mentions(checked, voiding.text, but=record.id if record is not None else "")
    if named:
        told += [Label("提到这个号的文件，请核对：", "Records that name it; look at them:"), *named]
    zh = checked.policies.organisation.language != "en"
    ids = (record.id,) if record is not None else ()
    return perform(
        acting.root, changes,
        message=Message(
            f"{'作废' if zh else 'Void'} {voiding.text}", ids, (voiding.text,), "voided",
            actor.person, body=reason,
        ),
        options=acting, told=told, records=ids, checked=checked,
    )  # fmt: skip
