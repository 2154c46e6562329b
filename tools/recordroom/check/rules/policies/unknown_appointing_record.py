"""Rule: an appointment by a record that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.naming import at, near
from recordroom.check.rule import Context, rule
from recordroom.check.told import unread
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Values


@rule(
    "POL029",
    over=Holdings,
    zh="任职所依据的文件「{name}」不存在。{near}",
    en="The record {name}, by which this appointment was made, does not exist.{near}",
)
def unknown_appointing_record(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """任职依据不存在 · Unknown appointing record

    [zh]
    **查什么**　任职表（appointments）的 by 写的任命文件、决议，馆藏里有没有。
    **为什么**　谁有权签字，要看他凭什么任职；依据找不到，当时的签字就说不清。注明依据是本机构的选择。
    **怎么改**　改正文件标识（文件名去掉 .md）；还没有收录的，先收录再写。

    [en]
    **What** The record named by by in an appointment is in the holdings.
    **Why** Who may sign depends on the appointment; without its record old signatures hang in the
    air. Naming it is the organisation's own choice.
    **Mend** Correct the id (the file's name without .md), or capture the record first.
    """
    for appointment in context.policies.organisation.appointments:
        name = appointment.by
        if name and name not in holdings.by_id and name not in context.once(unread):
            values: Values = {"name": name, "near": near(name, holdings.by_id)}
            yield Finding(at(appointment.place, "by"), values)
