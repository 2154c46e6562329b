"""Rule: an acknowledgement that was altered or removed."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.changed import first_difference, opening
from recordroom.check.rule import Context, rule
from recordroom.model.change import Change
from recordroom.model.check import Finding
from recordroom.model.text import Label


@rule(
    "HIS016",
    over=Change,
    zh="「{person}」对「{record}」的阅毕记录{what}。阅毕记录只增不改，请恢复。",
    en="The acknowledgement of {record} by {person} {what}. Acknowledgements are only added; "
    "restore it.",
)
def altered_acknowledgement(change: Change, context: Context) -> Iterator[Finding]:
    """改动阅毕记录 · Altered acknowledgement

    [zh]
    **查什么**　records/acknowledgements 里原有的文件有没有被改动或删除。文件有了重大修改、本人重新阅过的，
    由 acknowledge 命令换上新的内容指纹，不算改动；文件本身不在了的，随文件一起说，这里不重复。
    **为什么**　谁在哪天看过，是事后分清责任的依据。本机构的选择。
    **怎么改**　恢复原文件。

    [en]
    **What** Whether a file below records/acknowledgements was altered or removed. One that is given
    again by the same person, of another content and no earlier, is a new acknowledgement. Where
    the record itself is gone, that is told instead.
    **Why** Who read what on which day settles later who knew. The organisation's own rule.
    **Mend** Restore the file.
    """
    for pair in change.of_kind("acknowledgement"):
        record, person = pair.path.parent.name, pair.path.stem
        if pair.before is None or record not in change.head.by_id:
            continue
        if pair.after is None:
            place, what = opening(pair.path), Label("被删掉了", "was removed")
        elif _is_given_again(pair.before.text, pair.after.text):
            continue
        else:
            place = first_difference(pair.after, pair.before.text)
            what = Label("被改动", "was altered")
        yield Finding(place, {"record": record, "person": person, "what": what}, record)


def _is_given_again(before: str, after: str) -> bool:
    """Whether the file tells of the same reader having read another content, no earlier."""
    old, new = _said(before), _said(after)
    same = old.get("person") == new.get("person") and old.get("record") == new.get("record")
    other = old.get("content") != new.get("content")
    return same and other and bool(new.get("on")) and new["on"] >= old.get("on", "")


def _said(text: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in text.split("\n") if not line.startswith((" ", "#")))
    return {key.strip(): value.strip().strip("'\"") for key, _, value in pairs}
