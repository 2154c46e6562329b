"""Rule: an access level that access.yml does not have."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.capture.leaves import leaves
from recordroom.check.guess import nearest, one_of
from recordroom.check.marks import marks_of
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Values


@rule(
    "ACC002",
    over=Record,
    withholds=True,
    zh="没有「{text}」这个阅览级别。{near}可用的级别：{known}。",
    en="There is no level “{text}”. {near}The levels are {known}.",
)
def unknown_level(record: Record, context: Context) -> Iterator[Finding]:
    """没有这个阅览级别 · Unknown level

    [zh]
    **查什么**　access 等级别字段里的值，不在 `access.yml` 的 levels 之中。

    **为什么**　认不出级别，就不知道该给谁看。这样的文件一律不收入任何阅览版，
    直到改正为止，宁可少给一人看，也不误给一人看。

    **怎么改**　填写级别的标识，如 internal，不填中文名称；
    写「秘密」「机密」之类国家秘密标志的，见 state-secret-mark。

    [en]
    **What** A level field, such as `access`, whose value is none of the levels in `access.yml`.

    **Why** Without a known level nobody can tell who may see the record; until it is mended it is
    in no edition.

    **Mend** Write the code of a level, such as internal, not its label. For marks of state
    secrets see state-secret-mark.
    """
    policy = context.policies.access
    marks = marks_of(policy.forbidden_marks)
    for leaf in leaves(record, context.type_of(record), "level"):
        if leaf.text not in policy.levels and not marks.is_mark(leaf.text):
            labels = {i: level.label for i, level in policy.levels.items()}
            values: Values = {
                "text": leaf.text,
                "near": nearest(leaf.text, labels),
                "known": one_of(labels),
            }
            yield Finding(record.at(*leaf.path), values, record.id)
