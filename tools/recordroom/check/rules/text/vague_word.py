"""Rule: a clause of a policy that leaves open how much, how soon or who."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.check.wording import unquoted
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.relate.clauses import clauses

_COUNT = r"[0-9０-９一二三四五六七八九十百两半]+\s?"
_MEASURED = re.compile(
    rf"{_COUNT}个?(?:工作日|小时|分钟|日|天|周|月|季度|年)|每(?:半年|年|季度|季|月|周|日|天|次)|[当次同]日"
)
_SENTENCE_END = re.compile(r"[。！？\n]")


@rule(
    "TXT001",
    over=Record,
    severity="notice",
    zh="{clause}里的「{word}」说不清多久、多少或由谁。请写明期限、数量或岗位。",
    en="“{word}” in {clause} leaves open how soon, how much or who. Give a period, an amount or a "
    "post.",
)
def vague_word(record: Record, context: Context) -> Iterator[Finding]:
    """条文用词空泛 · Vague word in a clause

    [zh]
    **查什么**　现行制度的条文里出现 `checks.yml` 的 vague-words 所列的词
    （适当、及时、定期、有关部门等）。同一句已写明期限或频次的不算，
    引号里的不算；同一条里同一个词只提示一次。

    **为什么**　「及时报送」无法检查，也无法追究：没人说得清晚几天算晚
    （本协会的选择）。这只是提示，不影响发布。

    **怎么改**　写成可以核对的话，如「三个工作日内报送综合部」。
    确有必要留余地的，可以不改。

    [en]
    **What** A word listed under `vague-words` in `checks.yml` in a clause of a policy in force.
    A sentence that gives a period or frequency is left alone, and so are quotations; each word is
    told once a clause.

    **Why** A duty to report “in time” can neither be verified nor insisted on (the organisation’s
    own choice). It is a hint and keeps nothing from being published.

    **Mend** Write what can be verified: “to the general office within three working days”. Where
    leeway is meant, leave it.
    """
    type_ = context.type_of(record)
    state = type_.states.get(record.status)
    words = sorted(context.policies.checks.vague_words, key=len, reverse=True)
    if type_.root != "policies" or state is None or state.phase != "issued" or not words:
        return
    pattern = re.compile("|".join(re.escape(word) for word in words))
    shown = unquoted(record.body)
    for clause in clauses(record.body):
        seen: set[str] = set()
        for match in pattern.finditer(shown, clause.start, clause.end):
            word = match[0]
            if word not in seen and not _MEASURED.search(
                _sentence(shown, clause.start, match.start())
            ):
                seen.add(word)
                values = {"word": word, "clause": clause.name}
                yield Finding(record.at_body(match.start(), len(word)), values, record.id)


def _sentence(text: str, start: int, at: int) -> str:
    before = max((text.rfind(end, start, at) for end in "。！？\n"), default=-1)
    after = _SENTENCE_END.search(text, at)
    return text[max(before + 1, start) : after.start() if after else len(text)]
