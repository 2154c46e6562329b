"""Rule: words after a hash that are read as a comment."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordroom.capture.leaves import leaves
from recordroom.check.form import short
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Label, Place, Values

_REST = re.compile(r"[ \t]+(#.*)")


@rule(
    "FRM033",
    over=Record,
    severity="warning",
    zh="「{name}」只读到「{text}」，后面的「{rest}」被当作注释。要算内容，请给整个内容加上英文双引号。",
    en="Of {name} only “{text}” is read; “{rest}” counts as a comment. If it is meant, put the whole "
    "content in double quotes.",
)
def swallowed_text(record: Record, context: Context) -> Iterator[Finding]:
    """被当作注释的文字 · Swallowed text

    [zh]
    **查什么**　文字类字段里，空格加 `#` 之后还有字的行。

    **为什么**　按 YAML 的规定，空格后的 `#` 直到行末都是注释，不算内容。`title: 第3次会议 #2 讨论`
    读出来只有「第3次会议」，而且不会有别的提示（依据：YAML 1.2.2 第 6.6 节）。

    **怎么改**　要算内容的，写成 `title: "第3次会议 #2 讨论"`；真是注释的，另起一行写。

    [en]
    **What** Lines of text fields where words follow a space and a `#`.

    **Why** In YAML everything from such a `#` to the end of the line is a comment and no content.
    `title: Meeting #2` reads as “Meeting”, and nothing else would say so (YAML 1.2.2, 6.6).

    **Mend** Write `title: "Meeting #2"`; put a real comment on a line of its own.
    """
    if " #" not in record.source.front:
        return
    lines = record.source.text.split("\n")
    for leaf in leaves(record, context.type_of(record), "text", "paragraph"):
        span = record.source.locate(leaf.path)
        line = lines[span.start.line - 1]
        if span.start.line != span.end.line or line[span.start.column - 1] in "'\"":
            continue
        rest = _REST.fullmatch(line, span.end.column - 1)
        if rest is None:
            continue
        name = leaf.spec.label
        top = Label(str(leaf.path[0]), str(leaf.path[0]))
        values: Values = {
            "name": name if name.hans else top,
            "text": short(leaf.text),
            "rest": short(rest[1]),
        }
        place = Place(record.source, position=span.end, length=len(rest[0]))
        yield Finding(place, values, record.id)
