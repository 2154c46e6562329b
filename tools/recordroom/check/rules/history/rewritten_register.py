"""Rule: a register whose lines were altered, removed or reordered by the change."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.changed import opening
from recordroom.check.rule import Context, rule
from recordroom.model.change import Change, TextPair
from recordroom.model.check import Finding
from recordroom.model.holdings import Register
from recordroom.model.text import Label, Place, Position, Source
from recordroom.number.registers import first_change, plain_lines


@rule(
    "HIS008",
    over=Change,
    zh="编号登记册原有的行被改动：{fault}。登记册只能在末尾加行，请恢复；要更正的，在末尾登记作废或补登。",
    en="Lines that a number register had were changed: {fault}. Lines are only added at the end: "
    "restore them, and correct by adding a void or a mint line.",
)
def rewritten_register(change: Change, context: Context) -> Iterator[Finding]:
    """改写登记册 · Rewritten register

    [zh]
    **查什么**　与所比较的版本相比，登记册原有各行是否原样、原序留在开头；整册被删也算。
    与上一次提交相比就能看出的，由「改动了登记册旧行」提示，这里不重复。
    **为什么**　分几次提交慢慢改，逐次都看不出来；与合并的起点比才看得全。登记册是流水账，
    只加不改是本机构的选择，道理同会计账簿。
    **怎么改**　恢复原有的行，在末尾另加一行更正。

    [en]
    **What** The lines that a register had in the version compared with still stand unchanged and in
    order at its beginning; a register taken away counts too. What shows against the last commit
    already is told by edited-register and not repeated here.
    **Why** Edits spread over several commits show only against the start of the change. A register
    is a day-book and is corrected, never overwritten; the organisation's own rule.
    **Mend** Restore the lines and add one that corrects.
    """
    for pair in change.registers:
        if pair.before is None or _is_told(pair, context):
            continue
        if pair.after is None:
            fault = Label(
                f"整册「{pair.path.name}」不见了", f"the whole of {pair.path.name} is gone"
            )
            yield Finding(opening(pair.path), {"fault": fault})
            continue
        at = first_change(_register(pair.after), pair.before.text)
        if at is not None:
            old = plain_lines(pair.before.text)[at - 1]
            fault = Label(f"第 {at} 行原为「{old}」", f"line {at} was “{old}”")
            line = min(at, pair.after.text.rstrip("\n").count("\n") + 1)
            yield Finding(Place(pair.after, position=Position(line, 1)), {"fault": fault})


def _register(source: Source) -> Register:
    return Register("", "", (), source)


def _is_told(pair: TextPair, context: Context) -> bool:
    """Whether edited-register finds the same against the last commits."""
    texts = context.holdings.landed.get(pair.path, ())
    if pair.after is None:
        return bool(texts)
    return any(first_change(_register(pair.after), text) for text in texts)
