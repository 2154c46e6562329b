"""Rule: an approval on the forge whose review is not archived."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.proofs import finding, unproven
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings


@rule(
    "FLO032",
    over=Holdings,
    zh="第{n}步审批写明{person}在代码平台上审阅，却没有存档的审阅记录。请用 recordroom approve --review 文件.json 存档。",
    en="Approval {n}, by {person}, claims a review on the forge, but its record is not archived. Archive it with "
    "`recordroom approve --review FILE.json`.",
)
def missing_review(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """审阅记录没有存档 · Review not archived

    [zh]
    **查什么**　`evidence: forge` 的审批：文件夹的 `.evidence/` 里有这次审阅的记录
    （`序号-github.json`、`序号-gitea.json`、`序号-forgejo.json` 或 `序号-gitlab.json`）。

    **为什么**　平台会换、会关，网页会消失；离开平台还要能查，就得把记录存进档案室（本系统的选择）。

    **怎么改**　从平台接口取下这次审阅的 JSON，用 `recordroom approve --review 文件.json` 存档。
    取不到的，把 `evidence` 改为 `stated`。

    [en]
    **What** For an approval with `evidence: forge`: the record’s `.evidence/` folder holds the review
    (`N-github.json`, `N-gitea.json`, `N-forgejo.json` or `N-gitlab.json`).

    **Why** Forges change and close. What is to be checked without one has to lie in the record room
    (the choice of this system).

    **Mend** Take the review’s JSON from the forge’s API and archive it with
    `recordroom approve --review FILE.json`; if it cannot be had, write `evidence: stated`.
    """
    for record, index, _ in unproven(holdings, ("review-missing",)):
        yield finding(record, index, context)
