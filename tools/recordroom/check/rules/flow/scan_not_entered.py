"""Rule: a scanned approval of which nobody says who entered it, and when."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.proofs import finding, unproven
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings


@rule(
    "FLO031",
    over=Holdings,
    zh="第{n}步审批（{person}）附了签批扫描件，但没有写清由谁、在哪天补录，或补录日期早于审批日期。请填写 entered-by 和 entered-on。",
    en="Approval {n}, by {person}, has its scan, but not who entered it and when, or it was entered before it was "
    "given. Fill in `entered-by` and `entered-on`.",
)
def scan_not_entered(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """补录情况不清 · Scan without who entered it

    [zh]
    **查什么**　`evidence: paper` 的审批：`entered-by` 是机构里的人，`entered-on` 有日期，且不早于审批日期。

    **为什么**　纸上的签字由别人录入，录入的人要对「录得与纸上一致」负责；日期早于签字，说明有一处写错
    （本系统的选择）。

    **怎么改**　补上录入人和录入日期；可以是审批人自己。

    [en]
    **What** For an approval with `evidence: paper`: `entered-by` is a person of the organisation and
    `entered-on` a day not before the approval’s own.

    **Why** Somebody copied the paper into the record and answers for the copy; a day before the
    signature shows that one of the two is wrong (the choice of this system).

    **Mend** Fill in who entered it and when; it may be the approver.
    """
    for record, index, _ in unproven(holdings, ("scan-entry",)):
        yield finding(record, index, context)
