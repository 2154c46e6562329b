"""Rule: a post that organisation.yml does not have."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.capture.leaves import leaves
from recordroom.check.guess import nearest
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Values


@rule(
    "REL012",
    over=Record,
    zh="「{field}」里的「{text}」不在岗位表中。{near}请填写岗位标识。",
    en="“{field}” names the post “{text}”, which does not exist. {near}Write a post’s id.",
)
def unknown_post(record: Record, context: Context) -> Iterator[Finding]:
    """没有这个岗位 · Unknown post

    [zh]
    **查什么**　填岗位的字段，所填的标识不在 `organisation.yml` 的 posts 里。

    **为什么**　审批是以岗位的身份作出的；岗位不存在，权限就无从核对。

    **怎么改**　填岗位标识（如 secretary-general）。新设的岗位先加进 posts；
    已经撤销的岗位也要留在表里，旧文件还在用。

    [en]
    **What** A field for a post with an id that `posts` in `organisation.yml` does not have.

    **Why** People approve by virtue of a post; without it their authority cannot be verified.

    **Mend** Write the id (secretary-general). Add a new post under `posts`; a post that was
    abolished stays in the list, as old records name it.
    """
    known = context.policies.organisation.posts
    for leaf in leaves(record, context.type_of(record), "post"):
        if leaf.text not in known:
            labels = {i: item.label for i, item in known.items()}
            values: Values = {
                "field": leaf.top.label,
                "text": leaf.text,
                "near": nearest(leaf.text, labels),
            }
            yield Finding(record.at(*leaf.path), values, record.id)
