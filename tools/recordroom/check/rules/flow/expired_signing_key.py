"""Rule: a signature by a key that was not valid then."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.proofs import finding, unproven
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label

_WHY = {
    "key-expired": Label("在审批那天无效", "was not valid on the day of the approval"),
    "key-late": Label(
        "在签名入库的 {detail} 已经过期，写早日期也不行",
        "was no longer valid when the signature came in ({detail}), whatever earlier day is written",
    ),
}


@rule(
    "FLO038",
    over=Holdings,
    zh="第{n}步审批（{person}）签名的钥匙{why}。请用有效的钥匙按今天的日期重新审批。",
    en="The key that signed approval {n}, by {person}, {why}. Approve again with a valid key, on today’s day.",
)
def expired_signing_key(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """钥匙已过有效期 · Key not valid then

    [zh]
    **查什么**　按 `policies/allowed_signers` 的 `valid-after`、`valid-before`，钥匙在审批那天有效，在签名文件
    进入主线的那一刻也有效。还没有提交的签名，按今天算。

    **为什么**　审批日期是签名的人自己写的，过期的钥匙可以写一个还有效的旧日期；git 何时收到这份签名，
    他写不了，所以两个时间都要对（本系统的选择）。主线上后来的提交不能早于先前的，提交日期倒填也会看出来。

    **怎么改**　用现在有效的钥匙按真实日期重新审批；当时确已签名而入库晚了的，按纸质签批或本表载明办理。
    离任、换钥匙时不要删原来的一行，写上 `valid-before`，以前的签名才仍然有效。

    [en]
    **What** By `valid-after` and `valid-before` in `policies/allowed_signers` the key was valid on the day
    of the approval, and also when the signature came into the main line. One that is not committed
    yet counts as of today.

    **Why** The day is written by who signs: an expired key can write a day on which it still held. When
    git got the signature is not theirs to write, so both times must do (the choice of this system).
    No commit of the main line can be earlier than those before it, so a commit’s date that is set
    back shows too.

    **Mend** Approve again on the real day with a valid key; what was signed in time and came in late is
    paper or stated. When somebody leaves or gets a new key, keep the old line and write its
    `valid-before`, so that earlier signatures hold.
    """
    for record, index, proof in unproven(holdings, _WHY):
        why = _WHY[proof.fault]
        told = Label(*(text.replace("{detail}", proof.detail) for text in (why.hans, why.en)))
        yield finding(record, index, context, why=told)
