"""Rule: evidence that could not be looked into."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.proofs import finding, unproven
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label

_WHY = {
    "no-ssh-keygen": Label(
        "这台机器没有 ssh-keygen，签名没有核验",
        "there is no ssh-keygen here to verify the signature",
    ),
    "no-history": Label("没有完整的 git 历史", "there is no whole git history"),
    "no-commit": Label(
        "所审阅的提交 {detail} 不在仓库里", "the reviewed commit {detail} is not in the repository"
    ),
    "not-committed": Label("这一条还没有提交", "the entry is not committed yet"),
}


@rule(
    "FLO042",
    over=Holdings,
    severity="notice",
    zh="第{n}步审批（{person}）的凭据未检测：{why}，暂按较低一级算。",
    en="The evidence of approval {n}, by {person}, was not tested: {why}. It counts as a lower grade for now.",
)
def untested_evidence(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """凭据未检测 · Evidence not tested

    [zh]
    **查什么**　审批写明的凭据，这次运行有没有条件核验：签名要有 ssh-keygen，本人提交要有完整的历史，审阅记录要有
    所审的那个提交。

    **为什么**　没有核验过的不能说「有效」，也不能说「无效」：页面和检查都照实写未检测，并按较低一级算
    （本系统的选择）。

    **怎么改**　安装 OpenSSH（openssh-client）；克隆时不要用 `--depth`（已浅克隆的运行
    `git fetch --unshallow`）；还没有提交的，提交之后再查。平台已删掉的提交，请本人对现在的版本再审一次。

    [en]
    **What** Whether this run could test the evidence claimed: a signature takes ssh-keygen, an own
    commit the whole history, a review the commit that was reviewed.

    **Why** What was not tested is neither good nor bad; pages and checks say that it was not, and count
    a lower grade (the choice of this system).

    **Mend** Install OpenSSH (openssh-client); clone without `--depth` (or `git fetch --unshallow`);
    commit what is not committed yet. If the forge has dropped the commit, have the present version
    reviewed again.
    """
    for record, index, proof in unproven(holdings, _WHY):
        why = _WHY[proof.fault]
        told = Label(*(text.replace("{detail}", proof.detail) for text in (why.hans, why.en)))
        yield finding(record, index, context, why=told)
