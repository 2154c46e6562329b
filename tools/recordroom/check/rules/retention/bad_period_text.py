"""Rule: a retention period that is no period."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.retain.schedule import stated_period


@rule(
    "RET004",
    over=Record,
    zh="保管期限「{text}」看不懂。请写 permanent（永久），或写作 P30Y（30 年）、P6M（6 个月）、P14D（14 天）。",
    en="The retention period “{text}” cannot be read. Write permanent, or a length as P30Y "
    "(30 years), P6M (6 months), P14D (14 days).",
)
def bad_period_text(record: Record, context: Context) -> Iterator[Finding]:
    """保管期限写法不对 · Bad period

    [zh]
    **查什么**　文件写的 retention-period 是不是 permanent 或 ISO 8601 的期限写法。
    **为什么**　「三十年」「30」「长期」各人理解不同，机器也算不出到期日。写法由本机构规定，
    取自 ISO 8601。
    **怎么改**　P 后面写数字和单位：Y 年、M 月、D 天，例如 P10Y。多数文件不必写，按类别的期限即可。

    [en]
    **What** A record's retention-period is permanent or a length in the form of ISO 8601.
    **Why** “30” or “long” mean something else to everyone, and give no last day. The form is the
    organisation's own, taken from ISO 8601.
    **Mend** P with figures and units: Y years, M months, D days, as P10Y. Most records need none
    and go by their class.
    """
    text = record.text("retention-period")
    if text and stated_period(record) == (False, None):
        yield Finding(record.at("retention-period"), {"text": text}, record.id)
