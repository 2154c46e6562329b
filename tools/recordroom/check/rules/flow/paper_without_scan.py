"""Rule: an approval on paper without its scan."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.proofs import finding, unproven
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings


@rule(
    "FLO030",
    over=Holdings,
    zh="第{n}步审批写明{person}在纸上签批，却没有签批扫描件。请把扫描件放进附件文件夹，在附件列表中列出，用途（role）写 approval-scan，再在这一步的 scan 写文件名。",
    en="Approval {n}, by {person}, claims a signature on paper, but there is no scan of it. Put the scan into the "
    "record’s folder, list it with the role approval-scan, and name it under `scan`.",
)
def paper_without_scan(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """纸质签批没有扫描件 · Paper approval without scan

    [zh]
    **查什么**　`evidence: paper` 的审批：`scan` 写了文件名，这个文件列在 attachments 里、用途是
    `approval-scan`，文件也确实在附件文件夹里。

    **为什么**　说是纸上签过字，别人就要能看到那张纸；没有扫描件，只能算本表载明
    （凭据分级是本系统的选择）。

    **怎么改**　扫描签批页，用 `recordroom approve --paper 扫描件.pdf` 录入；
    或照上面的写法补上附件和 `scan`。找不到原件的，把 `evidence` 改为 `stated`。

    [en]
    **What** For an approval with `evidence: paper`: `scan` names a file that `attachments` lists
    with the role `approval-scan`, and that lies in the record’s folder.

    **Why** Who claims a signature on paper must let others see the paper; without the scan the
    approval is only stated (the grades of evidence are the choice of this system).

    **Mend** Scan the signed page and enter it with `recordroom approve --paper SCAN.pdf`, or add
    attachment and `scan` by hand. If the paper is lost, write `evidence: stated`.
    """
    for record, index, _ in unproven(holdings, ("scan-missing",)):
        yield finding(record, index, context)
