"""Rule: an approval of content that has been changed since."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.approvals import faults
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record


@rule(
    "FLO005",
    over=Record,
    zh="{person}在{day}批准之后，内容又改过，这一次批准对现在的内容不算数。请重新审批，或者把内容改回去。",
    en="The content was changed after {person} approved it on {day}: the approval does not "
    "cover it as it stands. Have it approved again or change it back.",
)
def stale_approval(record: Record, context: Context) -> Iterator[Finding]:
    """批准之后内容有改动 · Stale approval

    [zh]
    **查什么**　审批记下的内容指纹（content）与文件现在的内容是否一致。正文、内容字段和随文附件算内容；
    状态、编号、审批记录这些办理中写的不算。经 `recordroom amend` 登记的小改不影响原来的批准，大改要重新批准。
    **为什么**　批准的是当时看到的内容；改了再用原来的批准，等于换了文件（本机构的规定）。
    **怎么改**　请审批人对现在的内容再批一次；已经印发的，用 `recordroom amend` 登记修订。

    [en]
    **What** The hash of content that an approval carries is that of the record as it stands. Body,
    fields of content and annexes count; status, number and approvals do not. A minor amendment entered
    with `recordroom amend` leaves approvals standing, a major one asks for new ones.
    **Why** What was approved is what was shown. Content changed afterwards is another document (the
    organisation's own rule).
    **Mend** Have the present content approved again; of an issued record enter the change with
    `recordroom amend`.
    """
    yield from faults(record, context, "stale")
