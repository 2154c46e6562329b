"""Rule: a state that the record's type does not have."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from recordroom.check.form import perhaps, short
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Label, Values


@rule(
    "FRM013",
    over=Record,
    withholds=True,
    zh="这类文件没有「{text}」这个状态，可以填：{allowed}。{near}",
    en="Records of this type have no state “{text}”; it may be: {allowed}.{near}",
)
def unknown_status(record: Record, context: Context) -> Iterator[Finding]:
    """没有这个状态 · Unknown state

    [zh]
    **查什么**　`status` 填的是不是这类文件办理流程中的一个状态。

    **为什么**　状态决定现在该有编号了没有、该有签发了没有、能不能当作正式文件引用。状态不明的文件不发布
    （流程由本机构在 `policies/record-types/` 里规定）。

    **怎么改**　改成提示里的一个状态，写标识（如 `issued`）。

    [en]
    **What** Whether `status` is one of the states in the life cycle of the record's type.

    **Why** The state decides whether a number and a signature are due and whether the record may be
    relied on. Records in an unknown state are not published (the life cycle is the organisation's
    own, in `policies/record-types/`).

    **Mend** Write the code of one of the states that the message lists.
    """
    states = context.type_of(record).states
    if not record.status or record.status in states:
        return
    wanted = record.status.casefold()
    near = [s.id for s in states.values() if wanted in (n.casefold() for n in s.label.every())]
    near = near or difflib.get_close_matches(short(wanted), list(states), 1)
    allowed = Label(
        "、".join(f"{s.id}（{s.label.hans}）" for s in states.values()),
        ", ".join(f"{s.id} ({s.label.en})" for s in states.values()),
    )
    values: Values = {
        "text": short(record.status),
        "allowed": allowed,
        "near": perhaps(near[0] if near else ""),
    }
    yield Finding(record.at("status"), values, record.id)
