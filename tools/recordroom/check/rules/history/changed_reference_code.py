"""Rule: a record whose reference code was changed or taken away."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.model.change import Change
from recordroom.model.check import Finding
from recordroom.model.text import Label

FIELD = "reference-code"


@rule(
    "HIS007",
    over=Change,
    zh="档号「{old}」{what}。档号归档时给定，之后不改；实体和目录都按它排列。请恢复原档号。",
    en="The reference code {old} {what}. It is given at filing and stays, as the shelves and lists "
    "are in its order. Restore it.",
)
def changed_reference_code(change: Change, context: Context) -> Iterator[Finding]:
    """改了档号 · Changed reference code

    [zh]
    **查什么**　已有档号的文件，档号是不是原样。
    **为什么**　档号是实体存放和检索的依据，改了就找不到原件（DA/T 13-2022 要求档号唯一、一经确定不随意改）。
    **怎么改**　恢复原档号。确需整批改号的，先经批准列入例外（checks.yml）。

    [en]
    **What** A record that had a reference code still has the same one.
    **Why** The original is stored and found by it (DA/T 13-2022: unique, and stable once fixed).
    **Mend** Restore it; for an approved renumbering write a waiver in checks.yml.
    """
    for pair in change.records:
        before, after = pair.before, pair.after
        if before is None or after is None:
            continue
        old, new = before.text(FIELD), after.text(FIELD)
        if old and new != old:
            what = Label(f"改成了「{new}」", f"became {new}")
            if not new:
                what = Label("被去掉了", "was taken away")
            yield Finding(after.at(FIELD), {"old": old, "what": what}, after.id)
