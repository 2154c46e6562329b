"""Rule: a signature by a revoked key."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.proofs import finding, unproven
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings


@rule(
    "FLO039",
    over=Holdings,
    zh="第{n}步审批（{person}）签名的钥匙已经吊销，这个签名不再作数。请用新的钥匙重新审批。",
    en="The key that signed approval {n}, by {person}, was revoked, and the signature no longer counts. Approve "
    "again with a new key.",
)
def revoked_signing_key(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """钥匙已吊销 · Revoked key

    [zh]
    **查什么**　签名的钥匙是否列在 `policies/revoked_keys`（公钥列表，或 ssh-keygen 的 KRL 文件）。

    **为什么**　钥匙丢了、泄露了，就分不清哪些是本人签的，只好全部不算。正常换钥匙不用吊销，写
    `valid-before` 即可（ssh-keygen 的做法）。

    **怎么改**　请本人用新钥匙重新审批这些文件；误列的，从 revoked_keys 里拿掉（要有权的人批准）。

    [en]
    **What** Whether the key that signed stands in `policies/revoked_keys` (public keys, or a KRL of
    ssh-keygen).

    **Why** Once a key is lost or leaked nobody can tell which signatures are its owner’s, so none
    counts. An ordinary change of keys needs no revocation, only `valid-before` (the way of
    ssh-keygen).

    **Mend** Have the person approve these records again with a new key; a key listed by mistake is
    taken off, with due authority.
    """
    for record, index, _ in unproven(holdings, ("key-revoked",)):
        yield finding(record, index, context)
