"""Rule: a file without front matter, or with one that is not closed."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.form import problems
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label

_UNCLOSED = Label(
    "文件开头有一行 ---，但后面没有第二行 ---，分不清说明到哪里结束",
    "the file begins with a line of ---, but there is no second one to end the part",
)
_BLANK = Label(
    "第一行是空行，请删去空行，让 --- 成为第一行",
    "the first line is empty; delete it, so that --- is the first line",
)
_DASHES = Label(
    "第一行应是三个英文短横 ---，现在用的是别的横线",
    "the first line must be three hyphens, ---; other dashes stand there",
)
_ABSENT = Label("文件的第一行不是 ---", "the first line of the file is not ---")


@rule(
    "FRM030",
    over=Holdings,
    withholds=True,
    zh="{why}。每份文件开头要有一段说明：一行 ---，接着逐行写类型、标题、日期等，再一行 ---，然后才是正文。"
    "不是档案室文件的，请移出这个文件夹。",
    en="The front matter is not found: {why}. Every record begins with a line of ---, then its type, "
    "title, date and so on line by line, then another line of ---, and then its text. What is no "
    "record belongs elsewhere.",
)
def missing_front_matter(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """缺少开头的说明 · No front matter

    [zh]
    **查什么**　`records/` 和 `policies/` 里每个 `.md` 文件的第一行是不是 `---`，后面有没有第二行 `---`。

    **为什么**　没有这一段，就不知道文件是什么、谁能看、保管多久（依据：ISO 15489-1:2016 第 5.2 条，
    文件须连同说明它的元数据一起收录）。

    **怎么改**　从同类文件复制开头一段，改成这份文件的内容。说明文字、备忘等不是文件的，移到这两个文件夹以外。

    [en]
    **What** Whether every `.md` file below `records/` and `policies/` begins with a line of `---`, and
    has a second one.

    **Why** Without this part nobody can tell what the record is, who may read it and how long it is
    kept (ISO 15489-1:2016, 5.2: records are captured with the metadata that describe them).

    **Mend** Copy the part from a record of the same type and fill it in. Notes and memos that are no
    records belong outside these two folders.
    """
    del context
    for problem in problems(holdings, "no-front-matter", "unclosed-front-matter"):
        why = _UNCLOSED
        if problem.kind == "no-front-matter":
            first = str(problem.values.get("first", "")).strip()
            why = _ABSENT
            if not first:
                why = _BLANK
            elif set(first) <= set("—–－―─-"):
                why = _DASHES
        yield Finding(problem.place, {"why": why}, problem.record)
