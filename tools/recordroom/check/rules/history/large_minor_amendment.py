"""Rule: an amendment entered as minor that rewrites a good part of the text."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.changed import is_official, kept, new_amendments
from recordroom.check.rule import Context, rule
from recordroom.model.change import Change
from recordroom.model.check import Finding
from recordroom.relate.compare import compare

FEW = 30
"""Characters that a correction of any text may touch, however short the text is."""


@rule(
    "HIS026",
    over=Change,
    zh="《{title}》这次修订登记的是文字更正，正文却改了约 {count} 字（全文 {size} 字）。请改登记为重大修改并重新审批，"
    "重新传阅；确属更正的，分开办理或由有权的人同意提高 minor-change。",
    en="This amendment of “{title}” is entered as minor, yet about {count} of {size} characters were "
    "changed. Enter it as major and have it approved and read again.",
)
def large_minor_amendment(change: Change, context: Context) -> Iterator[Finding]:
    """文字更正改得太多 · A large minor amendment

    [zh]
    **查什么**　登记为文字更正（minor）的修订，正文改动的字数是否超过全文的一定比例
    （`authority.yml` 的 evidence.minor-change，百分数，不写为 10）；30 字以内不算多。

    **为什么**　文字更正不重新审批，也不重新传阅；整段重写借它的名，等于没有人批过（本机构的选择）。

    **怎么改**　把 kind 改成 major，由原来审批的人对新内容重新审批，并重新传阅。

    [en]
    **What** Whether an amendment entered as minor changes more of the body than
    `evidence.minor-change` of `authority.yml` allows (per cent, 10 by default); 30 characters are
    never too many.

    **Why** A minor amendment is neither approved nor read again; a rewriting in its name would have
    been approved by nobody (the organisation's own choice).

    **Mend** Make it major, and have the new content approved and read again.
    """
    for _, before, after in kept(change):
        if not is_official(before, change.base.policies) or before.body == after.body:
            continue
        known, new = new_amendments(change, before, after)
        if not new or any(amendment.major for amendment in new):
            continue
        share = change.base.policies.authority.evidence.minor_change
        count, size = changed(before.body, after.body), len(before.body.strip())
        if count > max(FEW, size * share // 100):
            values = {"title": after.title, "count": str(count), "size": str(size)}
            place = after.at("amendments", known + len(new) - 1, "kind")
            yield Finding(place, values, after.id)


def changed(before: str, after: str) -> int:
    """How many characters of a body were struck out, or written, whichever are more; what was moved
    counts as both.
    """
    struck = written = 0
    for piece in compare(before, after):
        if piece.kind == "changed":
            struck += sum(len(part.text) for part in piece.parts if part.sign == "-")
            written += sum(len(part.text) for part in piece.parts if part.sign == "+")
        elif piece.kind != "same" or piece.moved:
            struck += len(piece.old.text) if piece.old is not None else 0
            written += len(piece.new.text) if piece.new is not None else 0
    return max(struck, written)
