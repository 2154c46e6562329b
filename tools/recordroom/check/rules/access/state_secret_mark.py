"""Rule: a mark of the state's secrets on a record of an organisation that may not mark any."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.capture.leaves import leaves
from recordroom.check.marks import Marks, marks_of
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Label, Place

_KINDS = ("text", "paragraph", "level", "compartment", "choice")


@rule(
    "ACC006",
    over=Record,
    withholds=True,
    zh="这里有国家秘密的标志。本单位没有定密权，自己的文件不能这样标；真正带密的文件不得存放在这里。"
    "自己的文件请改用阅览级别；收到的涉密文件请立即停止录入，按规定移交。",
    en="This is a mark of state secrets. The organisation may not mark its own papers so; use the "
    "access levels. A paper that really bears such a mark must not be here at all: stop, and hand "
    "it over as the rules say.",
)
def state_secret_mark(record: Record, context: Context) -> Iterator[Finding]:
    """国家秘密标志 · Mark of state secrets

    [zh]
    **查什么**　`access.yml` 的 forbidden-marks（绝密、机密、秘密、★）作为标志出现：
    单独写在字段里；在标题前后或标题的括号里；单独一行写在正文开头；
    写成「密级：秘密」，或带 ★ 和保密期限。附件的文件名和题名也查。
    行文中的普通词语不算，如商业秘密、保守秘密、秘密投票，引号和书名号里的也不算。

    **为什么**　只有依法有定密权的机关、单位才能标注密级（依据：《保守国家秘密法》
    第十七条、第二十条）。社会组织自行标注，既无效力，又会与真正的涉密文件混淆；
    涉密文件更不得进入普通计算机和网络。

    **怎么改**　自己的文件：删去标志，用 access 填写阅览级别（公开、内部、限阅、专阅）。
    外来的涉密文件：不要提交，断开网络，报告负责人，按保密规定移交。

    [en]
    **What** The `forbidden-marks` of `access.yml` (绝密, 机密, 秘密, ★) used as marks: alone in a
    field; before, after or in brackets in a title; alone on a line at the head of a body; written
    as 密级：秘密, or with ★ and a period. Names and titles of attachments as well. The ordinary
    words in running text (商业秘密, 保守秘密) do not count, nor what stands in quotation marks.

    **Why** Only bodies with the power to classify may mark (Law on Guarding State Secrets,
    articles 17 and 20). On the papers of an association a mark has no force and gets mixed up
    with real ones, which may not be on an ordinary computer at all.

    **Mend** On papers of your own: delete the mark and state an access level. A paper from
    outside that bears one: do not commit it, report it, and hand it over.
    """
    marks = marks_of(context.policies.access.forbidden_marks)
    places = list(_places(record, context, marks))
    if places:
        label = Label("另一处标志", "another mark")
        yield Finding(places[0], {}, record.id, related=tuple((p, label) for p in places[1:]))


def _places(record: Record, context: Context, marks: Marks) -> Iterator[Place]:
    for leaf in leaves(record, context.type_of(record), *_KINDS):
        text = leaf.text
        if leaf.path[0] == "attachments" and leaf.path[-1] == "file":
            text = text.rpartition("/")[2].rpartition(".")[0] or text
        titled = leaf.path[0] in ("title", "attachments")
        if marks.in_title(text) if titled else marks.in_value(text):
            yield record.at(*leaf.path)
    for start, end in marks.in_body(record.body):
        yield record.at_body(start, end - start)
