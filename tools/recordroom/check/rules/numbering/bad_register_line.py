"""Rule: a line of a number register that cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.numbers import book
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label, Problem
from recordroom.number.registers import column_at

_KINDS = ("bad-register-header", "bad-register-line", "bad-register-event")


@rule(
    "NUM011",
    over=Holdings,
    zh="编号登记册的这一行不能用：{fault}。",
    en="This line of the number register cannot be used: {fault}.",
)
def bad_register_line(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """登记册行写法不对 · Bad register line

    [zh]
    **查什么**　编号登记册的表头和每一行：五列（编号、事项、文件、日期、原因）是否齐全，
    事项是不是 mint（取号）、void（作废）、external（外来编号）、note（附注）之一，编号写法是否合规、
    是否登记在应登记的那一册，日期是否写作 2025-03-01。
    **为什么**　登记册是编号的唯一凭据，读不懂的行等于没有登记。写法由本机构规定。
    **怎么改**　照提示改正。原因里有逗号时，用英文双引号把原因括起来。

    [en]
    **What** The header and each line of a register: five columns (number, event, id, day, reason),
    an event of mint, void, external or note, a well-formed number in the register it belongs to, a
    day written as 2025-03-01.
    **Why** The register is the proof of every number; a line that cannot be read proves nothing.
    The form is the organisation's own.
    **Mend** Correct what the message names. Put a reason that has a comma into double quotes.
    """
    for problem in holdings.problems:
        if problem.kind in _KINDS:
            yield Finding(problem.place, {"fault": _fault(problem)})
    for reading in context.once(book).registers:
        for item in reading.faults:
            place = column_at(reading.register, item.line, item.column)
            text = item.line.number
            fault = Label(
                f"「{text}」{item.fault.hans}" if text else item.fault.hans,
                f"{text}: {item.fault.en}" if text else item.fault.en,
            )
            yield Finding(place, {"fault": fault})


def _fault(problem: Problem) -> Label:
    values = {k: v if isinstance(v, str) else v.hans for k, v in problem.values.items()}
    if problem.kind == "bad-register-header":
        wanted = values["wanted"]
        return Label(f"第一行应为 {wanted}", f"the first line must be {wanted}")
    if problem.kind == "bad-register-event":
        text, allowed = values["text"], values["allowed"]
        return Label(
            f"事项「{text}」不认识，只能是 {allowed} 之一",
            f"the event “{text}” is none of {allowed.replace('、', ', ')}",
        )
    fields = values["fields"]
    return Label(
        f"应有 {fields} 列，用英文逗号隔开，引号要成对",
        f"it must have {fields} columns, parted by commas, with quotes in pairs",
    )
