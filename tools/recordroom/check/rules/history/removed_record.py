"""Rule: a record that was deleted instead of being ended."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.changed import is_official, opening
from recordroom.check.rule import Context, rule
from recordroom.model.change import Change
from recordroom.model.check import Finding


@rule(
    "HIS003",
    over=Change,
    zh="文件《{title}》被删掉了。只有还没取号的草稿可以直接删；其他文件请恢复，"
    "再办理废止、作废或撤回，原文留着。",
    en="The record “{title}” was deleted. Only drafts that never had a number may go; restore it, "
    "then repeal, void or withdraw it and leave the text where it is.",
)
def removed_record(change: Change, context: Context) -> Iterator[Finding]:
    """删除文件 · Removed record

    [zh]
    **查什么**　改动之前有、现在没有了的文件。从没取过号的草稿可以删；换了标识的另有提示。
    **为什么**　文件只能经鉴定销毁，并留下目录和依据（《中华人民共和国档案法》第二十一条禁止擅自
    销毁）；不要的文件标明状态即可，编号也因此有据可查。
    **怎么改**　从历史里取回（git checkout 上一版本 -- 文件），再用 repeal、void 或 withdraw 办理。

    [en]
    **What** Records that were there before the change and are not any more. A draft that never bore
    a number may go; a record under a new id is told otherwise.
    **Why** Records are disposed of by appraisal, and a trace of them stays (Archives Law of the
    PRC, art. 21). One that is no longer wanted gets a state that says so, which also accounts for
    its number.
    **Mend** Take it back out of the history, then use repeal, void or withdraw.
    """
    for pair in change.records:
        record = pair.before
        if record is None or pair.after is not None or pair.renamed is not None:
            continue
        if record.number or is_official(record, change.base.policies):
            yield Finding(opening(record.path), {"title": record.title}, record.id)
