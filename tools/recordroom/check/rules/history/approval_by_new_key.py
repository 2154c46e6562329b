"""Rule: an approval signed by a key that the same change adds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from recordroom.check.changed import new_entries
from recordroom.check.keys import key_lines, person_of
from recordroom.check.rule import Context, rule
from recordroom.model.change import Change, TextPair
from recordroom.model.check import Finding
from recordroom.read.evidence import FOLDER, SIGNERS
from recordroom.read.signatures import inspect


@rule(
    "HIS019",
    over=Change,
    zh="这条审批的签名所用的钥匙，是这次改动才登记的。请先单独登记钥匙、合并之后，再用它签名。",
    en="This approval is signed by a key that is only added by the same change. Bring in the key "
    "by itself first, and sign with it after that is merged.",
)
def approval_by_new_key(change: Change, context: Context) -> Iterator[Finding]:
    """用新钥匙签的审批 · Approval by a new key

    [zh]
    **查什么**　这次改动新增的审批（凭据为电子签名），签名所用的公钥是不是原来就在
    policies/allowed_signers 里。
    **为什么**　一次改动里既加钥匙又用它签字，等于自己给自己开证明：加钥匙的批准还没有生效。本机构的选择。
    **怎么改**　拆成两次：先登记钥匙，合并后再签名。

    [en]
    **What** Whether the key of a signature that comes with a new approval stood in
    policies/allowed_signers before the change.
    **Why** To add a key and sign with it in one go is to vouch for oneself: what would authorise
    the key is not in force yet. The organisation's own rule.
    **Mend** Make two changes of it: the key first, the signature after that is merged.
    """
    signers = next((p for p in change.of_kind("signers") if p.path == SIGNERS), None)
    if signers is None:
        return
    known = {line.key for line in key_lines(signers.before)}
    organisation = change.head.policies.organisation
    added: dict[str, set[str]] = {}
    for line in key_lines(signers.after):
        if line.key not in known:
            names = {person_of(name, organisation) for name in line.principals}
            added.setdefault(line.key, set()).update(names)
    files = {pair.path: pair for pair in change.of_kind("evidence") if pair.after is not None}
    for pair in change.records:
        if pair.after is None:
            continue
        folder = pair.after.path.with_suffix("") / FOLDER
        own = [files[path] for path in sorted(files) if path.parent == folder]
        for entry in new_entries(pair):
            if entry.evidence == "signature" and _signed(entry.by, own, added):
                place = pair.after.at("approvals", entry.index, "evidence")
                yield Finding(place, {}, pair.after.id)


def _signed(person: str, files: list[TextPair], added: Mapping[str, set[str]]) -> bool:
    """Whether one of the new signatures was made with a new key of this person's."""
    for pair in files:
        read = inspect(pair.after.text) if pair.after is not None else None
        if read is not None and person in added.get(read[1], ()):
            return True
    return False
