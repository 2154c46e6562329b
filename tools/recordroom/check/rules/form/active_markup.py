"""Rule: a link or an attribute that would run a program or restyle the page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from recordroom.capture.body import without_code
from recordroom.check.form import short
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.relate.links import body_links

_SCHEME = re.compile(r"(?:javascript|vbscript|data|blob):", re.IGNORECASE)
_IGNORED = re.compile(r"[\x00-\x20]+")
_BRACES = re.compile(r"\{([^{}\n]*)\}")
_ATTRIBUTE = re.compile(
    r"(?:^|[\s:])(?:on[a-z]{3,}|style|href|src|srcset|srcdoc|action|formaction|poster|background)"
    r"[ \t]*=",
    re.IGNORECASE,
)


@rule(
    "FRM032",
    over=Record,
    withholds=True,
    zh="「{text}」会在看的人的浏览器里运行程序或改变页面，这里不能用。请删去，链接只写网址或馆内文件的路径。",
    en="“{text}” would run a program in the reader's browser or change the page, and is refused. Take it "
    "out; links lead to addresses or to records.",
)
def active_markup(record: Record, context: Context) -> Iterator[Finding]:
    """会运行程序的写法 · Active markup

    [zh]
    **查什么**　正文里以 `javascript:`、`vbscript:`、`data:`、`blob:` 开头的链接和图片，以及花括号里的
    `onclick=`、`style=`、`href=` 等属性。

    **为什么**　它们和网页代码一样能运行脚本、伪装链接。手册会公开，任何人都可能点到（不收是本系统的选择）。

    **怎么改**　删去；图片放进附件文件夹。

    [en]
    **What** Links and images that begin with `javascript:`, `vbscript:`, `data:` or `blob:`, and
    attributes in braces such as `onclick=`, `style=` or `href=`.

    **Why** Like raw HTML they can run scripts and disguise links, on pages that anyone may open (to
    refuse them is the choice of this system).

    **Mend** Take them out; pictures belong in the attachment folder.
    """
    del context
    body = record.body
    found: dict[int, str] = {}
    if (":" in body and "](" in body) or "]:" in body:
        for link in body_links(body):
            target = _IGNORED.sub("", unquote(html.unescape(link.target)))
            if _SCHEME.match(target):
                found[link.target_offset] = link.target
    if "{" in body:
        for match in _BRACES.finditer(without_code(body)):
            if _ATTRIBUTE.search(match[1]):
                found[match.start()] = match[0]
    for offset in sorted(found):
        text = found[offset]
        yield Finding(record.at_body(offset, len(text)), {"text": short(text)}, record.id)
