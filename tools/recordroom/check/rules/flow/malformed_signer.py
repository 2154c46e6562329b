"""Rule: a line of the signers' file that cannot count."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.form import as_read
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings


@rule(
    "FLO040",
    over=Holdings,
    zh="allowed_signers 的这一行不作数：{why}。",
    en="This line of allowed_signers does not count: {why}.",
)
def malformed_signer(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """签名公钥登记有误 · Faulty line of signers

    [zh]
    **查什么**　`policies/allowed_signers` 的每一行：人员标识或邮箱（一行一人，不用通配符），可选的
    `namespaces`、`valid-after`、`valid-before`，然后是完整的公钥；一把钥匙只归一个人。

    **为什么**　这份登记决定谁的签名算谁的。写 `*`、两个人共一把钥匙，就等于谁都能替别人签；写错的一行整行
    不用，以免误认（格式依 ssh-keygen 手册 ALLOWED SIGNERS，收窄之处是本系统的选择）。

    **怎么改**　照此写：`lin-yue namespaces="approval@records" valid-after="20250301" ssh-ed25519 AAAA…`。

    [en]
    **What** Each line of `policies/allowed_signers`: a person’s id or address (one person a line, no
    patterns), optionally `namespaces`, `valid-after`, `valid-before`, then the whole public key; a
    key belongs to one person.

    **Why** The file decides whose signature is whose. With `*`, or one key for two people, anybody
    could sign for others; a faulty line is left out whole (form: ssh-keygen(1), ALLOWED SIGNERS; the
    stricter parts are the choice of this system).

    **Mend** Write it as `lin-yue namespaces="approval@records" valid-after="20250301" ssh-ed25519 AAAA…`.
    """
    del context
    yield from as_read(holdings, "bad-signer-line")
