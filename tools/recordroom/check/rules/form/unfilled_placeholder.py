"""Rule: a gap of the template that nobody filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from recordroom.capture.body import without_code
from recordroom.capture.leaves import leaves
from recordroom.check.form import in_force, short
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record

# Not a link ([甲](…), [甲][乙], [甲]: …), an image, a footnote or a task box.
_BRACKETS = re.compile(r"(?<![\]!\\])\[(?![\^ xX]\])(?!\^)([^\[\]\n]{1,60})\](?![(\[:])")
_WIDE = re.compile(r"［([^［］\n]{1,60})］")
_DEFINED = re.compile(r"^ {0,3}\[([^\]\n]+)\]:", re.MULTILINE)
_HAN = re.compile(r"[\u3400-\u9fff]")
_FILL_IN = re.compile(
    r"(?:insert|enter|fill|your|name|date|number|amount|address|title|to be|describe|specify)\b",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"[译譯]?注|编者|編者|原文|[下中上]?略|掌[声聲]|笑|鼓掌|[签簽][名字章]|[盖蓋加]章|公章|印章?$"
    r"|[录錄]音|休[会會]|附[图圖表件]|[图圖表]|[参參]?[见見]|引自|按$"
)


@rule(
    "FRM019",
    over=Record,
    zh="「{text}」像是模板里还没填的地方。请换成实际内容；确实要用方括号的，改用（）。",
    en="“{text}” looks like a gap of the template. Put the real content there; where brackets are "
    "meant, use round ones.",
)
def unfilled_placeholder(record: Record, context: Context) -> Iterator[Finding]:
    """没填的占位文字 · Unfilled placeholder

    [zh]
    **查什么**　正式文件（已印发、已办结等）的标题、字段和正文里，有没有方括号里的提示语，如
    `[具体组织架构形式…]`、`［填写日期］`，以及 `policies/checks.yml` 里列出的词，如 `TODO`、`待补充`。
    链接、脚注、勾选框、`[2019]` 这样的年份和代码不算；草稿不查。

    **为什么**　正式文件里留着「某某」「待补充」，等于没有写明，事后也说不清当时定的是什么
    （占位词由本机构在 `policies/checks.yml` 里规定）。

    **怎么改**　换成实际内容。确实没有的，写明「无」或删去这一句。

    [en]
    **What** In records that count (issued, closed): hints in square brackets, as `[name of the body]`,
    and the words that `policies/checks.yml` lists, as `TODO`, in title, fields and text. Links,
    footnotes, task boxes, years such as `[2019]` and code are left alone, and so are drafts.

    **Why** A record with “to be added” in it does not say what was decided, and later nobody can tell
    (the words are the organisation's own, in `policies/checks.yml`).

    **Mend** Put the real content there, or say that there is none.
    """
    type_ = context.type_of(record)
    if not in_force(record, context):
        return
    words = _words(context.policies.checks.placeholders)
    for leaf in leaves(record, type_, "text", "paragraph"):
        if leaf.top.name != "type":
            for _, text in _gaps(leaf.text, words):
                yield Finding(record.at(*leaf.path), {"text": short(text)}, record.id)
                break
    body = without_code(record.body)
    for offset, text in _gaps(body, words):
        yield Finding(record.at_body(offset, len(text)), {"text": short(text)}, record.id)


def _words(words: Sequence[str]) -> re.Pattern[str] | None:
    parts = [
        rf"(?<![0-9A-Za-z_]){re.escape(w)}(?![0-9A-Za-z_])" if w.isascii() else re.escape(w)
        for w in sorted(words, key=len, reverse=True)
        if w
    ]
    return re.compile("|".join(parts)) if parts else None


def _gaps(text: str, words: re.Pattern[str] | None) -> Iterator[tuple[int, str]]:
    """Offsets and texts of what looks unfilled, in order; a word inside brackets is told once."""
    found: list[tuple[int, str]] = []
    if "[" in text:
        defined = {m[1].casefold() for m in _DEFINED.finditer(text)}
        found += [
            (m.start(), m[0])
            for m in _BRACKETS.finditer(text)
            if _is_hint(m[1].strip()) and m[1].casefold() not in defined
        ]
    if "［" in text:
        found += [
            (m.start(), m[0])
            for m in _WIDE.finditer(text)
            if _is_hint(m[1].strip()) or not m[1].strip("…. ")
        ]
    if words is not None:
        found += [(m.start(), m[0]) for m in words.finditer(text)]
    end = 0
    for start, part in sorted(found):
        if start >= end:
            yield start, part
            end = start + len(part)


def _is_hint(text: str) -> bool:
    if _REMARK.match(text):
        return False
    if _HAN.search(text):
        return True
    return _FILL_IN.match(text) is not None or (
        any(c.isalpha() for c in text) and text.endswith(("…", "..."))
    )
