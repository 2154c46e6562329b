"""Rule: a required section that a body does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordroom.capture.conditions import needed
from recordroom.capture.headings import heading_key
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.policies import SectionSpec
from recordroom.model.text import Label, Values

_TIGHT = re.compile(r"^(#{2,6})([^#\s][^\n]*)", re.MULTILINE)


@rule(
    "FRM017",
    over=Record,
    zh="正文里没有「{heading}」一节。{mend}",
    en="The text has no section “{heading}”. {mend}",
)
def missing_section(record: Record, context: Context) -> Iterator[Finding]:
    """缺少规定的章节 · Missing section

    [zh]
    **查什么**　这类文件规定要有的章节（如会议纪要的「议程」「决议事项」）是否都在。章节是以 `## ` 开头的标题；
    简体、繁体、英文的写法都算，前面带「一、」这样的序号也算。有的章节到了某个状态才要求。

    **为什么**　几年后翻看的人要找的就是这几样：讨论了什么、定了什么、谁去办。少了哪一节，文件就不完整
    （章节由本机构在 `policies/record-types/` 里规定）。

    **怎么改**　在正文里加上标题和内容。确实没有的，写明「无」。

    [en]
    **What** Whether the sections that the type requires are there (agenda and decisions in minutes, for
    example). A section is a heading with `## `; simplified, traditional and English wordings count, and
    a counting 「一、」 before it does no harm. Some are required from a state on.

    **Why** These are what somebody will look for in years to come: what was discussed, what was
    decided, who was to act (which sections, the organisation decides in `policies/record-types/`).

    **Mend** Add the heading and what belongs below it. Where there is nothing to say, say so.
    """
    type_ = context.type_of(record)
    if not type_.sections:
        return
    levels = {heading_key(s.heading): s for s in reversed(record.sections)}
    there = {heading_key(s.heading) for s in record.sections if s.level == 2}
    for spec in type_.sections:
        keys = _keys(spec)
        if keys & there or not needed(spec.need, record, type_):
            continue
        lower = next((levels[key] for key in sorted(keys) if key in levels), None)
        tight = next((m for m in _TIGHT.finditer(record.body) if heading_key(m[2]) in keys), None)
        mend = Label(
            f"请加一行「## {spec.heading.hans}」，下面写内容；没有可写的，写「无」。",
            f"Add a line “## {spec.heading.en}” and what belongs below it.",
        )
        place = record.at()
        if lower is not None:
            mend = Label(
                "有这个标题，但层级不对：请在前面用两个井号「## 」。",
                "There is such a heading, but of another level; begin it with two hashes.",
            )
            place = record.at_line(lower.position)
        elif tight is not None:
            mend = Label(
                "有这一行，但井号后面少了一个空格：应写成「## 」加标题。",
                "The line is there, but a space is missing after the hashes.",
            )
            place = record.at_body(tight.start(), len(tight[0]))
        values: Values = {"heading": spec.heading, "mend": mend}
        yield Finding(place, values, record.id)


def _keys(spec: SectionSpec) -> set[str]:
    return {heading_key(wording) for wording in spec.heading.every()}
