"""Rule: a bank card number where too many can read it."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.personal import told
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record


@rule(
    "PII003",
    over=Record,
    withholds=True,
    zh="这里有银行卡号（{text}），而能看到这里的人超出了规定的范围。"
    "请删去，或移到财务范围的字段里。",
    en="A bank card number ({text}) stands where more people can read it than the policy admits. "
    "Take it out, or move it to a field for finance only.",
)
def bank_card(record: Record, context: Context) -> Iterator[Finding]:
    """银行卡号 · Bank card number

    [zh]
    **查什么**　标题、正文、字段、附件的文件名和题名里十六至十九位、符合卡号校验
    （Luhn 算法，ISO/IEC 7812-1）的数字，连写或四位一段都算。
    形如身份证号或统一社会信用代码的不算卡号。

    **为什么**　金融账户是敏感个人信息，泄露会直接造成财产损失
    （依据：《个人信息保护法》第二十八条）。

    **怎么改**　报销、发放类文件写户名和开户行即可，卡号由财务部另行保管。

    [en]
    **What** Sixteen to nineteen digits that satisfy the check formula of cards (Luhn, ISO/IEC
    7812-1), whole or in groups of four, in the title, body, fields, and the names and titles of
    attachments. What has the shape of an identity number or of an organisation’s credit code is
    left alone.

    **Why** Financial accounts are sensitive personal data (Personal Information Protection Law,
    article 28); a leak costs money at once.

    **Mend** Name the holder and the bank; the number itself is kept by finance.
    """
    yield from told(record, context, "bank-card")
