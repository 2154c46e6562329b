"""Rule: a signature by a key that may not sign this approval."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.proofs import finding, unproven
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label

_WHY = {
    "key-unknown": Label(
        "签名的钥匙没有登记在 policies/allowed_signers",
        "the key that signed is not in policies/allowed_signers",
    ),
    "key-person": Label("签名的钥匙是别人的", "the key that signed is another person’s"),
    "key-namespace": Label(
        "这把钥匙登记的用途不含审批（approval@records）",
        "the key is not allowed for approvals (approval@records)",
    ),
}


@rule(
    "FLO037",
    over=Holdings,
    zh="第{n}步审批（{person}）的签名不作数：{why}。请本人用自己登记的钥匙重新签名，或按手续登记钥匙。",
    en="The signature of approval {n}, by {person}, does not count: {why}. Have the person sign with their own "
    "key on file, or enter the key as the rules ask.",
)
def unfit_signing_key(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """钥匙无权签这次审批 · Key that may not sign

    [zh]
    **查什么**　签名所用的钥匙登记在 `policies/allowed_signers`，归审批人本人（标识或邮箱），用途包含
    `approval@records`。

    **为什么**　签名只说明「持有这把钥匙的人签过」，钥匙归谁由登记说了算；登记本身的改动要有权的人批准
    （authority.yml 的 signing-keys，本系统的选择）。

    **怎么改**　用错钥匙的，请本人重签；钥匙没登记的，由有权的人批准后在 allowed_signers 加一行：
    `人员标识 namespaces="approval@records" ssh-ed25519 …`。

    [en]
    **What** The key that signed stands in `policies/allowed_signers` under the approver’s own id or
    address, and is allowed for `approval@records`.

    **Why** A signature shows that the holder of a key signed; whose key it is, the file says, and its
    own changes need authority (signing-keys in authority.yml, the choice of this system).

    **Mend** Sign again with the right key; a key that is not on file is entered with due authority as
    `person namespaces="approval@records" ssh-ed25519 …`.
    """
    for record, index, proof in unproven(holdings, _WHY):
        why = _WHY[proof.fault]
        yield finding(record, index, context, why=why)
