"""Rule: evidence of an approval that was altered or removed."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.changed import first_difference, opening
from recordroom.check.rule import Context, rule
from recordroom.model.change import Change
from recordroom.model.check import Finding
from recordroom.model.text import Label
from recordroom.read.evidence import FOLDER


@rule(
    "HIS023",
    over=Change,
    zh="审批凭据「{name}」{what}。签名和审阅记录存下就不再改，请恢复；重新签名的，另存一份。",
    en="The evidence {name} {what}. Signatures and archived reviews stay as they were put there: "
    "restore it, and put a new one beside it.",
)
def altered_evidence(change: Change, context: Context) -> Iterator[Finding]:
    """改动审批凭据 · Altered evidence

    [zh]
    **查什么**　文件旁 .evidence 文件夹里原有的签名、审阅记录有没有被改动或删除。随未取号的草稿一起
    删去的不算；整份文件被删的，另有提示。
    **为什么**　凭据被换，审批就失去证明。本机构的选择。
    **怎么改**　恢复原文件；内容改后重新签名的，另存一份。

    [en]
    **What** Whether a signature or an archived review in a record's .evidence folder was altered or
    removed. What goes with a draft, or with a record that is told to be gone, is not told here.
    **Why** Without its evidence an approval proves nothing. The organisation's own rule.
    **Mend** Restore the file; put a new signature beside it.
    """
    for pair in change.of_kind("evidence"):
        record = pair.path.parent.parent.name
        now = change.head.by_id.get(record)
        if pair.before is None or now is None:
            continue
        moved = change.head.texts.get(now.path.with_suffix("") / FOLDER / pair.path.name)
        if moved is not None and moved[1].blob == pair.before.blob:
            continue  # it went to another folder together with its record
        if pair.after is None:
            place, what = opening(pair.path), Label("被删掉了", "was removed")
        else:
            place = first_difference(pair.after, pair.before.text)
            what = Label("被改动", "was altered")
        yield Finding(place, {"name": pair.path.name, "what": what}, record)
