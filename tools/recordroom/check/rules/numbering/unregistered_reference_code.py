"""Rule: reference codes on records and in registers that do not bear each other out."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.numbers import shelf
from recordroom.check.rule import Context, rule
from recordroom.check.told import unread
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label
from recordroom.number.reference import code_scope, parse_code
from recordroom.number.registers import column_at
from recordroom.number.shelf import Shelf, described


@rule(
    "NUM024",
    over=Holdings,
    zh="档号「{code}」与登记册对不上：{fault}。请核对；登记册只在末尾加行，旧行不改。",
    en="The reference code {code} and its register disagree: {fault}. Look into it; lines are only "
    "added at the end of a register.",
)
def unregistered_reference_code(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """档号与登记册不符 · Reference code against its register

    [zh]
    **查什么**　规定应有登记册的年度（numbering.yml 的 registered-from）起，每个档号是否登记；登记的那一份是否
    存在、用的就是这个档号；已作废的档号有没有还在用。
    **为什么**　档号由登记册发出，两个人同时归档时才不会重号。档号唯一、稳定（DA/T 13-2022）；用登记册是本机构的选择。
    **怎么改**　用 recordroom file 归档会自动登记。手工补的，在登记册末尾加一行。

    [en]
    **What** From the year set as registered-from each code stands in a register; the record that
    a line names exists and bears it; no voided code is in use.
    **Why** Codes come from the register, so that two people filing at once do not take one.
    Uniqueness and stability are asked for by DA/T 13-2022; the register is the organisation's way.
    **Mend** recordroom file registers by itself. By hand, add a line at the end.
    """
    found = context.once(shelf)
    if found is None:
        return
    for text, bearers in found.bearers.items():
        code = parse_code(found.codes, text)
        last = next(
            (x for x in reversed(found.lines.get(text, ())) if x.line.event != "note"), None
        )
        since = found.codes.registered_from
        if last is not None and last.line.event == "void":
            bearer = bearers[0]
            fault = Label(
                f"已于 {last.line.day} 作废（{last.line.reason}），却还在用",
                f"it was voided on {last.line.day} ({last.line.reason}) and is still in use",
            )
            yield Finding(bearer.at("reference-code"), {"code": text, "fault": fault}, bearer.id)
        elif last is None and code is not None and since is not None and code.year >= since:
            bearer = bearers[0]
            home = f"records/numbers/{found.codes.id}/{code_scope(found.codes, code)}.csv"
            line = f"{text},mint,{bearer.id},"
            fault = Label(
                f"没有登记，应在 {home} 末尾加一行「{line}日期,」",
                f"it is not registered; add “{line}DAY,” at the end of {home}",
            )
            yield Finding(bearer.at("reference-code"), {"code": text, "fault": fault}, bearer.id)
    yield from _lines(found, holdings, context)


def _lines(found: Shelf, holdings: Holdings, context: Context) -> Iterator[Finding]:
    for text, said in found.lines.items():
        last = [x for x in said if x.line.event != "note"]
        if not last or last[-1].line.event != "mint":
            continue
        first = last[0]
        record = holdings.by_id.get(first.line.id)
        place = column_at(first.register, first.line, "id")
        if record is None:
            if first.line.id not in context.once(unread):
                fault = Label("登记的文件不存在", "the record it was given to is not there")
                yield Finding(place, {"code": text, "fault": fault})
        elif record.text("reference-code") != text:
            entries = found.bearers.get(text, ())
            if any(record.id in described(entry, found.codes) for entry in entries):
                continue
            own = record.text("reference-code")
            fault = Label(
                f"登记给了 {record.id}，但那份文件上{f'是「{own}」' if own else '没有档号'}",
                f"it was given to {record.id}, which bears {own or 'none'}",
            )
            yield Finding(place, {"code": text, "fault": fault})
