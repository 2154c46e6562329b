"""Rule: a reference code that two items bear."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.numbers import shelf
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label
from recordroom.number.shelf import one_item


@rule(
    "NUM021",
    over=Holdings,
    zh="档号「{code}」已经是《{other}》的档号。一件一个档号，请为这一件另编下一个号。",
    en="The reference code {code} is already that of “{other}”. Each item has its own; give this "
    "one the next.",
)
def duplicate_reference_code(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """档号重复 · Duplicate reference code

    [zh]
    **查什么**　有没有两件文件用了同一个档号。归档目录的条目与它所著录的文件本是一件，用同一个档号不算重复。
    登记册写明给了哪一份，那一份算先用；没有登记的，按文件路径排在前面的算先用。
    **为什么**　档号唯一（DA/T 13-2022 的唯一性原则），重号就会取错实物。
    **怎么改**　运行 recordroom number 文件标识 --again（合并时重号），或在登记册末尾为后一件另编一个号。

    [en]
    **What** Two items bear one reference code. A catalogue entry and the records it describes are
    one item and share it. The record that the register names has it first, else the first by path.
    **Why** Reference codes are unique (DA/T 13-2022), or the wrong thing is fetched.
    **Mend** recordroom number ID --again after a merge, or give the later item the next code at
    the end of the register.
    """
    found = context.once(shelf)
    if found is None:
        return
    for text, bearers in found.bearers.items():
        if one_item(bearers, found.codes):
            continue
        lines = (x.line.id for x in found.lines.get(text, ()) if x.line.event == "mint")
        given = next(lines, "")
        first = next((r for r in bearers if r.id == given), bearers[0])
        why = Label("先使用这个档号的文件", "the record that had it first")
        for record in bearers:
            if record is not first and not one_item((first, record), found.codes):
                yield Finding(
                    record.at("reference-code"),
                    {"code": text, "other": first.title or first.id},
                    record.id,
                    related=((first.at("reference-code"), why),),
                )
