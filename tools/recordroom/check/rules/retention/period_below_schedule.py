"""Rule: a record kept for less time than its class asks."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.periods import is_below, period_label
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Record
from recordroom.retain.schedule import assign, stated_period


@rule(
    "RET001",
    over=Record,
    zh="保管期限写的是{stated}，短于「{class}」规定的{period}。期限只可延长，不可缩短。",
    en="The stated period of {stated} is shorter than the {period} of the class “{class}”. "
    "Periods may be longer, never shorter.",
)
def period_below_schedule(record: Record, context: Context) -> Iterator[Finding]:
    """短于规定期限 · Period below the schedule

    [zh]
    **查什么**　文件自己写的 retention-period，是否短于所属类别的保管期限。
    **为什么**　保管期限表经批准后，个别文件可以因为重要而延长，不能由经办人缩短
    （《档案法实施条例》第十九条对机关等单位的要求，社会组织参照）。
    **怎么改**　删去这一行，按类别的期限保管；确应缩短的，修订保管期限表或换用合适的类别。

    [en]
    **What** The retention-period written in a record is not shorter than its class's.
    **Why** Once the schedule is approved, a record may be kept longer for its weight but not
    shortened by whoever handles it. The archives regulations (article 19) ask this of
    public bodies; associations follow by choice.
    **Mend** Take the line out; if the period should be shorter, revise the schedule or use another
    class.
    """
    _, own = stated_period(record)
    class_ = assign(record, context.policies).disposal_class if own is not None else None
    if own is None or class_ is None:
        return
    # What is below the law's minimum is told as that.
    below_floor = class_.floor is not None and is_below(own, class_.floor.period)
    if not below_floor and is_below(own, class_.period):
        values = {
            "stated": period_label(own),
            "class": class_.label,
            "period": period_label(class_.period),
        }
        yield Finding(record.at("retention-period"), values, record.id)
