"""Rule: an acknowledgement of a record that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.circulation import orphans
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Place


@rule(
    "FLO051",
    over=Holdings,
    zh="没有「{record}」这份文件，这条阅毕记录没有着落。请核对标识，或删去这个文件。",
    en="There is no record {record} that this acknowledges. Look at the id, or delete the file.",
)
def orphan_acknowledgement(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """阅毕记录没有对应的文件 · Orphan acknowledgement

    [zh]
    **查什么**　阅毕记录里的 record 是不是馆藏里的一份文件。

    **为什么**　文件改了标识或被移走，谁读过就无从查起（本工具的规定）。

    **怎么改**　标识写错的改正，并把文件夹改成同名；文件确已依规销毁的，阅毕记录一并处理。

    [en]
    **What** Whether `record` names a record of the holdings.

    **Why** When the record is gone or goes by another id, nobody can say who has read it (a rule of
    this tool).

    **Mend** Correct the id and the folder's name; what was properly disposed of takes its
    acknowledgements with it.
    """
    for acknowledgement in orphans(context):
        place = Place(acknowledgement.source, ("record",))
        yield Finding(place, {"record": acknowledgement.record})
