"""Rule: a signature that is not over this approval."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.proofs import finding, unproven
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label

_WHY = {
    "signature-unreadable": Label("签名文件不完整", "the file is no whole signature"),
    "signature-namespace": Label(
        "它是为别的用途签的，不是审批", "it was made for another purpose than approving"
    ),
    "signature-content": Label(
        "它签的不是这一条：签后改过，或是从别处抄来的",
        "it is over something else: the entry was edited afterwards, or the file comes from elsewhere",
    ),
    "signature-unbound": Label(
        "这一条没有写明批准的是什么内容（content），签名对不上任何一版",
        "the entry names no content, so that the signature is for no version of the record",
    ),
}


@rule(
    "FLO036",
    over=Holdings,
    zh="第{n}步审批（{person}）的签名不能证明这次审批：{why}。请恢复原来的内容，或请本人重新审批并签名。",
    en="The signature of approval {n}, by {person}, does not prove it: {why}. Put the entry back as it was, or "
    "have the person approve and sign again.",
)
def unfit_signature(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """签名与审批不符 · Signature that does not fit

    [zh]
    **查什么**　签名文件是不是对这一条审批（文件标识、环节、人、岗位、日期、结果、意见、内容指纹）所签，
    用途是不是 `approval@records`。

    **为什么**　签名护着每一个字：签后改「不同意」为「同意」、把别的文件上的签名挪过来、拿提交代码的签名充数，
    都会在这里现形（本系统的选择；格式是 OpenSSH 的 sshsig）。

    **怎么改**　改动无意的，恢复原来的一条；确要改的，请本人重新审批并签名。签过的审批不要改，另加一条。

    [en]
    **What** Whether the signature is over this entry (record, step, person, post, day, decision, note,
    content) and for the purpose `approval@records`.

    **Why** A signature guards every word: a “refused” made “approved”, a signature carried over from
    another record, one made for a commit all show here (the choice of this system; the form is
    OpenSSH’s sshsig).

    **Mend** Put back what was changed unawares; otherwise have the person approve and sign again. A
    signed entry is never edited; a new one is added.
    """
    for record, index, proof in unproven(holdings, _WHY):
        why = _WHY[proof.fault]
        yield finding(record, index, context, why=why)
