"""Rule: an approval that does not say which content it was for."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.approvals import faults
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record


@rule(
    "FLO006",
    over=Record,
    zh="{person}在{day}的审批没有内容指纹（content），看不出批的是哪一稿。请用 recordroom approve 登记审批。",
    en="The approval by {person} on {day} carries no hash of content, so that nobody can "
    "tell which draft it was for. Enter approvals with recordroom approve.",
)
def unbound_approval(record: Record, context: Context) -> Iterator[Finding]:
    """审批没有对应的内容 · Unbound approval

    [zh]
    **查什么**　`authority.yml` 的 evidence.bound-from 那天起的审批，是否带有内容指纹（content）。那天以前的不查。
    **为什么**　没有指纹，批准之后改了什么就无从查对。从哪天起要求，由本机构规定。
    **怎么改**　用 `recordroom approve` 登记，命令会写上指纹；不要手写。

    [en]
    **What** Approvals from the day evidence.bound-from of `authority.yml` on carry a hash of the
    content. Earlier ones are left alone.
    **Why** Without it nobody can tell what was changed after approval. The day is the organisation's own.
    **Mend** Enter approvals with `recordroom approve`, which writes the hash; do not write it by hand.
    """
    yield from faults(record, context, "unbound")
