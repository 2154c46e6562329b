"""Rule: a mark in a body that takes in another file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordroom.check.form import short
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record

# pymdownx.snippets, markdown-include, and the tags of template languages.
_INCLUDE = re.compile(
    r"(?<!-)-++8<-+|\{!\s*[^\n{}!]{1,200}!\}|\{%-?\s*(?:include|import|extends|from)\b"
)


@rule(
    "FRM023",
    over=Record,
    withholds=True,
    zh="正文里有「{text}」，这是把别的文件内容带进来的写法，这里不能用。请把内容直接写出来，或写成指向那份文件的链接。",
    en="“{text}” would take another file's content into this text, which is not done here. Write the "
    "content out, or link to the file.",
)
def body_include(record: Record, context: Context) -> Iterator[Finding]:
    """把别的文件带进正文 · Include in a body

    [zh]
    **查什么**　正文（包括代码块）里有没有 `--8<--`、`{!文件!}`、`{% include %}` 这类写法。

    **为什么**　这类写法会在生成网页时把另一个文件整个带进来，不管那个文件谁能看，
    限阅内容就可能出现在公开页面上；文件本身也不再完整（不收是本系统的选择）。

    **怎么改**　引用别的文件，用链接；规则表格，用 `table` 代码块。

    [en]
    **What** `--8<--`, `{!file!}`, `{% include %}` and the like anywhere in the text, code included.

    **Why** Such marks take a whole file into the page when the site is built, whoever may read that
    file, so that restricted content could stand on a public page; and the record is no longer whole by
    itself (to refuse them is the choice of this system).

    **Mend** Link to the other record; for rule tables use a `table` block.
    """
    del context
    for match in _INCLUDE.finditer(record.body):
        place = record.at_body(match.start(), len(match[0]))
        yield Finding(place, {"text": short(match[0])}, record.id)
