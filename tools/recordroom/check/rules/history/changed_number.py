"""Rule: a record whose number was changed or taken away."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.changed import is_official
from recordroom.check.rule import Context, rule
from recordroom.model.change import Change
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Label


@rule(
    "HIS006",
    over=Change,
    zh="编号「{old}」{what}。编号取了就不再改，请恢复；确实取错的，在登记册里作废并说明原因，另发新文件。",
    en="The number {old} {what}. A number once given stays: restore it. One taken by mistake is "
    "voided in the register with a reason, and a new record issued.",
)
def changed_number(change: Change, context: Context) -> Iterator[Finding]:
    """改了编号 · Changed number

    [zh]
    **查什么**　原来有编号的文件，编号是不是原样。还在草稿阶段、旧号已在登记册里写明作废的，可以另取新号。
    **为什么**　别人按这个号引用它；号变了，引用就指向别处或落空（党政机关公文处理工作条例要求
    发文字号唯一；不得更改是本机构的选择）。
    **怎么改**　恢复原来的编号。

    [en]
    **What** A record that had a number still bears the same one. A draft whose old number is voided
    in the register may take a new one.
    **Why** Others cite it by this number; when it changes their citation leads elsewhere. That it
    stays is the organisation's own rule.
    **Mend** Restore the number.
    """
    for pair in change.records:
        before, after = pair.before, pair.after
        if before is None or after is None or not before.number or after.number == before.number:
            continue
        if not is_official(before, change.base.policies) and _is_voided(before, change):
            continue
        what = Label(f"改成了「{after.number}」", f"became {after.number}")
        if not after.number:
            what = Label("被去掉了", "was taken away")
        yield Finding(after.at("number"), {"old": before.number, "what": what}, after.id)


def _is_voided(record: Record, change: Change) -> bool:
    start = f"{record.number},void,"
    return any(
        line.startswith(start)
        for register in change.registers
        if register.after is not None
        for line in register.after.text.split("\n")
    )
