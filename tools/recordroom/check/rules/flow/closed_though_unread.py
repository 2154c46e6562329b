"""Rule: a closed record that somebody still has to read."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.circulation import circulated, readings
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label


@rule(
    "FLO055",
    over=Holdings,
    severity="warning",
    zh="这份文件的状态是「{state}」，却还有 {count} 人没有阅毕：{people}。请先阅毕，或写明免阅、代阅的理由。",
    en="The record stands at “{state}”, but {count} have not read it: {people}. Let them read it, or excuse them with a reason.",
)
def closed_though_unread(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """没有传阅完就办结归档 · Closed though still unread

    [zh]
    **查什么**　状态属于办结（closed）的文件，传阅范围里的人是否都已阅毕、免阅或代阅。
    已经离开机构的人不算。重大修改以后要重新阅。

    **为什么**　归档意味着手续齐全；漏阅的人过后很难补上（本机构的选择）。过了期限还没阅，
    只在 `recordroom unread --overdue` 里列出，不算检查问题。

    **怎么改**　请没阅的人阅毕；确实不必阅的，用 `recordroom circulate 文件标识 --excuse 人员 --reason 理由`。

    [en]
    **What** Whether everyone in the circulation of a closed record has read it or was excused;
    those who left the house do not count. After a major amendment it is to be read again.

    **Why** Filing says that everything is done, and who was passed over is hard to reach later (the
    organisation's own choice). Being late alone is no finding: `recordroom unread --overdue` lists it.

    **Mend** Let them read it, or excuse them:
    `recordroom circulate ID --excuse PERSON --reason REASON`.
    """
    organisation, found = context.policies.organisation, context.once(readings)
    for record in circulated(context):
        late = [r.person for r in found.get(record.id, ()) if r.is_open]
        if not late or context.policies.phase(record) != "closed" or not record.sound:
            continue
        names = [organisation.people[p].name for p in late if p in organisation.people]
        told = Label("、".join(n.hans for n in names), ", ".join(n.get("en") for n in names))
        state = context.type_of(record).states[record.status].label
        yield Finding(
            record.at("circulation"),
            {"state": state, "count": str(len(late)), "people": told},
            record.id,
        )
