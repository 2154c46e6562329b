"""Finding the record that a person means: by id, number or path, with a guess when there is none."""

from __future__ import annotations

import difflib

from recordroom.cli.saying import number_meant
from recordroom.model.holdings import Record
from recordroom.pipeline import Checked
from recordroom.read.files import SurroundingsError


def record_called(word: str, checked: Checked) -> Record:
    """A record by its id, its number, its path or a title that no other bears. Raises
    SurroundingsError with the nearest.
    """
    holdings = checked.holdings
    word = number_meant(word.strip(), holdings)
    found = holdings.by_id.get(word) or next(iter(holdings.by_number.get(word, ())), None)
    found = found or next((r for r in holdings.records if str(r.path) == word), None)
    titled = [r for r in holdings.records if r.title == word]
    if found is None and len(titled) == 1:
        found = titled[0]
    if found is not None:
        return found
    for d in checked.diagnostics:
        if d.record == word or str(d.path) == word:
            raise SurroundingsError(
                f"读不了「{word}」：{d.path}:{d.start.line}:{d.start.column} {d.message.hans}",
                f"{word} cannot be read: {d.path}:{d.start.line}:{d.start.column} {d.message.en}",
            )
    near = difflib.get_close_matches(word, [*holdings.by_id, *holdings.by_number], 3, 0.5)
    near += [r.id for r in holdings.records if word in r.title or word in r.id][:3]
    names = list(dict.fromkeys(near))[:3]
    titles = [holdings.by_id[n].title if n in holdings.by_id else "" for n in names]
    told = "、".join(
        f"{n}（{title}）" if title else n for n, title in zip(names, titles, strict=True)
    )
    hint = (f"是不是：{told}？", f" Did you mean: {', '.join(names)}?")
    raise SurroundingsError(
        f"没有「{word}」这份文件。"
        + (
            hint[0] if names else "请写文件的标识（文件名去掉 .md）；recordroom list 列出全部文件。"
        ),
        f"There is no record {word}."
        + (
            hint[1]
            if names
            else " Give its id: the file's name without .md; recordroom list lists them."
        ),
    )
