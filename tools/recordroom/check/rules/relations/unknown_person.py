"""Rule: a person that organisation.yml does not name."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.capture.leaves import leaves
from recordroom.check.guess import nearest
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Values


@rule(
    "REL011",
    over=Record,
    zh="「{field}」里的「{text}」不在人员名单中。{near}请填写人员标识。",
    en="“{field}” names “{text}”, who is not in the list of people. {near}Write a person’s id.",
)
def unknown_person(record: Record, context: Context) -> Iterator[Finding]:
    """没有这个人 · Unknown person

    [zh]
    **查什么**　填人员的字段（拟稿人、审批人、出席人员等，列表和表格里的也算），
    所填的标识不在 `organisation.yml` 的 people 里。

    **为什么**　谁拟稿、谁批准、谁到会，是文件作为凭据的根本；认不出的人无从追问。

    **怎么改**　填标识（如 zhou-heng），不填姓名。新同事先登记到 people；
    会员、志愿者、服务对象不在此列，他们的姓名写在普通文字字段里。

    [en]
    **What** A field for a person (drafted by, approved by, present …, also inside lists) with an
    id that `people` in `organisation.yml` does not have.

    **Why** Who wrote, approved and was present is what makes a paper evidence.

    **Mend** Write the id (zhou-heng), not the name. Enter a new colleague under `people` first;
    members, volunteers and clients are not listed there, their names go into plain text fields.
    """
    known = context.policies.organisation.people
    for leaf in leaves(record, context.type_of(record), "person"):
        if leaf.text not in known:
            labels = {i: item.name for i, item in known.items()}
            values: Values = {
                "field": leaf.top.label,
                "text": leaf.text,
                "near": nearest(leaf.text, labels),
            }
            yield Finding(record.at(*leaf.path), values, record.id)
