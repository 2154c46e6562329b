"""Rule: a number that does not have the form of its series."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.model.text import Label, Values
from recordroom.number.book import binding_series, is_draft
from recordroom.number.series import Malformed, parse_number


@rule(
    "NUM001",
    over=Record,
    zh="编号「{number}」写法不对：{fault}。{meant}",
    en="The number {number} is not well formed: {fault}.{meant}",
)
def malformed_number(record: Record, context: Context) -> Iterator[Finding]:
    """编号写法不对 · Malformed number

    [zh]
    **查什么**　文件的编号与本序列规定的写法逐字对照：括号、代字、年份、序号、末尾的「号」。
    **为什么**　同一个号有两种写法，就查不到、对不上。发文字号的写法依据 GB/T 9704-2012 第7.2.5条：
    年份用六角括号〔〕括起并写四位，序号不加「第」、不编虚位（1 不写成 01），后加「号」字。
    其他序列的写法是本机构自己在 numbering.yml 中定的。
    **怎么改**　照提示改写；已经印发的旧文件若当时就写成这样，把原样写进 external-number，
    不要改动印发过的文字。序列启用日（enforced-from）之前的文件不查。

    [en]
    **What** The number is compared with the form of its series, character by character: brackets,
    code, year, count and the closing 号.
    **Why** A number written in two ways cannot be found. For official documents the form is that
    of GB/T 9704-2012, 7.2.5: the year in four digits within 〔〕, no 第, no leading zero, then 号.
    The forms of the other series are the organisation's own, set in numbering.yml.
    **Mend** Write it as the message says. If paper already sent out says otherwise, keep its
    wording in external-number. Records from before the series was enforced are not looked at.
    """
    series = binding_series(record, context.policies) if record.number else None
    if series is None or is_draft(record, context.policies):
        return
    number = parse_number(series, record.number)
    if isinstance(number, Malformed):
        meant = Label("", "")
        if number.meant:
            meant = Label(f"应写作「{number.meant}」。", f" Write {number.meant}.")
        values: Values = {"number": record.number, "fault": number.fault, "meant": meant}
        yield Finding(record.at("number"), values, record.id)
