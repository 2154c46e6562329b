"""Rule: a mobile number where too many can read it."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.personal import told
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record


@rule(
    "PII002",
    over=Record,
    withholds=True,
    zh="这里有手机号码（{text}），而能看到这里的人超出了规定的范围。"
    "请改用办公电话，或把阅览级别改严。",
    en="A mobile number ({text}) stands where more people can read it than the policy admits. Give "
    "an office number instead, or make the access stricter.",
)
def mobile_number(record: Record, context: Context) -> Iterator[Finding]:
    """手机号码 · Mobile telephone number

    [zh]
    **查什么**　标题、正文、字段、附件的文件名和题名里的手机号码：内地十一位号码
    （可带 +86，可分段），以及带区号的港澳台手机号码（+852、+853、+886）。
    更长的流水号中间的十一位数字不算。

    **为什么**　私人手机号码是个人信息，公开要有本人同意（依据：《个人信息保护法》
    第十三条、第二十五条）。哪一级可以出现，由 `access.yml` 的 personal-data 规定；
    单位的值班手机请列入同一文件的 office-contacts。

    **怎么改**　对外联系写办公电话。确需保存本人号码的，填进级别更严的字段。

    [en]
    **What** Mobile numbers in the title, body, fields, and the names and titles of attachments:
    the mainland’s eleven digits (with or without +86, whole or in groups), and with their prefix
    those of Hong Kong, Macau and Taiwan. Eleven digits inside a longer serial do not count.

    **Why** A private number is personal data and needs consent to be shown (Personal Information
    Protection Law, articles 13 and 25). Which access admits it is said in `access.yml` under
    personal-data; an office’s own mobile belongs in office-contacts there.

    **Mend** Give an office number. Where the person’s own number must be kept, put it into a
    stricter field.
    """
    yield from told(record, context, "mobile")
