"""Rule: a field that names a record which is not there."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from recordroom.capture.leaves import leaves
from recordroom.check.guess import GUESSES, NOTHING, did_you_mean
from recordroom.check.rule import Context, rule
from recordroom.check.told import unread
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label


@rule(
    "REL001",
    over=Holdings,
    zh="「{field}」写的是「{text}」，馆藏里没有这份文件。{near}请填写文件名（不带 .md）。",
    en="“{field}” says “{text}”, and there is no such record. {near}Write the record’s file name "
    "without .md.",
)
def dangling_reference(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """引用的文件不存在 · Reference to nothing

    [zh]
    **查什么**　引用其他文件的字段（related、supersedes、meeting、project 等）所写的 id，
    没有对应的文件。

    **为什么**　文件之间的联系是查考的线索，断了的线索会让人以为材料丢失。

    **怎么改**　id 就是文件名去掉 .md，不是编号也不是标题。拼错的改正；
    对方还没有录入的，先录入；确实不存在的，删去这一项。

    [en]
    **What** A field that refers to another record (`related`, `supersedes`, `meeting`,
    `project` …) with an id that no record has.

    **Why** Relations are how papers are found again; a broken one looks like a lost paper.

    **Mend** An id is the file name without .md, neither number nor title. Mend the spelling;
    capture the other record first if it is not here yet; or delete the item.
    """
    known = sorted(holdings.by_id)
    elsewhere = unread(context)
    guesses = GUESSES
    for record in holdings.records:
        for leaf in leaves(record, context.type_of(record), "record"):
            text = leaf.text
            if text in holdings.by_id or text in elsewhere or text == record.id:
                continue
            close = [r.id for r in holdings.by_number.get(text, ())]
            if not close and guesses:
                guesses -= 1
                close = difflib.get_close_matches(text, known, 1)
            near = did_you_mean(close[0]) if close else NOTHING
            values: dict[str, str | Label] = {"field": leaf.top.label, "text": text, "near": near}
            yield Finding(record.at(*leaf.path), values, record.id)
