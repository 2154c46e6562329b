"""`recordroom acknowledge`: note that one has read a record."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePosixPath

import click

from recordroom.authorise.circulation import state
from recordroom.cli.acting import (
    Acting,
    acting_options,
    actor_of,
    open_room,
    perform,
    refuse,
)
from recordroom.cli.finding import record_called
from recordroom.cli.saying import person_meant
from recordroom.cli.words import both
from recordroom.flow.circulating import acknowledge
from recordroom.flow.persons import Refusal
from recordroom.model.holdings import Record
from recordroom.model.policies import Policies
from recordroom.model.text import Label
from recordroom.read.acknowledgements import acknowledgement_path
from recordroom.write.scalars import entry
from recordroom.write.trailers import Message


@click.command(
    help=both(
        "看完传阅的文件后记下阅毕，可以一次记几份；代别人阅的写 --proxy-for",
        "Note that you have read what was sent to you, or read it for another.",
    )
)
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.option(
    "--proxy-for", default="", metavar="PERSON", help=both("代谁阅", "For whom you read.")
)
@click.option("--reason", default="", metavar="TEXT", help=both("代阅的理由", "Why, for a proxy."))
@acting_options
def command(ids: tuple[str, ...], proxy_for: str, reason: str, acting: Acting) -> int:
    checked = open_room(acting)
    policies, holdings = checked.policies, checked.holdings
    actor = actor_of(acting, policies)
    changes: dict[PurePosixPath, bytes] = {}
    told: list[Label] = []
    found = [record_called(word, checked) for word in ids]
    records = list({record.id: record for record in found}.values())
    for record in records:
        kept = acknowledge(
            record, actor=actor, on=acting.on, reason=reason,
            proxy_for=person_meant(proxy_for, policies.organisation),
            policies=policies, holdings=holdings,
        )  # fmt: skip
        if isinstance(kept, Refusal):
            return refuse(kept)
        lines = [line for name, value in kept.items() for line in entry(name, value, 0)]
        changes[acknowledgement_path(record.id, kept["person"])] = (
            "\n".join(lines) + "\n"
        ).encode()
        others = state(record, policies, holdings.acknowledgements, as_of=acting.on)
        left = sum(r.is_open and r.person != kept["person"] for r in others)
        told.append(_noted(record, left, several=len(records) > 1))
    return perform(
        acting.root, changes, message=_message(records, proxy_for, actor.person, policies),
        options=acting, told=told, records=[r.id for r in records], checked=checked,
    )  # fmt: skip


def _noted(record: Record, left: int, *, several: bool) -> Label:
    """That a reading is noted, and how many have still to read."""
    hans = f"「{record.title}」" if several else ""
    en = f" ({record.id})" if several else ""
    return Label(
        f"✓ 已记下阅毕{hans}。{f'还有 {left} 人没有阅。' if left else '传阅范围里的人都阅完了。'}",
        f"✓ Noted{en}. {f'{left} have still to read it.' if left else 'Everyone has read it.'}",
    )


def _message(records: Sequence[Record], proxy_for: str, by: str, policies: Policies) -> Message:
    lang = policies.organisation.language
    label = Label("代阅", "Read by proxy") if proxy_for else Label("阅毕", "Read")
    first = records[0].title or records[0].id
    more = Label(f" 等 {len(records)} 件", f" and {len(records) - 1} more").get(lang)
    return Message(
        subject=f"{label.get(lang)}{': ' if lang == 'en' else '：'}{first}"
        + (more if len(records) > 1 else ""),
        records=[record.id for record in records],
        action="acknowledged",
        by=by,
    )
