"""Rule: a record that goes on under another id."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.changed import is_official
from recordroom.check.rule import Context, rule
from recordroom.model.change import Change
from recordroom.model.check import Finding


@rule(
    "HIS004",
    over=Change,
    zh="这份文件原来的标识是 {old}，现在成了 {new}。标识（文件名）定下后不再改，"
    "别处的引用和链接都靠它。请把文件名改回 {old}.md。",
    en="This record's id was {old} and is now {new}. The id (the file's name) never changes, as "
    "references and links depend on it. Rename the file back to {old}.md.",
)
def changed_id(change: Change, context: Context) -> Iterator[Finding]:
    """改了文件标识 · Changed id

    [zh]
    **查什么**　不见了的文件，是不是以同一个编号、同样的正文或标题换了一个文件名。没取过号的草稿
    可以改名；只是搬到别的文件夹、文件名不变的，不算改标识。
    **为什么**　标识是文件的身份，引用、网址和登记册都写着它；改了就全断了。这是本机构的选择。
    **怎么改**　改回原来的文件名。

    [en]
    **What** Whether a record that is gone stands under another file name with the same number, text
    or title. Drafts that never had a number may be renamed, and moving a file to another folder
    changes no id.
    **Why** The id is a record's identity: references, addresses and registers hold it. That it
    never changes is the organisation's own rule.
    **Mend** Give the file its old name back.
    """
    for pair in change.records:
        old, new = pair.before, pair.renamed
        if old is None or new is None:
            continue
        if old.number or is_official(old, change.base.policies):
            yield Finding(new.at(), {"old": old.id, "new": new.id}, new.id)
