"""Rule: an entry of `amendments` that was edited or removed."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.changed import rows
from recordroom.check.rule import Context, rule
from recordroom.model.change import Change
from recordroom.model.check import Finding
from recordroom.model.text import Label


@rule(
    "HIS015",
    over=Change,
    zh="原有的第 {count} 条修订记录{what}。修订记录只加不改，请恢复；写错的，在后面另加一条说明。",
    en="Amendment no. {count} {what}. Amendments are only added: restore it, and correct it by "
    "another below.",
)
def edited_amendment(change: Change, context: Context) -> Iterator[Finding]:
    """改动修订记录 · Edited amendment

    [zh]
    **查什么**　原有的修订记录（amendments）是否原样、原序留着，新的加在后面。
    **为什么**　读过旧文的人靠它知道改了什么、是否要重新看；传阅是否有效也以它为准。本机构的选择。
    **怎么改**　恢复原有各条。

    [en]
    **What** The entries that `amendments` had stand unchanged and in order, new ones after them.
    **Why** They tell who read the old text what changed, and decide whether an acknowledgement still
    holds. The organisation's own rule.
    **Mend** Restore the entries.
    """
    for pair in change.records:
        if pair.before is None or pair.after is None:
            continue
        old = [dict(row) for _, row in rows(pair.before, "amendments")]
        new = rows(pair.after, "amendments")
        for at, row in enumerate(old):
            if at < len(new) and dict(new[at][1]) == row:
                continue
            gone = at >= len(new)
            what = Label("不见了", "is gone") if gone else Label("被改动", "was edited")
            place = pair.after.at("amendments", *(() if gone else (new[at][0],)))
            yield Finding(place, {"count": str(at + 1), "what": what}, pair.after.id)
            break
