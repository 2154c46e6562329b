"""Rule: an amendment entered as minor that rewrites a good part of the text."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from recordroom.authorise.entries import amendments
from recordroom.check.changed import is_official, kept
from recordroom.check.rule import Context, rule
from recordroom.model.change import Change
from recordroom.model.check import Finding

FEW = 30
"""Characters that a correction of any text may touch, however short the text is."""
_CLOSE = 4000
"""Characters up to which a stretch is compared one by one; a longer one counts whole."""


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
        known = len(amendments(before))
        new = amendments(after)[max(known - 1, 0) :]
        if not new or any(amendment.major for amendment in new):
            continue
        share = change.base.policies.authority.evidence.minor_change
        count, size = changed(before.body, after.body), len(before.body.strip())
        if count > max(FEW, size * share // 100):
            values = {"title": after.title, "count": str(count), "size": str(size)}
            last = len(amendments(after)) - 1
            yield Finding(after.at("amendments", last, "kind"), values, after.id)


def changed(before: str, after: str) -> int:
    """About how many characters of a text were struck out or written; of a replaced stretch the
    longer side counts. Lines are compared first, so that the cost does not grow with the square.
    """
    old, new = before.split("\n"), after.split("\n")
    total = 0
    for tag, i, j, m, n in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            total += _stretch("\n".join(old[i:j]), "\n".join(new[m:n]))
    return total


def _stretch(before: str, after: str) -> int:
    if max(len(before), len(after)) > _CLOSE:
        return max(len(before), len(after))
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return sum(max(j - i, n - m) for tag, i, j, m, n in blocks if tag != "equal")
