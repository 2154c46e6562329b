"""`recordroom acknowledge`: note that one has read a record."""

from __future__ import annotations

import click

from recordroom.authorise.circulation import state
from recordroom.cli.acting import Acting, acting_options, perform, refuse
from recordroom.cli.steps import scene
from recordroom.cli.words import both
from recordroom.flow.circulating import acknowledge
from recordroom.flow.persons import Refusal
from recordroom.model.text import Label
from recordroom.read.acknowledgements import acknowledgement_path
from recordroom.write.scalars import entry
from recordroom.write.trailers import Message


@click.command(
    help=both(
        "看完传阅的文件后记下阅毕；代别人阅的写 --proxy-for",
        "Note that you have read a record that was sent to you, or read it for another.",
    )
)
@click.argument("id_", metavar="ID")
@click.option(
    "--proxy-for", default="", metavar="PERSON", help=both("代谁阅", "For whom you read.")
)
@click.option("--reason", default="", metavar="TEXT", help=both("代阅的理由", "Why, for a proxy."))
@acting_options
def command(id_: str, proxy_for: str, reason: str, acting: Acting) -> int:
    at = scene(id_, acting)
    policies, holdings = at.checked.policies, at.checked.holdings
    kept = acknowledge(
        at.record, actor=at.actor, on=acting.on, proxy_for=proxy_for, reason=reason,
        policies=policies, holdings=holdings,
    )  # fmt: skip
    if isinstance(kept, Refusal):
        return refuse(kept)
    lines = [line for name, value in kept.items() for line in entry(name, value, 0)]
    path = acknowledgement_path(at.record.id, kept["person"])
    others = state(at.record, policies, holdings.acknowledgements, as_of=acting.on)
    left = sum(r.is_open and r.person != kept["person"] for r in others)
    lang = policies.organisation.language
    colon = ": " if lang == "en" else "："
    label = Label("代阅", "Read by proxy") if proxy_for else Label("阅毕", "Read")
    return perform(
        acting.root,
        {path: ("\n".join(lines) + "\n").encode()},
        message=Message(
            subject=f"{label.get(lang)}{colon}{at.record.title or at.record.id}",
            records=(at.record.id,),
            action="acknowledged",
            by=at.actor.person,
        ),
        options=acting,
        told=(
            Label(
                f"✓ 已记下阅毕。{f'还有 {left} 人没有阅。' if left else '传阅范围里的人都阅完了。'}",
                f"✓ Noted. {f'{left} have still to read it.' if left else 'Everyone has read it.'}",
            ),
        ),
        records=(at.record.id,),
        checked=at.checked,
    )
