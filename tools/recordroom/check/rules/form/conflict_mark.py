"""Rule: a merge conflict that nobody resolved."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.form import as_read
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings


@rule(
    "FRM029",
    over=Holdings,
    withholds=True,
    zh="这里有没处理完的合并冲突：两个人改了同一处。请在 <<<<<<< 和 >>>>>>> 之间选定内容，再删去这三种标记行。",
    en="Here is an unresolved merge conflict: two people changed the same place. Choose the text "
    "between <<<<<<< and >>>>>>>, then delete the lines with the marks.",
)
def conflict_mark(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """没处理完的合并冲突 · Unresolved merge conflict

    [zh]
    **查什么**　文件和编号登记册里有没有以 `<<<<<<< ` 开头的行。有的话，整份文件先不收录。

    **为什么**　两个人在不同分支上改了同一处，git 合并时会把两种写法都留在文件里，等人选择。没选就提交，
    文件里就同时有两种说法；登记册里则可能是两份文件取了同一个号。

    **怎么改**　`<<<<<<<` 到 `=======` 之间是一种写法，`=======` 到 `>>>>>>>` 之间是另一种。留下对的，
    删去三行标记。登记册的冲突要**两行都留**，并为后登记的一份改用下一个号。

    [en]
    **What** A line that begins with `<<<<<<< ` in a record or a number register. Until it is gone
    nothing of the file is taken in.

    **Why** Where two people changed the same place on two branches, git leaves both versions in the
    file for a person to choose. Committed unresolved, the file says two things at once; in a register
    two records may have taken one number.

    **Mend** One version stands between `<<<<<<<` and `=======`, the other between `=======` and
    `>>>>>>>`. Keep what is right and delete the three lines of marks. In a register keep **both**
    lines, and give the later record the next number.
    """
    del context
    yield from as_read(holdings, "conflict-mark")
