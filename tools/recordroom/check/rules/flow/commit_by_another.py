"""Rule: an approval claimed as the approver's own commit that another made."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.proofs import finding, unproven
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings


@rule(
    "FLO034",
    over=Holdings,
    zh="第{n}步审批写明由{person}本人提交，但这一条是别人提交的（{detail}）。请本人重新审批，或照实改 evidence。",
    en="Approval {n} claims to be committed by {person}, but another committed it ({detail}). Have the person "
    "approve again, or claim less under `evidence`.",
)
def commit_by_another(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """不是本人提交 · Committed by another

    [zh]
    **查什么**　`evidence: commit` 的审批：在历史里第一次写入这一条的提交，作者邮箱是审批人在 organisation.yml
    里的邮箱，提交者也不是机构里的另一个人。合并时被压缩（squash）或由同事变基（rebase）的，原来的提交
    已经不在，这一级凭据也就没有了。

    **为什么**　「本人提交」的意思就是本人写进去的。提交的署名可以自己设置，所以这一级只说明署名如此，
    要更有力请用电子签名（凭据分级是本系统的选择）。

    **怎么改**　请本人在自己的电脑或平台上用 `recordroom approve` 审批并提交，用普通合并而不压缩；
    只是录入的，把 `evidence` 改为 `stated` 或 `paper`。

    [en]
    **What** For an approval with `evidence: commit`: the first commit whose version has this entry has
    one of the approver’s addresses (organisation.yml) as author, and its committer is no other
    person of the organisation. Squashed, or rebased by a colleague, the commit is gone, and with it
    this grade.

    **Why** It means that the person wrote it in. A commit’s author can be set by whoever makes it: the
    grade shows what the commit says, and a signature shows more (the choice of this system).

    **Mend** Have the person approve and commit with `recordroom approve`, and merge without squashing;
    if it was only entered for them, write `stated` or `paper`.
    """
    for record, index, proof in unproven(holdings, ("commit-author",)):
        yield finding(record, index, context, detail=proof.detail)
