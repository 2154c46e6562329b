"""Rule: a record that gets no number of ours, and bears one or lacks the other body's."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Label
from recordroom.number.book import binding_series, is_draft, is_joint


@rule(
    "NUM025",
    over=Record,
    zh="这份「{type}」按规定不用本机构的编号（如联合行文用主办机关的文号），{fault}。",
    en="By its type's settings this “{type}” gets no number of ours (a joint document bears the "
    "lead body's); {fault}.",
)
def joint_number(record: Record, context: Context) -> Iterator[Finding]:
    """联合行文的文号 · Number of a joint document

    [zh]
    **查什么**　类型设置 number 的 not-when 所说的文件（例如由别的机关主办的联合行文）：有没有误取本机构的号，到了
    应有编号的状态时有没有照录对方的文号（external-number）。
    **为什么**　联合行文使用主办机关的发文字号（GB/T 9704-2012 第7.2.5条）；取了自己的号，一份文件就有两个号。
    哪些文件算联合行文由本机构在类型设置里规定。
    **怎么改**　运行 recordroom number 文件标识 --external 对方文号；误取的号用 recordroom void 作废。

    [en]
    **What** Records that not-when under number in their type speaks of (joint documents led by
    another body) bear no number of ours, and once a number is due they have the other body's as
    external-number.
    **Why** A joint document bears the lead body's number (GB/T 9704-2012, 7.2.5); with ours too it
    would have two. Which records these are is set in the type.
    **Mend** recordroom number ID --external TEXT; void a number that was taken by mistake.
    """
    policies = context.policies
    type_ = context.type_of(record)
    if is_draft(record, policies) or not is_joint(record, policies):
        return
    if binding_series(record, policies) is None:
        return
    if record.number:
        fault = Label(
            f"却取了「{record.number}」。请作废这个号，照录主办机关的文号",
            f"yet it bears {record.number}. Void that and enter the lead body's",
        )
        yield Finding(record.at("number"), {"type": type_.label, "fault": fault}, record.id)
    elif record.status in type_.number_states and not record.text("external-number"):
        fault = Label(
            "还没有照录主办机关的文号：请写 external-number",
            "the lead body's is not entered yet: write it as external-number",
        )
        yield Finding(record.at(), {"type": type_.label, "fault": fault}, record.id)
