"""Rule: a value that is not of its field's kind."""

from __future__ import annotations

from collections.abc import Iterator

from recordroom.check.form import mend, perhaps, problems, short
from recordroom.check.forms_of_values import FORMS, ONE_LINE, is_sure, meant
from recordroom.check.rule import Context, rule
from recordroom.model.check import Finding
from recordroom.model.holdings import Holdings
from recordroom.model.text import Label

_GROUP = Label("现在写成了一组内容或列表", "a group or a list stands there now")


@rule(
    "FRM010",
    over=Holdings,
    withholds=True,
    zh="「{name}」要写成{form}；{now}。{near}",
    en="“{name}” has to be {form}; {now}.{near}",
)
def mistyped_field(holdings: Holdings, context: Context) -> Iterator[Finding]:
    """写法不对 · Mistyped value

    [zh]
    **查什么**　每个字段的内容是不是规定的写法：日期如 `2025-03-01`，时间如 `2025-03-01T09:30`，
    金额如 `1800.50`（单位元），期限如 `P30Y`（三十年），是否写 `true` 或 `false`，多项的写成列表。
    不存在的日子（如 2 月 30 日）也会报出来。

    **为什么**　写法统一才能排序、合计和推算到期日；`3/4/2025` 是三月还是四月，谁也说不清
    （依据：GB/T 7408.1-2023，即 ISO 8601-1:2019；不猜测内容是本系统的选择）。

    **怎么改**　按提示的样子改写。能猜到您想写什么时，提示里会给出改好的写法；年份在前的日期等没有歧义的，
    `recordroom check --fix` 会改好（审批和修订记录里的除外）。

    [en]
    **What** Whether the content of each field is written as its kind asks: days as `2025-03-01`, times
    as `2025-03-01T09:30`, amounts as `1800.50` (yuan), lengths as `P30Y`, yes and no as `true` and
    `false`, several things as a list. Days that do not exist (30 February) are found too.

    **Why** Only values of one form can be sorted, added up and counted from; nobody can tell whether
    `3/4/2025` is in March or April (GB/T 7408.1-2023, that is ISO 8601-1:2019; never to guess is the
    choice of this system).

    **Mend** Write it as the message says. Where it is clear what was meant, the message gives it;
    what can mean one thing only, as a day with the year first, `recordroom check --fix` writes
    (except in approvals and amendments).
    """
    del context
    for problem in problems(holdings, "mistyped-field"):
        kind, text = str(problem.values["kind"]), str(problem.values["text"])
        now = Label(f"现在是「{short(text)}」", f"“{short(text)}” stands there now")
        values = {
            "name": problem.values["name"],
            "form": FORMS.get(kind, ONE_LINE),
            "now": _GROUP if text == "…" else now,
            "near": perhaps(meant(kind, text)),
        }
        fix = mend(problem.place, meant(kind, text), safe=is_sure(kind, text))
        yield Finding(problem.place, values, problem.record, fix=fix)
