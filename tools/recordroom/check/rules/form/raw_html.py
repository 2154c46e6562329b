"""Rule: raw HTML in a body."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordroom.capture.body import without_code
from recordroom.check.form import short
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record

_MARK = re.compile(r"<(?:!--|\?|!\[CDATA\[|![A-Za-z]|(/?)([A-Za-z][^\s<>/]*+)[^<>]*+>)")
_ADDRESS = re.compile(
    r"<(?:(?:https?|ftp|mailto):[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9.-]+)>", re.IGNORECASE
)
# These begin a block of HTML at the start of a line even before they are closed (CommonMark 4.6).
_BLOCK = re.compile(
    r"^ {0,3}<(/?)(address|article|aside|base|body|center|dd|details|dialog|dir|div|dl|dt|fieldset"
    r"|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu"
    r"|nav|object|ol|p|pre|script|search|section|style|summary|svg|table|tbody|td|textarea|th|thead"
    r"|title|tr|ul)(?=[\s/]|$)[^<>\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_GAP = re.compile(r"\n[ \t]*\n")


@rule(
    "FRM022",
    over=Record,
    withholds=True,
    zh="正文里有网页代码「{text}」。请改用 Markdown 的写法；只是普通文字的，把「<」写成「&lt;」，或前后加反引号 `。",
    en="The text holds raw HTML, “{text}”. Say it in Markdown; where plain text is meant, write “&lt;” "
    "for “<” or put backticks around it.",
)
def raw_html(record: Record, context: Context) -> Iterator[Finding]:
    """正文里的网页代码 · Raw HTML

    [zh]
    **查什么**　正文里的 HTML 标签和注释（`<b>`、`<br>`、`<!-- … -->`、`<script>` 等）。代码块里的和
    `<https://…>` 这样的网址不算。同一种标签只在开头处报，一行只报一处。

    **为什么**　网页代码可以夹带脚本，在看的人的浏览器里运行；注释里的话页面上看不见，却留在网页源码里。
    文件要能长期读懂，也不应依赖某一种浏览器（规则所指见 CommonMark 0.31.2 第 4.6、6.6 节；不收是本系统的选择）。

    **怎么改**　`<b>字</b>` 写成 `**字**`；`<br>` 改为另起一段；表格用 Markdown 表格；批注不要写在文件里。

    [en]
    **What** HTML tags and comments in the text (`<b>`, `<br>`, `<!-- … -->`, `<script>`). Code and
    addresses such as `<https://…>` are left alone. A tag is told where it opens, and once a line.

    **Why** HTML can carry scripts that run in the reader's browser, and comments do not show on the
    page but stay in its source. What is to be read for decades should not depend on browsers either
    (what counts as HTML: CommonMark 0.31.2, 4.6 and 6.6; to refuse it is the choice of this system).

    **Mend** `<b>word</b>` becomes `**word**`, `<br>` a new paragraph, a table a Markdown table; notes
    to colleagues do not belong in a record.
    """
    del context
    if "<" not in record.body:
        return
    body = without_code(record.body)
    opened: set[str] = set()
    line = -1
    for start, end, closing, name in _tags(body):
        known = closing and name in opened
        opened.add(name)
        begins = body.rfind("\n", 0, start)
        if known or begins == line:
            continue
        line = begins
        text = {"text": short(body[start:end])}
        yield Finding(record.at_body(start, end - start), text, record.id)


def _tags(body: str) -> Iterator[tuple[int, int, bool, str]]:
    """Start, end, whether it closes, and name of every tag or comment, in order of place."""
    found = {}
    for match in _MARK.finditer(body):
        at_line = (
            body[max(0, match.start() - 4) : match.start()].rpartition("\n")[2].strip(" ") == ""
        )
        if _ADDRESS.match(body, match.start()) or (_GAP.search(match[0]) and not at_line):
            continue
        found[match.start()] = (match.end(), bool(match[1]), (match[2] or "").lower())
    for match in _BLOCK.finditer(body):
        start = body.index("<", match.start())
        found.setdefault(start, (match.end(), bool(match[1]), match[2].lower()))
    for start in sorted(found):
        yield (start, *found[start])
