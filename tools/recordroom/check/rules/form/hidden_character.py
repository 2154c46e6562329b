"""Rule: a character that nobody sees."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.form import problems
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label

_NAMES = {
    "U+0000": Label("空字符", "null character"),
    "U+00AD": Label("软连字符", "soft hyphen"),
    "U+200B": Label("零宽空格", "zero width space"),
    "U+200E": Label("从左到右标记", "left-to-right mark"),
    "U+200F": Label("从右到左标记", "right-to-left mark"),
    "U+2028": Label("行分隔符", "line separator"),
    "U+2029": Label("段分隔符", "paragraph separator"),
    "U+202D": Label("强制从左到右", "left-to-right override"),
    "U+202E": Label("强制从右到左", "right-to-left override"),
    "U+2060": Label("词连接符", "word joiner"),
    "U+FEFF": Label("零宽不换行空格", "zero width no-break space"),
}
_OTHER = Label("控制字符", "control character")


@rule(
    "FRM006",
    over=Holdings,
    withholds=True,
    zh="这里有一个看不见的字符（{name}，{what}）。请把光标移到这一列，删去它；删不干净就把这几个字重新输入一遍。",
    en="Here is a character that cannot be seen ({name}, {what}). Delete it, or type these words "
    "again.",
)
def hidden_character(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """看不见的字符 · Hidden character

    [zh]
    **查什么**　零宽空格、方向控制符、软连字符、空字符等不显示的字符。指出第一个的位置。

    **为什么**　它们多半随网页、微信、PDF 的文字一起粘贴进来，使看上去相同的编号、人名搜索不到、比对不上；
    方向控制符还能让人看到的和电脑读到的是两句话（依据：Unicode 技术报告 UTR #36；该手法见 CVE-2021-42574）。

    **怎么改**　删去这个字符。从网页复制时，先粘贴到记事本，或用「粘贴为纯文本」。

    [en]
    **What** Characters that do not show: zero width spaces, marks of direction, soft hyphens, null
    characters. The first one is placed.

    **Why** They mostly come along with text pasted from web pages, chats or PDFs, and make numbers
    and names that look the same differ for every search. Marks of direction can even show people
    another sentence than programs read (Unicode UTR #36; the trick is CVE-2021-42574).

    **Mend** Delete the character. When copying from a web page, paste as plain text.
    """
    del context
    for problem in problems(holdings, "hidden-character"):
        name = str(problem.values["name"])
        what = _NAMES.get(name, _OTHER)
        yield Finding(problem.place, {"name": name, "what": what}, problem.record)
