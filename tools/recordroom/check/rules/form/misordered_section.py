"""Rule: sections that stand in another order than their type asks."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.capture.headings import heading_key
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record, Section
from recordroom.model.text import Label, Values


@rule(
    "FRM018",
    over=Record,
    zh="「{heading}」一节的位置不对，应排在「{before}」之前。规定的顺序是：{order}。",
    en="The section “{heading}” is out of place; it comes before “{before}”. The order is: {order}.",
)
def misordered_section(record: Record, context: Context) -> Iterator[Finding]:
    """章节顺序不对 · Misordered section

    [zh]
    **查什么**　规定的章节是否按规定的先后排列。另外加的章节放在哪里都可以。一份文件只报第一处。

    **为什么**　同类文件顺序一致，读的人才知道到哪里找；先议程、再讨论、后决议，也是事情发生的先后
    （顺序由本机构在 `policies/record-types/` 里规定）。

    **怎么改**　把这一节整段移到提示的位置。

    [en]
    **What** Whether the sections that the type names stand in its order. Further sections may stand
    anywhere. Only the first one out of place is told.

    **Why** In records of one order a reader knows where to look; agenda, discussion, decisions is also
    the order in which things happened (the organisation decides it in `policies/record-types/`).

    **Mend** Move the section as a whole.
    """
    specs = context.type_of(record).sections
    if len(specs) < 2:
        return
    rank = {heading_key(w): i for i, s in enumerate(specs) for w in s.heading.every()}
    seen: dict[int, Section] = {}
    for section in record.sections:
        at = rank.get(heading_key(section.heading)) if section.level == 2 else None
        if at is None or at in seen:
            continue
        later = min((i for i in seen if i > at), default=None)
        if later is not None:
            ordered = [s.heading for s in specs]
            values: Values = {
                "heading": section.heading,
                "before": seen[later].heading,
                "order": Label(
                    "、".join(h.hans for h in ordered), ", ".join(h.en for h in ordered)
                ),
            }
            yield Finding(record.at_line(section.position), values, record.id)
            return
        seen[at] = section
