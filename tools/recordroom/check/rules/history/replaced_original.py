"""Rule: a stamped original or another proof beside a record, replaced or taken away."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.changed import is_official, kept, rows
from recordroom.check.rule import Context, rule
from recordroom.model.change import Change
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Label


@rule(
    "HIS022",
    over=Change,
    zh="附件「{file}」{what}。盖章原件、签批扫描件等是凭据，附上后不再换，请恢复；"
    "要补正的，另附一份并写明题名。",
    en="The attachment {file} {what}. A stamped original or a scan of signatures is evidence and "
    "stays: restore it, and attach a better one beside it under its own title.",
)
def replaced_original(change: Change, context: Context) -> Iterator[Finding]:
    """换掉原件 · Replaced original

    [zh]
    **查什么**　已印发的文件，列为盖章原件、发文稿、签批扫描件、签字页、来文原件（role）的附件，
    内容有没有被换掉、文件有没有被删除。其他附件属于内容，由另一条规则查。
    **为什么**　这些附件在审批之后才附上，不在内容指纹里，须单独看住。本机构的选择。
    **怎么改**　恢复原来的文件。

    [en]
    **What** Whether an attachment of an issued record that is listed with a role (stamped original,
    draft sheet, scan of approvals, signed page, document as received) was replaced or removed.
    Other attachments are content and told by another rule.
    **Why** These come after the approval and are no part of the hash it is bound to, so they are
    watched by themselves. The organisation's own rule.
    **Mend** Put the file back.
    """
    for _, before, after in kept(change):
        if not is_official(before, change.base.policies):
            continue
        now = {file.name: file for file in after.attachments}
        for file in before.attachments:
            if file.index is None or not file.digest or not _role(before, file.index):
                continue
            other = now.get(file.name)
            if other is not None and other.digest == file.digest:
                if other.index is None or not _role(after, other.index):
                    what = Label("不再列为凭据", "is no longer listed as evidence")
                    yield _finding(after, file.name, what)
                continue
            gone = other is None or not other.digest
            what = Label("被删掉了", "was removed") if gone else Label("被换掉了", "was replaced")
            yield _finding(after, file.name, what)


def _role(record: Record, index: int) -> str:
    return str(dict(rows(record, "attachments")).get(index, {}).get("role", ""))


def _finding(record: Record, name: str, what: Label) -> Finding:
    found = (i for i, row in rows(record, "attachments") if row.get("file") == name)
    at = next(found, None)
    place = record.at("attachments", *(() if at is None else (at, "file")))
    return Finding(place, {"file": name, "what": what}, record.id)
