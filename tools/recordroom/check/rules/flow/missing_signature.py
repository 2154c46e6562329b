"""Rule: an approval claimed as signed, without a signature."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.proofs import finding, unproven
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings


@rule(
    "FLO035",
    over=Holdings,
    zh="第{n}步审批写明{person}作了电子签名，却没有签名文件。请本人运行 recordroom approve --sign，或照实改 evidence。",
    en="Approval {n} claims a digital signature of {person}, but there is none. Have the person run "
    "`recordroom approve --sign`, or claim less under `evidence`.",
)
def missing_signature(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """没有签名文件 · Signature missing

    [zh]
    **查什么**　`evidence: signature` 的审批：文件夹的 `.evidence/` 里有审批人的签名（`序号-人员标识.sig`）。

    **为什么**　电子签名是最有力的凭据，不能只写有而没有（本系统的选择）。

    **怎么改**　请本人用 `recordroom approve --sign` 审批；签名文件漏了提交的，补上；
    没有签名的，把 `evidence` 改为 `stated`。

    [en]
    **What** For an approval with `evidence: signature`: the record’s `.evidence/` folder holds a
    signature of the approver (`N-PERSON.sig`).

    **Why** A signature is the strongest evidence there is; it cannot be claimed and absent (the
    choice of this system).

    **Mend** Have the person approve with `recordroom approve --sign`; commit a file that was forgotten;
    without a signature write `evidence: stated`.
    """
    for record, index, _ in unproven(holdings, ("signature-missing",)):
        yield finding(record, index, context)
