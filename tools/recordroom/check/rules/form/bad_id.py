"""Rule: a file name that cannot be a record's id."""

from __future__ import annotations

import re
from collections.abc import Iterator

from recordroom.check.form import file_start, perhaps
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Label, Values

_ID = re.compile(r"[a-z][a-z0-9-]*")
# The builder takes these for the front page of their folder and would put another page there.
_RESERVED = ("index", "readme")
_RESERVED_WHY = Label("这个名称留给目录页", "this name is kept for the front page of a folder")
_LOOKALIKE = Label(
    "里面有看起来像英文字母的其他字符", "it holds characters that only look like Latin letters"
)
_OTHER = Label(
    "只能用小写英文字母、数字和短横（-），并以字母开头",
    "it takes small letters, digits and hyphens only, and begins with a letter",
)


@rule(
    "FRM015",
    over=Record,
    withholds=True,
    zh="文件名「{id}」不能作文件的标识：{why}。{near}请在文件第一次提交前改名，提交后标识不再改动。",
    en="The file name “{id}” cannot be a record's id: {why}.{near} Rename the file before it is first "
    "committed; afterwards an id never changes.",
)
def bad_id(record: Record, context: Context) -> Iterator[Finding]:
    """标识不合规 · Bad id

    [zh]
    **查什么**　文件名（不含 `.md`）就是文件的标识，只能用小写英文字母、数字和短横，以字母开头。形似英文的
    西里尔字母、全角字母等也会查出来。

    **为什么**　标识要写进网址、命令行和别的文件的引用里，一辈子不变。中文、空格、大小写在不同电脑上表现不同；
    形似字母还可能冒充另一份文件（依据：Unicode UTR #36；命名规则是本系统的选择）。标题请写在 `title` 里。

    **怎么改**　用 `git mv` 改名，例如 `会议通知3.md` 改为 `notice-2025-spring.md`。

    [en]
    **What** The file's name without `.md` is the record's id. It has small Latin letters, digits and
    hyphens and begins with a letter. Letters of other scripts that look Latin are found too.

    **Why** Ids stand in addresses, commands and references for good. Other characters, spaces and
    capitals behave differently from machine to machine, and look-alikes could pass for another record
    (Unicode UTR #36; the form is the choice of this system). The title goes into `title`.

    **Mend** Rename with `git mv`: `Meeting notice 3.md` becomes `notice-2025-spring.md`.
    """
    del context
    id_ = record.id
    if _ID.fullmatch(id_) and id_ not in _RESERVED:
        return
    why = _OTHER
    if id_.casefold() in _RESERVED:
        why = _RESERVED_WHY
    elif any(c.isalpha() and not c.isascii() and not "\u2e80" <= c <= "\u9fff" for c in id_):
        why = _LOOKALIKE
    near = re.sub(r"[\s_.]+", "-", id_.lower()).strip("-")
    sound = _ID.fullmatch(near) is not None and near not in _RESERVED
    values: Values = {"id": id_, "why": why, "near": perhaps(near if sound else "")}
    yield Finding(file_start(record.path), values, record.id)
