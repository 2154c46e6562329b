"""Rule: a department that organisation.yml does not have."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.capture.leaves import leaves
from recordroom.check.guess import nearest
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Values


@rule(
    "REL013",
    over=Record,
    zh="「{field}」里的「{text}」不在部门表中。{near}请填写部门标识。",
    en="“{field}” names the department “{text}”, which does not exist. {near}Write a department’s id.",
)
def unknown_department(record: Record, context: Context) -> Iterator[Finding]:
    """没有这个部门 · Unknown department

    [zh]
    **查什么**　填部门的字段，所填的标识不在 `organisation.yml` 的 departments 里。

    **为什么**　部门决定由谁办、由谁批、归到哪里；填错的文件在部门目录里找不到。

    **怎么改**　填部门标识（如 general-office），不填名称。

    [en]
    **What** A field for a department with an id that `departments` in `organisation.yml` does
    not have.

    **Why** The department says who handles and approves a record and where it is filed; with a
    wrong one it is missing from the department’s list.

    **Mend** Write the id (general-office), not the name.
    """
    known = context.policies.organisation.departments
    for leaf in leaves(record, context.type_of(record), "department"):
        if leaf.text not in known:
            labels = {i: item.label for i, item in known.items()}
            values: Values = {
                "field": leaf.top.label,
                "text": leaf.text,
                "near": nearest(leaf.text, labels),
            }
            yield Finding(record.at(*leaf.path), values, record.id)
