"""Rule: a file of acknowledgements that is none."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings


@rule(
    "FLO050",
    over=Holdings,
    zh="这份阅毕记录不能用：{why}。请改正，或删去后重新运行 recordroom acknowledge。",
    en="This acknowledgement cannot be used: {why}. Mend it, or delete it and run recordroom acknowledge again.",
)
def bad_acknowledgement(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """阅毕记录写法不对 · Bad acknowledgement

    [zh]
    **查什么**　`records/acknowledgements/文件标识/人员.yml` 里的每个文件：能否读懂，
    record、person、content、on、kind 是否齐全，免阅、代阅是否另有 by 和 reason，
    所在文件夹和文件名是否与 record、person 一致。

    **为什么**　一人一个小文件，几个人同时阅毕也不会冲突；写得不对的，等于没有阅
    （本工具的规定）。

    **怎么改**　照提示改正。最省事的是删去它，让本人重新运行
    `recordroom acknowledge 文件标识`。

    [en]
    **What** Each file of `records/acknowledgements/ID/PERSON.yml`: whether it can be read, has
    record, person, content, on and kind (and by and reason where someone is excused), and lies in
    the folder and under the name that it states.

    **Why** One small file per reader lets many acknowledge at once without a conflict; a file that
    says nothing sound acknowledges nothing (a rule of this tool).

    **Mend** Correct what the message names, or delete the file and let the reader run
    `recordroom acknowledge ID` again.
    """
    for problem in holdings.problems:
        if problem.kind == "bad-acknowledgement":
            yield Finding(problem.place, problem.values)
