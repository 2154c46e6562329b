"""Rule: characters that a wrong conversion left behind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Place, position_at

_DAMAGED = re.compile("\ufffd+|锟斤拷|烫烫烫|屯屯屯")


@rule(
    "FRM031",
    over=Record,
    zh="「{text}」是乱码：文字在转换编码时丢失了。请找原件重新录入这几个字。",
    en="“{text}” is what a wrong conversion leaves: characters were lost. Look at the original and type "
    "them again.",
)
def damaged_character(record: Record, context: Context) -> Iterator[Finding]:
    """乱码 · Damaged characters

    [zh]
    **查什么**　文件里有没有 U+FFFD（显示为问号方块的替代字符）和「锟斤拷」「烫烫烫」这类典型乱码。
    每行只报一处。

    **为什么**　它们说明文字曾按错误的编码打开又保存，原来的字已经丢了，只能从原件找回；越早发现，越容易找回
    （依据：Unicode 标准第 23.8 节，U+FFFD 用来代替无法转换的字符）。

    **怎么改**　从原件、邮件或 git 历史里找回原来的字。

    [en]
    **What** The replacement character U+FFFD and the usual wreckage of Chinese text (锟斤拷, 烫烫烫). Told
    once a line.

    **Why** They show that the text was opened in a wrong encoding and saved again. The characters are
    gone and have to come from the original, which is easiest soon (Unicode Standard, 23.8: U+FFFD stands
    for what could not be converted).

    **Mend** Take the words from the original, an e-mail, or git's history.
    """
    del context
    text = record.source.text
    seen = 0
    for match in _DAMAGED.finditer(text):
        position = position_at(text, match.start())
        if position.line != seen:
            place = Place(record.source, position=position, length=len(match[0]))
            yield Finding(place, {"text": match[0]}, record.id)
        seen = position.line
