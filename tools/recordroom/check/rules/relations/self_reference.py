"""Rule: a record that refers to itself."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.capture.leaves import leaves
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record


@rule(
    "REL010",
    over=Record,
    zh="「{field}」填的是本文件自己。请改填另一份文件，或删去这一项。",
    en="“{field}” names this very record. Name the other one, or delete the item.",
)
def self_reference(record: Record, context: Context) -> Iterator[Finding]:
    """引用了自己 · Reference to itself

    [zh]
    **查什么**　引用字段里填了本文件自己的 id，多半是从别的文件复制后忘了改。

    **为什么**　文件不能替代自己、答复自己，也不能是自己的附属文件。

    **怎么改**　改填原本要填的文件，或删去这一项。

    [en]
    **What** A reference with the record’s own id, most often left over from a copy.

    **Why** A record cannot supersede, answer or belong to itself.

    **Mend** Name the record that was meant, or delete the item.
    """
    for leaf in leaves(record, context.type_of(record), "record"):
        if leaf.text == record.id:
            yield Finding(record.at(*leaf.path), {"field": leaf.top.label}, record.id)
