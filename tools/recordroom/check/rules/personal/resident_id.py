"""Rule: a resident identity number where too many can read it."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.personal import told
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record


@rule(
    "PII001",
    over=Record,
    withholds=True,
    zh="这里有居民身份证号（{text}），而能看到这里的人超出了规定的范围。"
    "请删去号码，或把阅览级别和知悉范围改严。",
    en="A resident identity number ({text}) stands where more people can read it than the policy "
    "admits. Take it out, or make the access stricter.",
)
def resident_id(record: Record, context: Context) -> Iterator[Finding]:
    """身份证号 · Resident identity number

    [zh]
    **查什么**　编号、标题、正文、各字段、附件的文件名和题名里的十八位居民身份证号。
    先看行政区划和出生日期是否存在，再按校验码核对，所以普通的长编号不会误报。
    十五位的旧号没有校验码，不查。字段自己规定了更严的阅览级别的，按字段的级别算。

    **为什么**　身份证号与姓名合在一起就能冒用身份，属于敏感个人信息，
    只应当由确有需要的人看到（依据：《个人信息保护法》第二十八条、第五十一条；
    校验码见 GB 11643-1999）。哪一级可以出现，由 `access.yml` 的 personal-data 规定。

    **怎么改**　多数文件不需要号码，写姓名即可，直接删去。确实要留的，
    放进级别更严的字段或单独一份文件。已经提交过的号码仍在历史里，请告诉档案管理员。

    [en]
    **What** Resident identity numbers of eighteen places in the id, title, body, fields, and the
    names and titles of attachments. Region, day of birth and check digit are verified, so that
    other long numbers are left alone; the old numbers of fifteen places are not looked for. A
    field with stricter access of its own counts with that access.

    **Why** With a name, the number is enough to pose as somebody; it is sensitive personal data
    (Personal Information Protection Law, articles 28 and 51; check digit after GB 11643-1999).
    Which access admits it is said in `access.yml` under personal-data.

    **Mend** Most papers do not need the number: take it out. Where it must stay, move it to a
    stricter field or a record of its own. What was committed before remains in the history; tell
    the archivist.
    """
    yield from told(record, context, "resident-id")
