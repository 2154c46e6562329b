"""Rule: simplified and traditional characters in one text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recordroom.check.rule import Context, rule
from recordroom.check.wording import unquoted
from recordroom.model.check import Finding
from recordroom.model.hanzi import simplified_only, traditional_only
from recordroom.model.holdings import Holdings, Record
from recordroom.model.policies import Policies
from recordroom.model.text import Label, Values
from recordroom.relate.links import body_links

_FEWEST = 3
"""Different characters of the other script; fewer may be a name."""

_SCRIPTS = {
    "zh-Hans": Label("简体", "simplified characters"),
    "zh-Hant": Label("繁体", "traditional characters"),
}


@rule(
    "TXT002",
    over=Holdings,
    severity="warning",
    zh="全文用{main}，这里夹用了{other}：{examples}。请统一用字；引用他人名称的，请加书名号或引号。",
    en="The text is in {main}; here are {other}: {examples}. Use one script; put names that are "
    "quoted in 《》 or quotation marks.",
)
def mixed_glyphs(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """简繁混用 · Mixed scripts

    [zh]
    **查什么**　标题和正文里，简体独有的字和繁体独有的字同时出现，少的一方有三个以上不同的字。
    书名号、引号、链接和代码里的不算，机构名单里的姓名和名称不算。

    **为什么**　混用多半来自复制粘贴或输入法切换，正式文件用字应当一致
    （依据：《国家通用语言文字法》第九条；繁体文件照繁体，本协会的选择）。

    **怎么改**　统一为 language 所写的字体。引用对方名称、原文的，放进书名号或引号。

    [en]
    **What** Characters that only simplified text has and characters that only traditional text
    has in one title and body, with three or more different ones on the smaller side. What stands
    in 《》, quotation marks, links or code does not count, nor names from `organisation.yml`.

    **Why** A mixture comes from pasting or a switched keyboard; a formal paper uses one script.

    **Mend** Use the script that `language` states. Quote other people’s names and words as such.
    """
    names = _names(context.policies)
    for record in holdings.records:
        texts = [record.title, record.body]
        if not any(_mixed(text) for text in texts) and not _mixed("".join(texts)):
            continue
        shown = [names.sub(_blank, _own_words(text)) for text in texts]
        yield from _judge(record, shown)


def _judge(record: Record, shown: Sequence[str]) -> Iterator[Finding]:
    whole = "".join(shown)
    found = {
        "zh-Hans": [c for c in whole if c in simplified_only()],
        "zh-Hant": [c for c in whole if c in traditional_only()],
    }
    main = max(found, key=lambda script: (len(found[script]), script == record.text("language")))
    other = "zh-Hant" if main == "zh-Hans" else "zh-Hans"
    strays = list(dict.fromkeys(found[other]))
    if len(strays) < _FEWEST:
        return
    title, body = shown
    first = next((i for i, c in enumerate(body) if c in strays), None)
    in_title = any(c in strays for c in title)
    place = record.at("title") if in_title or first is None else record.at_body(first)
    values: Values = {
        "main": _SCRIPTS[main],
        "other": _SCRIPTS[other],
        "examples": "、".join(strays[:6]),
    }
    yield Finding(place, values, record.id)


def _mixed(text: str) -> bool:
    chars = set(text)
    return not (chars.isdisjoint(simplified_only()) or chars.isdisjoint(traditional_only()))


def _own_words(text: str) -> str:
    shown = unquoted(text)
    for link in body_links(text):
        shown = shown[: link.offset] + " " * (link.end - link.offset) + shown[link.end :]
    return shown


def _names(policies: Policies) -> re.Pattern[str]:
    organisation = policies.organisation
    labels = [organisation.name, *(p.name for p in organisation.people.values())]
    labels += [p.label for p in organisation.posts.values()]
    labels += [d.label for d in organisation.departments.values()]
    words = sorted({w for label in labels for w in label.every()}, key=lambda w: (-len(w), w))
    return re.compile("|".join(re.escape(word) for word in words) or "(?!)")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
