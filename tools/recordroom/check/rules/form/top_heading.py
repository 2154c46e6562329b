"""Rule: a heading of the first level in a body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordroom.capture.body import without_code
from recordroom.check.form import short
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record

_HASH = re.compile(r"^#(?!#)[ \t]*\S", re.MULTILINE)
_UNDERLINE = re.compile(r"^=+[ \t]*$", re.MULTILINE)


@rule(
    "FRM027",
    over=Record,
    zh="正文里有一级标题「{text}」。文件的标题由 title 给出，一页只有一个；请从「## 」开始。",
    en="“{text}” is a heading of the first level. The title stands in `title`, and a page has one; begin "
    "with “## ”.",
)
def top_heading(record: Record, context: Context) -> Iterator[Finding]:
    """正文里的一级标题 · Top heading

    [zh]
    **查什么**　正文里以一个 `#` 开头的行（不管后面有没有空格），以及下面划了一行 `===` 的标题。

    **为什么**　页面会用 `title` 作一级标题。正文再写一个，页面就有两个标题，读屏软件和目录都会弄错
    （依据：WCAG 2.2 成功准则 1.3.1 关于标题结构的要求；从二级开始是本系统的选择）。

    **怎么改**　重复的标题删去；其余的前面多加一个井号，写成 `## `。

    [en]
    **What** Lines of the text that begin with one `#`, with or without a space, and headings underlined
    with `===`.

    **Why** The page shows `title` as its first heading. A second one confuses screen readers and the
    table of contents (WCAG 2.2, success criterion 1.3.1; to begin with the second level is the choice
    of this system).

    **Mend** Delete a heading that repeats the title; give the others one more hash.
    """
    del context
    if "#" not in record.body and "=" not in record.body:
        return
    body = without_code(record.body)
    starts = {match.start() for match in _HASH.finditer(body)}
    for match in _UNDERLINE.finditer(body):
        above = body.rfind("\n", 0, max(0, match.start() - 1)) + 1
        if body[above : match.start()].strip():
            starts.add(above)
    for start in sorted(starts):
        end = body.find("\n", start)
        text = record.body[start : end if end >= 0 else len(body)]
        values = {"text": short(text.strip("# \t"))}
        yield Finding(record.at_body(start, len(text)), values, record.id)
