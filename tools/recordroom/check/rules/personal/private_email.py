"""Rule: an e-mail address that is no office’s, where too many can read it."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.personal import told
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record


@rule(
    "PII004",
    over=Record,
    withholds=True,
    zh="这里有电子邮箱（{text}），不在本单位登记的办公邮箱之列。请改用办公邮箱，或把阅览级别改严。",
    en="The e-mail address {text} is none of the registered office addresses. Give an office "
    "address instead, or make the access stricter.",
)
def private_email(record: Record, context: Context) -> Iterator[Finding]:
    """私人电子邮箱 · Private e-mail address

    [zh]
    **查什么**　标题、正文、字段、附件的文件名和题名里的电子邮箱。
    `access.yml` 的 office-contacts 列出的域名（如 `@sample.example`）和邮箱不算。

    **为什么**　私人邮箱是个人信息，也是诈骗邮件最常用的入口
    （依据：《个人信息保护法》第四条、第二十五条）。

    **怎么改**　写办公邮箱。往来单位的公务邮箱，请把其域名加进 office-contacts。

    [en]
    **What** E-mail addresses in the title, body, fields, and the names and titles of attachments.
    Domains (as `@sample.example`) and addresses listed in `access.yml` under office-contacts are
    left alone.

    **Why** A private address is personal data (Personal Information Protection Law, articles 4
    and 25), and the usual door for fraud.

    **Mend** Give an office address. Add the domains of bodies you write to to office-contacts.
    """
    yield from told(record, context, "private-email")
