"""Rule: a superseded record whose status still says that it is in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from recordroom.check.rule import Context, rule
from recordroom.check.supersession import cycles, steps
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings, Record
from recordroom.model.text import Label


@rule(
    "REL009",
    over=Holdings,
    zh="这份文件已由《{newer}》替代（{day}），状态却还是「{state}」。请把状态改为{ended}。",
    en="This is superseded by “{newer}” since {day}, but its status is still “{state}”. Set it to "
    "{ended}.",
)
def unmarked_supersession(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """被替代而未标明 · Superseded but not marked

    [zh]
    **查什么**　已经印发并生效的新文件写明替代了这一份，这一份的状态却仍是有效的。
    新文件还没到生效日期的不算；类型没有「已废止」一类状态的也不算。

    **为什么**　两份同时有效，读者会照旧的办。

    **怎么改**　把旧文件的 status 改为已被替代一类的状态，需要的一并填上失效日期。

    [en]
    **What** A record that an issued successor, in force by now, says it supersedes, while its own
    status is still an official one. Types without a state for what has ended are left alone.

    **Why** With both in force, somebody will follow the old one.

    **Mend** Set its status to superseded, or what the type calls it, with the last day in force
    where the type asks for one.
    """
    found = context.once(steps)
    circling = {id(step) for cycle in cycles(found) for step in cycle}
    told: set[str] = set()
    for step in found:
        older, type_ = step.older, context.type_of(step.older)
        ended = [s.label for s in type_.states.values() if s.phase == "ended"]
        if id(step) in circling or older.id in told or not ended:
            continue
        since = _since(step.newer)
        official = context.policies.phase(step.newer) in ("issued", "closed")
        if (
            official
            and since
            and since <= context.as_of
            and context.policies.phase(older) == "issued"
        ):
            told.add(older.id)
            yield Finding(
                older.at("status"),
                {
                    "newer": step.newer.title,
                    "day": since.isoformat(),
                    "state": type_.states[older.status].label,
                    "ended": Label(
                        "或".join(f"「{w.hans}」" for w in ended),
                        " or ".join(f"“{w.en}”" for w in ended),
                    ),
                },
                older.id,
                related=((step.place, Label("替代它的文件", "the record that supersedes it")),),
            )


def _since(newer: Record) -> date | None:
    """The day from which a successor counts: that of its coming into force, else its date."""
    return newer.day("effective-from") or newer.day()
